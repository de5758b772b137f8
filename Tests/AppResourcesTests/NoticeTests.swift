import AppResources
import Dossiers
import Screens
import Testing

@Suite struct NoticeTests {
  @Test(arguments: [Language.vietnamese, .english])
  func whatAScreenSaidInItsOwnWordsEndsWithIt(language: Language) throws {
    let library = try ShippedFiles.library()
    var session = Session(
      now: Moment(seconds: 1_795_417_651), settings: Settings(language: language),
      connection: ConnectionFacts(id: "sandbox", name: LocalizedText(vi: "Thử", en: "Test"), isSandbox: true))
    session.warn("delete-again", ["name": "Đơn đề nghị"])
    #expect(library.frame(of: session).text.contains("Đơn đề nghị"))
    _ = library.reduce(&session, .input(.pressed("help")))
    #expect(session.route.current == .help)
    #expect(!library.frame(of: session).text.contains("[delete-again]"))
    #expect(session.notice == nil)
  }

  @Test func whatEveryScreenCanSayStays() throws {
    let library = try ShippedFiles.library()
    var session = Session(
      now: Moment(seconds: 1_795_417_651),
      connection: ConnectionFacts(id: "sandbox", name: LocalizedText(vi: "Thử", en: "Test"), isSandbox: true))
    session.say("signed-out")
    _ = library.reduce(&session, .input(.pressed("help")))
    #expect(session.notice?.content == .text("signed-out", [:]))
  }
}
