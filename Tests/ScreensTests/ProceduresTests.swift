import Dossiers
import Screens
import Testing

private let heritage = Agency(
  id: "a-dsvh", code: "H15.07.1", name: "Di sản văn hóa", tier: .province, parent: "a-vhttdl")
private let agencies = [
  Agency(id: "a-nv", code: "H15.01", name: "Sở Nội vụ", tier: .province),
  Agency(id: "a-vhttdl", code: "H15.07", name: "Sở Văn hóa, Thể thao và Du lịch", tier: .province), heritage,
  Agency(id: "a-tdl", code: "H15.90", name: "UBND phường Buôn Ma Thuột", tier: .commune),
]

private func summary(_ id: String, _ code: String, _ name: String, days: Int? = 5) -> ProcedureSummary {
  ProcedureSummary(
    id: id, code: "\(code).000.00.00.H15", name: name, field: "Di sản văn hóa", agency: "a-vhttdl",
    agencyName: "Sở Văn hóa, Thể thao và Du lịch", tier: .province, level: .partial, workingDays: days)
}

private let hits = [
  ProcedureHit(
    summary: summary("p-1", "1.001822", "Cấp chứng chỉ hành nghề tu bổ di tích"), highlights: [24..<37]),
  ProcedureHit(
    summary: summary("p-2", "1.001123", "Cấp lại chứng chỉ hành nghề tu bổ di tích"), highlights: [28..<41]),
  ProcedureHit(
    summary: summary(
      "p-3", "1.003901",
      "Cấp giấy chứng nhận đủ điều kiện kinh doanh giám định cổ vật thuộc thẩm quyền của Ủy ban nhân dân cấp tỉnh",
      days: nil)),
]

private func session(columns: Int = 80, rows: Int = 24, language: Language = .vietnamese) -> Session {
  var session = ScreenKit.session(at: [.home, .procedures], columns: columns, rows: rows, language: language)
  session.catalogue.agencies = agencies
  session.catalogue.count = 1914
  session.catalogue.loadedAt = ScreenKit.now + -3600
  session.catalogue.results = ProcedureResults(total: 3, hits: hits)
  session.catalogue.counts = ["a-nv": 131, "a-vhttdl": 142, "a-dsvh": 21, "a-tdl": 402]
  session.catalogue.fields = ["Di sản văn hóa", "Du lịch"]
  return session
}

private func search(_ change: (inout ProcedureQuery) -> Void) -> [Effect] {
  var query = ProcedureQuery()
  change(&query)
  return [.portal(.search(query))]
}

@Test func everyKeyTypedSearches() throws {
  let library = try #require(ScreenKit.library)
  var session = session()
  session.catalogue.selected = 2
  #expect(library.type("t", &session) == search { $0.text = "t" })
  #expect(library.type("u", &session) == search { $0.text = "tu" })
  #expect(try library.press("backspace", &session) == search { $0.text = "t" })
  #expect(session.catalogue.selected == 0)
}

@Test func movingTheCursorAsksForNothing() throws {
  let library = try #require(ScreenKit.library)
  var session = session()
  _ = library.type("tu", &session)
  #expect(try library.press("left", &session) == [])
  #expect(try library.press("delete", &session) == search { $0.text = "t" })
  #expect(try library.press("delete", &session) == [])
}

@Test func enterOpensTheSelectedProcedure() throws {
  let library = try #require(ScreenKit.library)
  var session = session()
  for _ in 0..<9 { _ = try library.press("down", &session) }
  #expect(session.catalogue.selected == 2)
  #expect(try library.press("enter", &session) == [.portal(.loadProcedure("p-3"))])
  #expect(try library.press("enter", &session) == [])
  #expect(session.notice?.content == .text("still-loading", [:]))
  _ = library.reduce(&session, .portal(.procedureLoaded(ScreenKit.procedure)))
  #expect(session.route.current == .procedure)
}

@Test func whereNothingWasFoundEnterSaysSo() throws {
  let library = try #require(ScreenKit.library)
  var session = session()
  session.catalogue.results = ProcedureResults()
  #expect(try library.press("enter", &session) == [])
  #expect(session.notice?.content == .text("nothing-selected", [:]))
}

@Test func aCatalogueThatFailedIsFetchedAgain() throws {
  let library = try #require(ScreenKit.library)
  var session = ScreenKit.session(at: [.home, .procedures])
  session.catalogue.isLoading = true
  #expect(try library.press("f5", &session) == [])
  _ = library.reduce(&session, .portal(.catalogueFailed(Problem(.portalUnreachable))))
  #expect(try library.press("enter", &session) == [.portal(.loadCatalogue)])
  #expect(session.catalogue.isLoading && session.catalogue.problem == nil)
}

