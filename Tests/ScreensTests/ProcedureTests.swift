import Dossiers
import Screens
import Testing

private func session(columns: Int = 80, rows: Int = 24, language: Language = .vietnamese) -> Session {
  var session = ScreenKit.session(
    at: [.home, .procedures, .procedure], columns: columns, rows: rows, language: language)
  session.catalogue.procedure = ScreenKit.procedure
  return session
}

@Test func aDossierBeginsWithoutSigningIn() throws {
  let library = try #require(ScreenKit.library)
  for key in ["enter", "f10"] {
    var session = session()
    #expect(try library.press(key, &session) == [.portal(.loadProvinces)])
    #expect(session.draft?.procedure == ScreenKit.procedure)
    #expect(session.route.current == .applicant)
    #expect(session.shelf.drafts.map(\.id) == ["20261123-140731-1"])
  }
}

@Test func whatIsKnownOfThePersonIsFilledIn() throws {
  let library = try #require(ScreenKit.library)
  var session = session()
  session.account.person = ScreenKit.person
  session.shelf.drafts = [ScreenKit.draft()]
  _ = try library.press("enter", &session)
  #expect(session.draft?.applicant["full-name"] == "Phan Quốc Hậu")
  #expect(session.draft?.applicant["street"] == "06 Lê Duẩn")
  #expect(session.draft?.applicant["email"] == "hau@example.vn")
}

@Test func aProcedureThatIsOnlyDescribedCannotBegin() throws {
  let library = try #require(ScreenKit.library)
  var session = session()
  session.catalogue.procedure?.summary.level = .information
  #expect(try library.press("enter", &session) == [])
  #expect(session.draft == nil)
  #expect(session.notice?.content == .text("information-only", [:]))
}

@Test func aProcedureScrollsFromEndToEnd() throws {
  let library = try #require(ScreenKit.library)
  var session = session(columns: 60, rows: 20)
  _ = try library.press("up", &session)
  #expect(session.catalogue.detailScroll == 0)
  _ = try library.press("end", &session)
  let last = session.catalogue.detailScroll
  #expect(last > 0)
  #expect(library.frame(of: session).text.contains("61/2016/NĐ-CP"))
  for _ in 0..<9 { _ = try library.press("space", &session) }
  #expect(session.catalogue.detailScroll == last)
  _ = try library.press("up", &session)
  #expect(session.catalogue.detailScroll == last - 1)
}

@Test func procedureLooksAsRecorded() throws {
  let library = try #require(ScreenKit.library)
  try expectSnapshots(of: "procedure", library) { session(columns: $0, rows: $1, language: $2) }
}
