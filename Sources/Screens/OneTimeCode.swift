import Canvas
import Dossiers

/// The code that the portal sent to the person's phone.
public enum OneTimeCodeScreen: Screen {
  public enum Action: String, CaseIterable, Sendable {
    case confirm
    case resend
  }

  public static func obstacle(to action: Action, in session: Session, _ description: ScreenDescription) -> String? {
    guard !session.account.isWaiting, let prompt = session.account.prompt else { return "still-checking" }
    switch action {
    case .confirm:
      if secondsLeft(until: prompt.expiresAt, session.now) == 0 { return "code-expired-here" }
      return session.account.code.count == Account.codeLength ? nil : "code-incomplete"
    case .resend:
      if prompt.resendsLeft == 0 { return "no-resends" }
      return (secondsLeft(until: prompt.resendableAt, session.now) ?? 0) > 0 ? "resend-too-soon" : nil
    }
  }

  public static func obstacleDetails(to action: Action, in session: Session) -> [String: String] {
    switch action {
    case .confirm: ["length": String(Account.codeLength)]
    case .resend: ["time": minutes(secondsLeft(until: session.account.prompt?.resendableAt, session.now) ?? 0)]
    }
  }

  public static func perform(_ action: Action, _ session: inout Session, _ description: ScreenDescription) -> [Effect] {
    guard let prompt = session.account.prompt else { return [] }
    session.account.isWaiting = true
    switch action {
    case .confirm: return [.portal(.answer(prompt, session.account.codeAnswer(to: prompt)))]
    case .resend: return [.portal(.resendCode(prompt))]
    }
  }

  public static func handle(
    _ input: InputEvent, _ session: inout Session, _ description: ScreenDescription
  ) -> [Effect] {
    guard !session.account.isWaiting else { return [] }
    switch input {
    case .typed(let text): enter(text, &session.account)
    case .pasted(let text):
      session.account.code.clear()
      enter(text, &session.account)
    case .edited(.deleteBackward), .edited(.deleteForward): session.account.code.deleteBackward()
    case .edited(.deleteWord), .edited(.deleteAll): session.account.code.clear()
    case .moved, .clicked, .pressed, .resized: break
    }
    return []
  }

  /// A code belongs to one sign-in: the way back leads to a new one.
  public static func closeSomething(_ session: inout Session) -> Bool {
    session.account.prompt = nil
    session.account.isWaiting = false
    session.account.code.clear()
    return false
  }

  public static func hint(_ session: Session, _ texts: ScreenTexts) -> String? { texts["hint"] }

  private static func enter(_ text: String, _ account: inout Account) {
    for digit in text where "0123456789".contains(digit) && account.code.count < Account.codeLength {
      account.code.append(String(digit))
    }
  }
}

extension OneTimeCodeScreen {
  /// Whole seconds until a moment, never less than none; nil where there is no such moment.
  static func secondsLeft(until moment: Moment?, _ now: Moment) -> Int64? { moment.map { max(0, $0 - now) } }

  /// "1:42".
  static func minutes(_ seconds: Int64) -> String { "\(seconds / 60):\(seconds % 60 < 10 ? "0" : "")\(seconds % 60)" }
}
