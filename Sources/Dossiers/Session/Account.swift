/// Signing in, and who is signed in.
public struct Account: Equatable, Sendable {
  public var person: Person?
  /// What the portal asks for now.
  public var prompt: SignInPrompt?
  /// The fields of the sign-in screen, and of steps that the portal words itself.
  public var form: FormState
  public var code: Secret
  /// A request is under way.
  public var isWaiting: Bool
  /// What to do once the person is signed in: the effect that needed it.
  public var pending: [Effect]
  /// The sandbox's text message, shown as a phone would show it.
  public var message: SandboxMessage?

  public init() {
    form = FormState()
    code = Secret()
    isWaiting = false
    pending = []
  }

  public static let codeLength = 6
}

/// A text message that the sandbox "sent".
public struct SandboxMessage: Hashable, Sendable {
  public var phone: String
  public var text: Secret
  public var at: Moment

  public init(phone: String, text: Secret, at: Moment) {
    self.phone = phone
    self.text = text
    self.at = at
  }
}
