import Dossiers
import Testing

@testable import Screens

@Suite struct SignMethodTests {
  let library: ScreenLibrary

  init() throws { library = try #require(ScreenKit.library) }

  @Test func theTokenComesFirstAndLeadsToItsCertificates() throws {
    var session = PaperKit.session(at: .signMethod)
    #expect(try library.press("enter", &session) == [.tokens(.readTokens)])
    #expect(session.route.current == .certificates)
  }

  @Test func theOthersSayWhyTheyCannotBeUsed() throws {
    for (row, method) in SigningMethod.allCases.enumerated().dropFirst() {
      var session = PaperKit.session(at: .signMethod)
      for _ in 0..<row { _ = try library.press("down", &session) }
      _ = try library.press("enter", &session)
      #expect(session.route.current == .signMethod)
      #expect(session.notice?.content == .text("why-\(method.rawValue)", [:]))
      #expect(library.texts(of: .signMethod, in: .vietnamese).has("why-\(method.rawValue)"))
    }
  }

  @Test func looksAsRecorded() throws {
    try expectSnapshots(of: "sign-method", library) { columns, rows, language in
      PaperKit.session(at: .signMethod, columns: columns, rows: rows, language: language)
    }
  }
}
