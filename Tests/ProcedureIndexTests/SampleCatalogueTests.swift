import Dossiers
import Foundation
import Testing

@Suite struct SampleCatalogueTests {
  let catalogue: SampleCatalogue

  init() throws { catalogue = try SampleCatalogue.load() }

  @Test func everythingIsMarkedAsASample() {
    #expect(catalogue.procedures.count >= 44)
    #expect(catalogue.procedures.allSatisfy { $0.isSample })
    #expect(Set(catalogue.procedures.map(\.summary.tier)) == Set(AgencyTier.allCases))
  }

  @Test func identifiersAreUniqueAndReferencesHold() {
    let agencies = Dictionary(uniqueKeysWithValues: catalogue.agencies.map { ($0.id, $0) })
    #expect(Set(catalogue.procedures.map(\.id)).count == catalogue.procedures.count)
    for agency in catalogue.agencies where agency.parent != nil {
      #expect(agencies[agency.parent ?? ""]?.tier == agency.tier, "\(agency.id)")
    }
    for procedure in catalogue.procedures {
      let agency = agencies[procedure.summary.agency]
      #expect(agency?.name == procedure.summary.agencyName, "\(procedure.id)")
      #expect(agency?.tier == procedure.summary.tier, "\(procedure.id)")
      #expect(!procedure.components.isEmpty)
      #expect(Set(procedure.components.map(\.id)).count == procedure.components.count)
    }
  }

  @Test func theGuidesProcedureIsAsInTheGuide() throws {
    let procedure = try #require(catalogue.procedures.first { $0.summary.code == "1.001822.000.00.00.H15" })
    #expect(procedure.summary.name == "Cấp chứng chỉ hành nghề tu bổ di tích")
    #expect(procedure.summary.agencyName == "Sở Văn hóa, Thể thao và Du lịch")
    #expect(procedure.summary.field == "Di sản văn hóa")
    #expect(procedure.summary.level == .partial)
    #expect(procedure.summary.workingDays == 5)
    #expect(procedure.receivingOffice == "Bộ phận TN và TKQ Sở VHTTDL")
    #expect(procedure.fee == 0)
    let first = try #require(procedure.components.first)
    #expect(first.name == "Đơn đề nghị cấp chứng chỉ hành nghề bảo quản, tu bổ, phục hồi di tích")
    #expect(first.isRequired && first.mustBeSigned)
    #expect(first.template?.filename == "don-de-nghi-cap-chung-chi.docx")
    #expect(procedure.components.dropFirst().allSatisfy { !$0.isRequired })
  }

  @Test func textsAreComposed() throws {
    let data = try Data(contentsOf: SampleCatalogue.resources.appending(path: "catalogue.json"))
    let text = String(decoding: data, as: UTF8.self)
    #expect(Array(text.utf8) == Array(text.precomposedStringWithCanonicalMapping.utf8))
  }

  @Test func everyTemplateIsAWordFile() throws {
    let templates = SampleCatalogue.resources.appending(path: "templates")
    let named = Set(catalogue.procedures.flatMap(\.components).compactMap { $0.template?.filename })
    #expect(try Set(FileManager.default.contentsOfDirectory(atPath: templates.path)) == named)
    for file in named.map({ templates.appending(path: $0) })
      + [SampleCatalogue.resources.appending(path: "demo/don-de-nghi.docx")]
    {
      let data = try Data(contentsOf: file)
      #expect(data.starts(with: [0x50, 0x4B, 3, 4]) && data.count < 40_000, "\(file.lastPathComponent)")
    }
  }
}