@Test func filtersGoRoundAndBackToAll() throws {
  let library = try #require(ScreenKit.library)
  var session = session()
  #expect(try library.press("f3", &session) == search { $0.field = "Di sản văn hóa" })
  #expect(try library.press("f3", &session) == search { $0.field = "Du lịch" })
  #expect(try library.press("f3", &session) == search { _ in })
  for level in ServiceLevel.allCases { #expect(try library.press("f4", &session) == search { $0.level = level }) }
  #expect(try library.press("f4", &session) == search { _ in })
  #expect(try library.press("f6", &session) == search { $0.tier = .province })
  #expect(try library.press("f6", &session) == search { $0.tier = .commune })
  #expect(try library.press("f6", &session) == search { _ in })
}

@Test func withoutFieldsThereIsNothingToFilterBy() throws {
  let library = try #require(ScreenKit.library)
  var session = session()
  session.catalogue.fields = []
  #expect(try library.press("f3", &session) == [])
  #expect(session.notice?.content == .text("no-fields", [:]))
}

@Test func clearingDropsWordsAndFilters() throws {
  let library = try #require(ScreenKit.library)
  var session = session()
  _ = library.type("tu bo", &session)
  _ = try library.press("f4", &session)
  #expect(try library.press("f7", &session) == search { _ in })
  #expect(session.catalogue.words.text.isEmpty)
}

@Test func enterInTheTreeChoosesThenFolds() throws {
  let library = try #require(ScreenKit.library)
  var session = session()
  _ = try library.press("tab", &session)
  #expect(session.catalogue.pane == .agencies)
  for _ in 0..<3 { _ = try library.press("down", &session) }
  #expect(try library.press("enter", &session) == search { $0.agency = "a-vhttdl" })
  #expect(session.catalogue.treeRows.count == 6)
  #expect(try library.press("enter", &session) == [])
  #expect(session.catalogue.treeRows.count == 5)
  _ = try library.press("up", &session)
  _ = try library.press("up", &session)
  #expect(try library.press("enter", &session) == search { $0.tier = .province })
  _ = try library.press("up", &session)
  #expect(try library.press("enter", &session) == search { _ in })
}

@Test func arrowsFoldAndUnfoldTheTree() throws {
  let library = try #require(ScreenKit.library)
  var session = session()
  _ = try library.press("shift-tab", &session)
  for _ in 0..<3 { _ = try library.press("down", &session) }
  _ = try library.press("right", &session)
  #expect(session.catalogue.treeRows.contains(.agency(heritage, depth: 2, hasChildren: false, isExpanded: false)))
  _ = try library.press("down", &session)
  _ = try library.press("left", &session)
  #expect(session.catalogue.treeSelected == 3)
  _ = try library.press("left", &session)
  _ = try library.press("left", &session)
  #expect(session.catalogue.treeSelected == 1)
  _ = try library.press("left", &session)
  #expect(session.catalogue.treeRows.count == 3)
  _ = try library.press("end", &session)
  #expect(session.catalogue.treeSelected == 2)
}

@Test func typingSearchesInTheTreeToo() throws {
  let library = try #require(ScreenKit.library)
  var session = session()
  _ = try library.press("tab", &session)
  #expect(library.type("d", &session) == search { $0.text = "d" })
}

@Test func aLateAnswerToAnEarlierQueryIsIgnored() throws {
  let library = try #require(ScreenKit.library)
  var session = session()
  _ = library.type("tu", &session)
  let late = ProcedureQuery(text: "t")
  _ = library.reduce(&session, .portal(.searched(late, ProcedureResults(), counts: [:], fields: [])))
  #expect(session.catalogue.results.total == 3)
}

@Test func proceduresLookAsRecorded() throws {
  let library = try #require(ScreenKit.library)
  try expectSnapshots(of: "procedures", library) { columns, rows, language in
    var session = session(columns: columns, rows: rows, language: language)
    session.catalogue.words = TextInput("tu bo di tich")
    session.catalogue.query.text = "tu bo di tich"
    session.catalogue.expanded.insert("a-vhttdl")
    return session
  }
  try expectSnapshots(of: "procedures-agencies", library) { columns, rows, language in
    var session = session(columns: columns, rows: rows, language: language)
    session.catalogue.pane = .agencies
    session.catalogue.treeSelected = 3
    session.catalogue.query.agency = "a-vhttdl"
    return session
  }
}
