import Dossiers
import Testing

@testable import Screens

@Suite struct ReviewTests {
  let library: ScreenLibrary

  init() throws { library = try #require(ScreenKit.library) }

  static func session(
    columns: Int = 80, rows: Int = 24, language: Language = .vietnamese, isReady: Bool = false
  ) -> Session {
    var session = PaperKit.session(at: .review, columns: columns, rows: rows, language: language)
    if isReady {
      PaperKit.sign(&session)
      session.draft?.isCommitted = true
    }
    return session
  }

  @Test func theFirstOpenItemIsNamedWhenOneSubmitsTooEarly() throws {
    var session = Self.session()
    #expect(try library.press("f10", &session) == [])
    #expect(session.route.current == .review)
    let name = ScreenKit.procedure.components[0].name
    #expect(session.notice?.content == .text("check-signature-missing", ["subject": name]))
    session.draft?.applicant["phone"] = ""
    _ = try library.press("f10", &session)
    #expect(session.notice?.content == .text("applicant-incomplete", ["subject": "phone"]))
  }

  @Test func enterLeadsWhereAnItemIsMended() throws {
    var session = Self.session()
    session.papers.selected = 2
    _ = try library.press("enter", &session)
    #expect(session.route.current == .components && session.papers.selected == 0)
    #expect(session.draft?.currentPaper == "c-1")
    session = Self.session()
    session.draft?.applicant["phone"] = ""
    _ = try library.press("enter", &session)
    #expect(session.route.current == .applicant)
  }

  @Test func spaceCommitsFromAnywhereAndEnterOnItsLine() throws {
    var session = Self.session()
    _ = try library.press("space", &session)
    #expect(session.draft?.isCommitted == true)
    _ = try library.press("space", &session)
    #expect(session.draft?.isCommitted == false)
    _ = try library.press("end", &session)
    _ = try library.press("enter", &session)
    #expect(session.draft?.isCommitted == true && session.route.current == .review)
  }

  @Test func aReadyDossierIsSent() throws {
    var session = Self.session(isReady: true)
    let effects = try library.press("f10", &session)
    let draft = try #require(session.draft)
    #expect(effects.count == 1 && session.route.current == .submit && session.submission.stage == .uploading)
    guard case .portal(.submit(let sent)) = effects.first else {
      Issue.record("nothing was submitted")
      return
    }
    #expect(sent.papers == draft.papers)
  }

  @Test func withoutAPersonOneSignsInFirstAndEscLeadsBack() throws {
    var session = Self.session(isReady: true)
    session.account.person = nil
    #expect(try library.press("f10", &session) == [.portal(.startSignIn)])
    #expect(session.route.current == .signIn)
    _ = try library.press("esc", &session)
    #expect(session.route.current == .review)
    _ = try library.press("f10", &session)
    let effects = library.reduce(&session, .portal(.signedIn(ScreenKit.person)))
    #expect(session.route.current == .submit && effects.count == 1)
  }

  @Test func anEarlierFailureDoesNotKeepOneFromTrying() throws {
    var session = Self.session(isReady: true)
    session.submission.stage = .failed
    session.submission.problem = Problem(.portalUnreachable)
    #expect(try library.press("f10", &session).count == 1)
    #expect(session.submission.problem == nil)
  }

  @Test func theIdentityNumberIsMasked() {
    let text = library.frame(of: Self.session()).text
    #expect(text.contains("0660…735") && !text.contains("066090007735"))
  }

  @Test func looksAsRecorded() throws {
    try expectSnapshots(of: "review", library) { columns, rows, language in
      var session = Self.session(columns: columns, rows: rows, language: language)
      session.draft?.procedure.components[0].name = PaperKit.longName
      session.draft?.papers[0].component.name = PaperKit.longName
      session.draft?.applicant["street"] = ""
      return session
    }
    try expectSnapshots(of: "review-ready", library) { columns, rows, language in
      var session = Self.session(columns: columns, rows: rows, language: language, isReady: true)
      session.changePaper("c-1") {
        $0.file?.upload = UploadedFile(
          id: "u-1", filename: "don.pdf", byteCount: 62_464, sha256: PaperKit.signedFile.sha256)
      }
      session.draft?.procedure.fee = 1_250_000
      return session
    }
  }
}
