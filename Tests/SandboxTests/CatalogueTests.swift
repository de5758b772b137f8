import Dossiers
import PortalWire
import Testing

struct CatalogueTests {
  @Test func procedureTravelsWhole() async throws {
    let test = try await TestPortal()
    let reply = try await test.get(PortalPath.procedure(Fixtures.procedure.id), token: nil)
    #expect(try reply.decode(ProcedureDetail.self).procedure == Fixtures.procedure)
    #expect(try await test.get(PortalPath.procedure("không-có"), token: nil).status == 404)
    try await test.remove()
  }

  @Test func proceduresAreFoundByWordsAndPaged() async throws {
    let test = try await TestPortal()
    let all = try await test.get(PortalPath.procedures, query: [("page", "1"), ("size", "1")], token: nil)
      .decode(GatePage<ProcedureRow>.self)
    #expect(all.content.map(\.summary) == [Fixtures.other.summary])
    #expect(all.totalElements == 2)
    #expect(all.last)
    let found = try await test.get(PortalPath.procedures, query: [("keyword", "tu bổ DI TÍCH")], token: nil)
      .decode(GatePage<ProcedureRow>.self)
    #expect(found.content.map(\.id) == [Fixtures.procedure.id])
    try await test.remove()
  }

  @Test func agenciesFormATree() async throws {
    let test = try await TestPortal()
    let all = try await test.get(PortalPath.agencies, token: nil).decode(GatePage<AgencyRow>.self)
    #expect(all.content.map(\.agency) == [Fixtures.agency, Fixtures.division])
    try await test.remove()
  }

  @Test func communesAreFoundBelowTheirProvince() async throws {
    let test = try await TestPortal()
    let provinces = try await test.get(PortalPath.places, token: nil).decode(GatePage<PlaceRow>.self)
    #expect(provinces.content.count == 34)
    let communes = try await test.get(PortalPath.places, query: [("parent-id", "66")], token: nil)
      .decode(GatePage<PlaceRow>.self)
    #expect(communes.content.count == 102)
    #expect(communes.content.contains { $0.name.vi == "Phường Buôn Ma Thuột" && $0.parent?.id == "66" })
    try await test.remove()
  }

  @Test func tagsNameTheStates() async throws {
    let test = try await TestPortal()
    let tag = try await test.get(PortalPath.tag("5"), token: nil).decode(NamedReference.self)
    #expect(tag.name.vi == "Yêu cầu bổ sung giấy tờ")
    try await test.remove()
  }

  @Test func blankFormsAreDownloaded() async throws {
    let test = try await TestPortal()
    let reply = try await test.get(PortalPath.file("mau-don"), token: nil)
    #expect(reply.body == Array("mẫu đơn".utf8))
    try await test.remove()
  }

  @Test func privateCallsNeedASessionAndABadTokenIsNeverTaken() async throws {
    let test = try await TestPortal()
    #expect(try await test.get(PortalPath.dossiers, token: nil).status == 401)
    #expect(try await test.get(PortalPath.procedures, token: "giả").status == 401)
    #expect(try await test.get("/khong/co", token: nil).status == 404)
    #expect(try await test.send(.DELETE, PortalPath.agencies).status == 405)
    try await test.remove()
  }
}
