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
  /// The form was sent off before the portal asked; it is the answer to the next prompt.
  public var isAnswerReady: Bool
  /// The selected way of signing in, where the portal leaves a choice.
  public var selectedOption: Int
  /// What to do once the person is signed in: the effect that needed it.
  public var pending: [Effect]
  /// The sandbox's text message, shown as a phone would show it.
  public var message: SandboxMessage?

  public init() {
    form = FormState()
    code = Secret()
    isWaiting = false
    isAnswerReady = false
    selectedOption = 0
    pending = []
  }

  public static let codeLength = 6

  /// The form as the answer to a prompt. A portal names the account and the password as it likes.
  public func answers(to prompt: SignInPrompt) -> [String: Secret] {
    var answers: [String: Secret] = [:]
    for parameter in prompt.parameters {
      let field = prompt.kind == .password ? (parameter.isConfidential ? "password" : "username") : parameter.name
      answers[parameter.name] = parameter.isConfidential ? form.secret(of: field) : Secret(form.text(of: field).trimmed)
    }
    return answers
  }

  /// The code as the answer to a prompt.
  public func codeAnswer(to prompt: SignInPrompt) -> [String: Secret] {
    [prompt.parameters.first?.name ?? "code": code]
  }
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
