import Dossiers
import Testing

@testable import Screens

@Suite struct SignatureReportTests {
  let library: ScreenLibrary

  init() throws { library = try #require(ScreenKit.library) }

  static func session(
    columns: Int = 80, rows: Int = 24, language: Language = .vietnamese, verdict: SignatureReport.Verdict = .valid
  ) -> Session {
    var session = PaperKit.session(at: .signatureReport, columns: columns, rows: rows, language: language)
    PaperKit.sign(&session, verdict: verdict)
    return session
  }

  static func withEveryFinding(_ session: Session) -> Session {
    var session = session
    session.changePaper("c-1") {
      $0.file?.report?.verdict = .invalid
      $0.file?.report?.signatures[0].integrity = .broken
      $0.file?.report?.signatures[0].problems = SignatureVerdict.Finding.allCases
    }
    return session
  }

  @Test func enterAndTheNextStepLeadBackToThePapers() throws {
    for key in ["enter", "f10"] {
      var session = Self.session()
      _ = try library.press(key, &session)
      #expect(session.route.current == .components)
    }
  }

  @Test func theSignedPageIsShownInPlaceOrBeside() throws {
    var session = Self.session()
    #expect(library.missingPictures(in: session).isEmpty)
    _ = try library.press("v", &session)
    #expect(library.missingPictures(in: session).map(\.path) == [PaperKit.signedFile.path])
    _ = try library.press("esc", &session)
    #expect(!session.papers.showsDocument && session.route.current == .signatureReport)
    #expect(library.missingPictures(in: Self.session(columns: 100, rows: 30)).count == 1)
  }

  @Test func pagesTurnWithinTheFile() throws {
    var session = Self.session()
    session.pages.facts[PaperKit.signedFile.path] = PaperKit.facts(pages: 2)
    _ = try library.press("pgdn", &session)
    #expect(session.papers.page == 1)
    _ = try library.press("pgdn", &session)
    #expect(session.notice?.content == .text("last-page", [:]))
    _ = try library.press("pgup", &session)
    _ = try library.press("pgup", &session)
    #expect(session.papers.page == 0 && session.notice?.content == .text("first-page", [:]))
  }

  @Test func everyFindingHasItsWordsAndCanBeReached() throws {
    for language in Language.allCases {
      var session = Self.withEveryFinding(Self.session(language: language))
      var seen = ""
      for _ in 0..<40 {
        seen += library.frame(of: session).text
        _ = try library.press("down", &session)
      }
      let texts = library.texts(of: .signatureReport, in: language)
      for finding in SignatureVerdict.Finding.allCases {
        #expect(texts.has("finding-\(finding.rawValue)"))
        #expect(seen.contains(texts["finding-\(finding.rawValue)"].prefix(30)), "\(finding)")
      }
      _ = try library.press("up", &session)
      #expect(session.papers.reportScroll == 39)
    }
  }

  @Test func theFileOpensOutside() throws {
    var session = Self.session()
    #expect(try library.press("o", &session) == [.program(.open(path: PaperKit.signedFile.path))])
    session.changePaper("c-1") { $0.file?.signed = nil }
    #expect(try library.press("o", &session) == [])
    #expect(session.notice?.content == .text("no-signed-file", [:]))
  }

  @Test func untilItIsCheckedItSaysSo() {
    var session = Self.session()
    session.changePaper("c-1") { $0.file?.report = nil }
    #expect(library.frame(of: session).text.contains("Đang kiểm tra chữ ký…"))
  }

  @Test func looksAsRecorded() throws {
    try expectSnapshots(of: "signature-report", library) { columns, rows, language in
      var session = Self.session(columns: columns, rows: rows, language: language)
      PaperKit.drawPictures(library, &session)
      return session
    }
    try expectSnapshot(Self.withEveryFinding(Self.session()), "signature-report-invalid", library)
  }
}
