import Dossiers
import Foundation
import PortalClient
import Sandbox
import Testing

@Suite struct CatalogueTests {
  @Test(arguments: [1, 2, 200]) func catalogueComesWholeWhateverThePageSize(pageSize: Int) async throws {
    let sandbox = try await TestSandbox(pageSize: pageSize)
    let catalogue = try await sandbox.client.catalogue()
    #expect(catalogue.agencies == Fixtures.agencies)
    #expect(catalogue.procedures == Fixtures.procedures.map(\.summary))
    await sandbox.stop()
  }

  @Test func procedureComesWithItsPapers() async throws {
    let sandbox = try await TestSandbox()
    let procedure = try await sandbox.client.procedure("p-1001822")
    #expect(procedure == Fixtures.procedure)
    #expect(Array(procedure.summary.name.utf8) == Array(Fixtures.procedure.summary.name.utf8))
    await sandbox.stop()
  }

  @Test(arguments: ["không-có", "a/b", "../../oauth2/userinfo"])
  func unknownProcedureIsNotFound(id: String) async throws {
    let sandbox = try await TestSandbox()
    let problem = await #expect(throws: Problem.self) { try await sandbox.client.procedure(id) }
    #expect(problem?.code == .procedureNotFound)
    #expect(problem?.details == ["procedure": id])
    #expect(problem?.technical.hasPrefix("HTTP 404 · GATEWAY-40401 · trace ") == true)
    await sandbox.stop()
  }

  @Test func provincesHaveTheirWards() async throws {
    let sandbox = try await TestSandbox(pageSize: 50)
    let provinces = try await sandbox.client.provinces()
    #expect(provinces.count == 34)
    let daklak = try #require(provinces.first { $0.name.contains("Đắk Lắk") })
    let wards = try await sandbox.client.wards(of: daklak.id)
    #expect(wards.count == 102)
    #expect(wards.contains { $0.name == "Phường Tân Lập" })
    #expect(try await sandbox.client.wards(of: "không có").isEmpty)
    await sandbox.stop()
  }

  @Test func blankFormIsSavedAsItIs() async throws {
    let sandbox = try await TestSandbox()
    let path = "\(sandbox.folder.path)/mẫu.docx"
    try await sandbox.client.downloadTemplate(try #require(Fixtures.form.template), to: path)
    #expect(FileManager.default.contents(atPath: path) == Data("mẫu đơn".utf8))

    try await sandbox.signIn()
    let missing = ComponentTemplate(id: "không có", filename: "thiếu.docx")
    let problem = await #expect(throws: Problem.self) { try await sandbox.client.downloadTemplate(missing, to: path) }
    #expect(problem?.code == .fileNotFound)
    #expect(problem?.details == ["file": "thiếu.docx"])
    #expect(FileManager.default.contents(atPath: path) == Data("mẫu đơn".utf8))
    await sandbox.stop()
  }
}
