import Dossiers
import Screens
import Testing

private func session(columns: Int = 80, rows: Int = 24, language: Language = .vietnamese) -> Session {
  var session = ScreenKit.session(columns: columns, rows: rows, language: language)
  session.account.person = ScreenKit.person
  session.shelf.isLoaded = true
  var unsigned = ScreenKit.draft()
  unsigned.papers[0].isTicked = true
  unsigned.papers[0].file = ScreenKit.convertedFile
  var birth = ScreenKit.draft(screen: .applicant)
  birth.id = "20261122-090000-1"
  birth.procedure.summary.name = "Đăng ký khai sinh"
  birth.updatedAt = ScreenKit.now + -86_400
  birth.applicant["phone"] = nil
  session.shelf.drafts = [unsigned, birth]
  session.following.dossiers = [
    TrackingKit.dossier("H15.07-20261123-0000042", "Cấp đổi giấy phép lái xe", .inProgress),
    TrackingKit.dossier("H15.07-20261102-0000017", "Đăng ký kết hôn", .supplementRequested),
    TrackingKit.dossier("H15.07-20261015-0000003", "Cấp phiếu lý lịch tư pháp", .resultReturned),
  ]
  return session
}

@Test func homeOpensTheSelectedDraftWhereItWasLeft() throws {
  let library = try #require(ScreenKit.library)
  var session = session()
  #expect(try library.press("enter", &session) == [])
  #expect(session.draft?.id == "20261123-140000-1")
  #expect(session.route.screens == [.home, .applicant, .components])
}

@Test func homeOpensASubmittedDossierInTracking() throws {
  let library = try #require(ScreenKit.library)
  var session = session()
  for _ in 0..<3 { _ = try library.press("down", &session) }
  let effects = try library.press("enter", &session)
  #expect(session.route.current == .tracking)
  #expect(session.following.current?.number == "H15.07-20261102-0000017")
  #expect(effects == [.portal(.track(number: "H15.07-20261102-0000017")), .portal(.loadFollowed)])
}

@Test func theSelectionOfHomeStaysWithinItsLines() throws {
  let library = try #require(ScreenKit.library)
  var session = session()
  _ = try library.press("up", &session)
  #expect(session.shelf.selected == 0)
  _ = try library.press("end", &session)
  _ = try library.press("down", &session)
  #expect(session.shelf.selected == 4)
  _ = try library.press("home", &session)
  #expect(session.shelf.selected == 0)
}

@Test func aDraftIsDeletedOnlyWhenAskedTwice() throws {
  let library = try #require(ScreenKit.library)
  var session = session()
  #expect(try library.press("x", &session) == [])
  #expect(session.shelf.deleting == "20261123-140000-1" && session.shelf.drafts.count == 2)
  #expect(try library.press("x", &session) == [.drafts(.delete("20261123-140000-1"))])
  #expect(session.shelf.drafts.map(\.id) == ["20261122-090000-1"] && session.shelf.deleting == nil)
}

@Test func anyOtherKeyKeepsTheDraft() throws {
  let library = try #require(ScreenKit.library)
  for key in ["esc", "down", "n"] {
    var session = session()
    _ = try library.press("x", &session)
    _ = try library.press(key, &session)
    #expect(session.shelf.deleting == nil && session.shelf.drafts.count == 2, "\(key)")
  }
}

@Test func theDraftAtHandCannotComeBackAfterItsDeletion() throws {
  let library = try #require(ScreenKit.library)
  var session = session()
  session.draft = session.shelf.drafts[0]
  _ = try library.press("x", &session)
  _ = try library.press("x", &session)
  _ = library.reduce(&session, .clock(ScreenKit.now + 1))
  #expect(session.shelf.drafts.count == 1)
}

@Test func submittedDossiersCannotBeDeletedHere() throws {
  let library = try #require(ScreenKit.library)
  var session = session()
  _ = try library.press("end", &session)
  #expect(try library.press("x", &session) == [])
  #expect(session.notice?.content == .text("only-drafts", [:]))
}

@Test func aNewDossierStartsWithSigningInWhereThatIsNeeded() throws {
  let library = try #require(ScreenKit.library)
  var session = session()
  #expect(try library.press("n", &session) == [.portal(.loadCatalogue)])
  #expect(session.route.current == .procedures)
  var stranger = ScreenKit.session()
  #expect(try library.press("n", &stranger) == [.portal(.startSignIn)])
  #expect(stranger.route.current == .signIn)
}

@Test func whatWasSubmittedFromHereIsListedOnce() throws {
  let library = try #require(ScreenKit.library)
  var session = session()
  let number = "H15.07-20261123-0000099"
  session.shelf.drafts[1].receipt = Receipt(
    number: number, procedureCode: "1.001822", procedureName: "Đăng ký khai sinh", applicantName: "Phan Quốc Hậu",
    receivingOffice: "UBND phường", submittedAt: ScreenKit.now, appointment: nil, workingDays: 1, status: .registered,
    files: [])
  #expect(library.frame(of: session).text.contains(number))
  _ = try library.press("down", &session)
  _ = try library.press("enter", &session)
  #expect(session.following.current?.number == number)
  session.route = Route()
  session.following.dossiers.append(TrackingKit.dossier(number, "Đăng ký khai sinh", .accepted))
  let mentions = library.frame(of: session).text.split(separator: "\n").count { $0.contains(number) }
  #expect(mentions == 1)
}

@Test func onAnEmptyHomeEnterBegins() throws {
  let library = try #require(ScreenKit.library)
  var session = ScreenKit.session()
  session.shelf.isLoaded = true
  _ = try library.press("enter", &session)
  #expect(session.route.current == .signIn)
}

@Test func theAccountKeySignsInAndOut() throws {
  let library = try #require(ScreenKit.library)
  var session = session()
  #expect(try library.press("s", &session) == [.portal(.signOut)])
  _ = library.reduce(&session, .portal(.signedOut))
  #expect(session.account.person == nil)
  #expect(try library.press("s", &session) == [.portal(.startSignIn)])
}

@Test func homeLeadsToEverythingBesideIt() throws {
  let library = try #require(ScreenKit.library)
  for (key, screen) in [("/", ScreenID.tracking), (",", .settings), ("?", .help), ("f1", .help), ("p", .procedures)] {
    var session = session()
    _ = try library.press(key, &session)
    #expect(session.route.screens == [.home, screen], "\(key)")
  }
  var session = session()
  #expect(try library.press("q", &session) == [.program(.quit)])
}

@Test func homeLooksAsRecorded() throws {
  let library = try #require(ScreenKit.library)
  try expectSnapshots(of: "home", library) { session(columns: $0, rows: $1, language: $2) }
  try expectSnapshots(of: "home-empty", library) { columns, rows, language in
    var session = ScreenKit.session(columns: columns, rows: rows, language: language)
    session.shelf.isLoaded = true
    return session
  }
}
