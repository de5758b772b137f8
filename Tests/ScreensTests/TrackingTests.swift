import Dossiers
import Screens
import Testing

/// Dossiers that a portal knows.
enum TrackingKit {
  static func dossier(_ number: String, _ name: String, _ status: DossierStatus) -> TrackedDossier {
    let submitted = ScreenKit.now + -86_400 * 3
    var history = [
      StatusChange(status: .registered, at: submitted, by: "", note: ""),
      StatusChange(status: .accepted, at: submitted + 7200, by: "Đặng Quốc Đạt", note: "Đã nhận đủ giấy tờ."),
    ]
    if status != .accepted {
      let note = status == .supplementRequested ? "Đề nghị bổ sung bản sao văn bằng có chứng thực." : ""
      history.append(StatusChange(status: status, at: submitted + 90_000, by: "Nguyễn Thị Ngọc Ánh", note: note))
    }
    return TrackedDossier(
      number: number, procedureCode: "1.001822", procedureName: name, applicantName: "Phan Quốc Hậu",
      receivingOffice: "Bộ phận TN và TKQ Sở VHTTDL", status: status, submittedAt: submitted,
      appointment: CivilDate(year: 2026, month: 11, day: 27), history: history)
  }
}

private func session(columns: Int = 80, rows: Int = 24, language: Language = .vietnamese) -> Session {
  var session = ScreenKit.session(at: [.home, .tracking], columns: columns, rows: rows, language: language)
  session.account.person = ScreenKit.person
  session.following.dossiers = [
    TrackingKit.dossier("H15.07-20261123-0000042", "Cấp chứng chỉ hành nghề tu bổ di tích", .inProgress),
    TrackingKit.dossier("H15.07-20261102-0000017", "Đăng ký kết hôn", .supplementRequested),
  ]
  return session
}

@Test func aTypedNumberIsLookedUp() throws {
  let library = try #require(ScreenKit.library)
  var session = session()
  _ = library.type("H15.07-1", &session)
  #expect(try library.press("enter", &session) == [.portal(.track(number: "H15.07-1"))])
  #expect(session.following.isLoading)
  #expect(try library.press("enter", &session) == [])
  #expect(session.notice?.content == .text("still-asking", [:]))
}

@Test func withoutANumberNothingIsAsked() throws {
  let library = try #require(ScreenKit.library)
  var session = session()
  #expect(try library.press("enter", &session) == [])
  #expect(session.notice?.content == .text("number-missing", [:]))
  #expect(try library.press("f5", &session) == [.portal(.loadFollowed)])
}

@Test func arrowsChooseAmongOnesOwnDossiers() throws {
  let library = try #require(ScreenKit.library)
  var session = session()
  _ = try library.press("down", &session)
  #expect(session.following.number.text == "H15.07-20261123-0000042")
  _ = try library.press("down", &session)
  _ = try library.press("down", &session)
  #expect(session.following.current?.number == "H15.07-20261102-0000017")
  #expect(
    try library.press("f5", &session) == [.portal(.loadFollowed), .portal(.track(number: "H15.07-20261102-0000017"))])
}

@Test func anAnswerAndARefusalEndTheWaiting() throws {
  let library = try #require(ScreenKit.library)
  var session = session()
  session.following.isLoading = true
  _ = library.reduce(&session, .portal(.tracked(session.following.dossiers[1])))
  #expect(!session.following.isLoading && session.following.current?.status == .supplementRequested)
  session.following.isLoading = true
  _ = library.reduce(&session, .portal(.trackingFailed(Problem(.dossierNotFound, ["number": "H15"]))))
  #expect(!session.following.isLoading && session.following.current == nil)
}

@Test func theNumberHasAnEnd() throws {
  let library = try #require(ScreenKit.library)
  var session = session()
  _ = library.type(String(repeating: "9", count: 41), &session)
  #expect(session.following.number.text.isEmpty)
  for _ in 0..<45 { _ = library.type("9", &session) }
  #expect(session.following.number.text.count == 40)
}

@Test func theHistoryScrollsNoFurtherThanItGoes() throws {
  let library = try #require(ScreenKit.library)
  var session = session(columns: 60, rows: 20)
  session.following.current = session.following.dossiers[1]
  for _ in 0..<9 { _ = try library.press("pgdn", &session) }
  let last = session.following.scroll
  #expect(last > 0 && last < 20)
  #expect(library.frame(of: session).text.contains("Mới đăng ký"))
  for _ in 0..<9 { _ = try library.press("pgup", &session) }
  #expect(session.following.scroll == 0)
}

@Test func trackingLooksAsRecorded() throws {
  let library = try #require(ScreenKit.library)
  try expectSnapshots(of: "tracking", library) { columns, rows, language in
    var session = session(columns: columns, rows: rows, language: language)
    session.following.current = session.following.dossiers[1]
    session.following.number = TextInput("H15.07-20261102-0000017")
    return session
  }
}
