import Canvas
import Dossiers

/// Entering the PIN, which signs.
public enum PinScreen: Screen {
  public enum Action: String, CaseIterable, Sendable {
    case sign
  }

  public static func obstacle(to action: Action, in session: Session, _ description: ScreenDescription) -> String? {
    let tray = session.tokens
    if tray.isSigning { return "signing-now" }
    guard session.currentPaper?.file?.document != nil, session.draft?.box != nil else { return "nothing-to-sign" }
    guard tray.chosenCertificate != nil, let token = tray.chosenToken else {
      return tray.isReading ? "reading" : "token-gone"
    }
    guard tray.scheme != nil else { return "no-scheme" }
    if token.pin.tries == .locked { return "pin-locked" }
    if token.pin.isEnteredOnReader { return nil }
    if tray.pin.isEmpty { return "pin-empty" }
    return tray.pin.count < token.pin.minimumLength ? "pin-too-short" : nil
  }

  public static func obstacleDetails(to action: Action, in session: Session) -> [String: String] {
    ["count": String(session.tokens.chosenToken?.pin.minimumLength ?? 0)]
  }

  public static func perform(_ action: Action, _ session: inout Session, _ description: ScreenDescription) -> [Effect] {
    guard let draft = session.draft, let paper = session.currentPaper, let document = paper.file?.document,
      let box = draft.box, let certificate = session.tokens.chosenCertificate, let scheme = session.tokens.scheme
    else { return [] }
    let order = SigningOrder(
      draft: draft.id, paper: paper.id, document: document, box: box, certificate: certificate, scheme: scheme,
      language: session.language)
    session.tokens.isSigning = true
    let pin = session.tokens.pin
    session.tokens.pin.clear()
    return [.signatures(.sign(order, pin: pin))]
  }

  public static func handle(
    _ input: InputEvent, _ session: inout Session, _ description: ScreenDescription
  ) -> [Effect] {
    guard takesPin(session) else { return [] }
    switch input {
    case .typed(let text), .pasted(let text): append(text, &session)
    case .edited(.deleteBackward): session.tokens.pin.deleteBackward()
    case .edited(.deleteAll), .edited(.deleteWord): session.tokens.pin.clear()
    case .edited(.deleteForward), .pressed, .moved, .clicked, .resized: break
    }
    return []
  }

  /// Nobody leaves while the token signs: what comes of it must be seen.
  public static func closeSomething(_ session: inout Session) -> Bool {
    session.tokens.pin.clear()
    guard session.tokens.isSigning else { return false }
    session.warn("signing-now")
    return true
  }

  static func takesPin(_ session: Session) -> Bool {
    guard !session.tokens.isSigning, let pin = session.tokens.chosenToken?.pin else { return false }
    return pin.tries != .locked && !pin.isEnteredOnReader
  }

  private static func append(_ text: String, _ session: inout Session) {
    let most = session.tokens.chosenToken?.pin.maximumLength ?? 0
    for character in text where !character.isNewline && character != "\t" && session.tokens.pin.count < most {
      session.tokens.pin.append(String(character))
    }
    session.notice = nil
  }
}
