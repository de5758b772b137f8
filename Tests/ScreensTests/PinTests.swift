import Dossiers
import Testing

@testable import Screens

@Suite struct PinTests {
  let library: ScreenLibrary

  init() throws { library = try #require(ScreenKit.library) }

  static func session(
    tries: PinState.Tries = .full, columns: Int = 80, rows: Int = 24, language: Language = .vietnamese
  ) -> Session {
    var session = PaperKit.session(at: .pin, columns: columns, rows: rows, language: language)
    session.draft?.box = SignatureBox(page: 0, rectangle: PageRectangle(x: 340, y: 620, width: 180, height: 60))
    session.tokens.status.tokens = [ScreenKit.token(tries: tries)]
    return session
  }

  @Test func enterSignsWithWhatWasChosen() throws {
    var session = Self.session()
    _ = library.type("123456", &session)
    let effects = try library.press("enter", &session)
    let order = SigningOrder(
      draft: "20261123-140000-1", paper: "c-1", document: try #require(ScreenKit.convertedFile.converted),
      box: try #require(session.draft?.box), certificate: ScreenKit.certificate(), scheme: .pss, language: .vietnamese)
    #expect(effects == [.signatures(.sign(order, pin: Secret("123456")))])
    #expect(session.tokens.isSigning && session.tokens.pin.isEmpty)
  }

  @Test func thePinIsNeverDrawn() {
    var session = Self.session()
    _ = library.type("918273", &session)
    let text = library.frame(of: session).text
    #expect(text.contains("••••••") && !text.contains("918273"))
  }

  @Test func editingKeysWorkOnThePin() throws {
    var session = Self.session()
    _ = library.type("12345", &session)
    _ = try library.press("backspace", &session)
    #expect(session.tokens.pin == Secret("1234"))
    _ = try library.press("ctrl-u", &session)
    #expect(session.tokens.pin.isEmpty)
    _ = library.reduce(&session, .input(.pasted("12\n34\t")))
    #expect(session.tokens.pin == Secret("1234"))
  }

  @Test func everyObstacleIsNamed() throws {
    let description = library.description(of: .pin)
    func obstacle(_ change: (inout Session) -> Void) -> String? {
      var session = Self.session()
      session.tokens.pin = Secret("123456")
      change(&session)
      return PinScreen.obstacle(to: .sign, in: session, description)
    }
    #expect(obstacle { _ in } == nil)
    #expect(obstacle { $0.tokens.pin.clear() } == "pin-empty")
    #expect(obstacle { $0.tokens.pin = Secret("12") } == "pin-too-short")
    #expect(obstacle { $0.tokens.status.tokens[0].pin.tries = .locked } == "pin-locked")
    #expect(obstacle { $0.tokens.status.tokens = [] } == "token-gone")
    #expect(
      obstacle {
        $0.tokens.status.tokens = []
        $0.tokens.isReading = true
      } == "reading")
    #expect(obstacle { $0.tokens.isSigning = true } == "signing-now")
    #expect(obstacle { $0.draft?.box = nil } == "nothing-to-sign")
    #expect(
      obstacle { $0.tokens.status.tokens = [ScreenKit.token([ScreenKit.certificate(schemes: [])])] } == "no-scheme")
    #expect(
      obstacle {
        $0.tokens.pin.clear()
        $0.tokens.status.tokens[0].pin.isEnteredOnReader = true
      } == nil)
  }

  @Test func aShortPinSaysHowLongItMustBe() throws {
    var session = Self.session()
    _ = library.type("12", &session)
    #expect(try library.press("enter", &session) == [])
    #expect(session.notice?.content == .text("pin-too-short", ["count": "4"]))
  }

  @Test func nothingIsTypedIntoALockedToken() {
    var session = Self.session(tries: .locked)
    _ = library.type("1234", &session)
    #expect(session.tokens.pin.isEmpty)
  }

  @Test func aWrongPinComesBackAsANotice() {
    var session = Self.session()
    session.tokens.isSigning = true
    _ = library.reduce(&session, .signatures(.signingFailed(Problem(.pinWrong))))
    #expect(session.tokens.pin.isEmpty && !session.tokens.isSigning && session.tokens.wrongPins == 1)
    #expect(session.notice?.kind == .error && session.route.current == .pin)
  }

  @Test func nobodyLeavesWhileTheTokenSigns() throws {
    var session = Self.session()
    session.tokens.isSigning = true
    _ = try library.press("esc", &session)
    #expect(session.route.current == .pin)
    session.tokens.isSigning = false
    _ = try library.press("esc", &session)
    #expect(session.route.current != .pin)
  }

  @Test func triesAreTold() {
    let texts = library.texts(of: .pin, in: .english)
    for tries in [PinState.Tries.full, .low, .last, .locked] {
      let words = texts["tries-\(tries.rawValue)"].prefix(20)
      #expect(library.frame(of: Self.session(tries: tries, language: .english)).text.contains(words))
    }
  }

  @Test func looksAsRecorded() throws {
    try expectSnapshots(of: "pin", library) { columns, rows, language in
      var session = Self.session(columns: columns, rows: rows, language: language)
      session.tokens.pin = Secret("1234")
      return session
    }
    var session = Self.session(tries: .last)
    session.changePaper("c-1") { $0.file?.name = "\(PaperKit.longName).docx" }
    session.tokens.status.tokens = [ScreenKit.token([ScreenKit.certificate(schemes: [.pkcs1])], tries: .last)]
    try expectSnapshot(session, "pin-last-try", library)
    session.tokens.isSigning = true
    try expectSnapshot(session, "pin-signing", library)
  }
}
