import Dossiers
import Testing

@testable import Screens

@Suite struct SubmitTests {
  let library: ScreenLibrary

  init() throws { library = try #require(ScreenKit.library) }

  static let refusal = Problem(
    .dossierRefused,
    [
      "reasons.vi": "Đơn đề nghị thiếu ngày ký.\nBản sao văn bằng chưa chứng thực.",
      "reasons.en": "The application has no date.\nThe copy of the diploma is not certified.",
    ])

  static func session(columns: Int = 80, rows: Int = 24, language: Language = .vietnamese) -> Session {
    var session = PaperKit.session(at: .submit, columns: columns, rows: rows, language: language)
    session.route = Route([.home, .applicant, .components, .review, .submit])
    PaperKit.sign(&session)
    PaperKit.attach(
      AttachedFile(
        name: "\(PaperKit.longName).jpg",
        original: StoredFile(path: "/f/b.jpg", kind: .jpeg, byteCount: 1_260_000, sha256: "aa")), to: "c-2", &session)
    session.draft?.isCommitted = true
    return session
  }

  static func sending(columns: Int = 80, rows: Int = 24, language: Language = .vietnamese) -> Session {
    var session = session(columns: columns, rows: rows, language: language)
    _ = session.submit()
    _ = session.learn(.portal(.uploadProgressed("c-1", sent: 62_464, total: 62_464)))
    _ = session.learn(
      .portal(.uploaded("c-1", UploadedFile(id: "u", filename: "a.pdf", byteCount: 62_464, sha256: "9f2cbb41e41a"))))
    _ = session.learn(.portal(.uploadProgressed("c-2", sent: 400_000, total: 1_260_000)))
    return session
  }

  @Test func arrivingSends() {
    var session = Self.session()
    #expect(session.arrive().count == 1 && session.submission.stage == .uploading)
  }

  @Test func escCallsItOffAndStaysToSeeWhatCameOfIt() throws {
    var session = Self.sending()
    #expect(try library.press("esc", &session) == [.portal(.cancelSubmission)])
    #expect(session.route.current == .submit)
    _ = library.reduce(&session, .portal(.submissionFailed(Problem(.cancelled))))
    #expect(try library.press("esc", &session) == [])
    #expect(session.route.current == .review)
  }

  @Test func tryingAgainSendsWhatIsMissing() throws {
    var session = Self.sending()
    #expect(try library.press("r", &session) == [])
    #expect(session.notice?.content == .text("still-sending", [:]))
    _ = library.reduce(&session, .portal(.submissionFailed(Problem(.portalUnreachable))))
    #expect(try library.press("r", &session).count == 1)
    #expect(session.submission.stage == .uploading && session.submission.problem == nil)
    #expect(session.submission.sent["c-1"] == 62_464 && session.submission.sent["c-2"] == 0)
    session.submission.stage = .done
    _ = try library.press("r", &session)
    #expect(session.notice?.content == .text("already-done", [:]))
  }

  @Test func everyReasonOfTheDeskIsShown() {
    for language in Language.allCases {
      var session = Self.sending(language: language)
      _ = library.reduce(&session, .portal(.submissionFailed(Self.refusal)))
      let text = library.frame(of: session).text
      let reasons = Self.refusal.details["reasons.\(language.rawValue)"] ?? ""
      for reason in reasons.split(separator: "\n") { #expect(text.contains(reason)) }
    }
  }

  @Test func aFailureStaysOnTheScreenAfterItsNotice() {
    var session = Self.sending()
    _ = library.reduce(&session, .portal(.submissionFailed(Problem(.portalUnreachable))))
    session.notice = nil
    let words = library.texts(of: .submit, in: .vietnamese).sentence(for: Problem(.portalUnreachable)).prefix(20)
    #expect(library.frame(of: session).text.contains(words))
  }

  @Test func theReceiptFollows() {
    var session = Self.sending()
    _ = library.reduce(&session, .portal(.submitted(ReceiptTests.receipt)))
    #expect(session.route.current == .receipt)
  }

  @Test func looksAsRecorded() throws {
    try expectSnapshots(of: "submit", library) { columns, rows, language in
      Self.sending(columns: columns, rows: rows, language: language)
    }
    try expectSnapshots(of: "submit-refused", library) { columns, rows, language in
      var session = Self.sending(columns: columns, rows: rows, language: language)
      _ = library.reduce(&session, .portal(.submissionFailed(Self.refusal)))
      return session
    }
  }
}
