/// What the portal asks for next while a person signs in. It carries no secret: the answers travel beside it.
public struct SignInPrompt: Hashable, Codable, Sendable {
  public enum Kind: String, Codable, CaseIterable, Sendable {
    /// An account name and a password.
    case password
    /// A code sent to the person's phone.
    case oneTimeCode = "one-time-code"
    /// Anything else: it is drawn from its parameters, or from its options where it has no parameter.
    case other
  }

  /// The portal's name for this attempt to sign in.
  public var flow: String
  /// The portal's name for this way of proving who one is.
  public var authenticator: String
  public var kind: Kind
  /// The portal's words for this step.
  public var title: String
  /// What to fill in, in the portal's order.
  public var parameters: [SignInParameter]
  /// Ways to choose from; empty unless the portal leaves a choice.
  public var options: [SignInOption]
  /// Where the code went, as in "0941xxx947".
  public var maskedPhone: String?
  /// Wrong answers that are still forgiven.
  public var remainingAttempts: Int?
  public var resendsLeft: Int?
  /// How long the code is valid, in seconds from `receivedAt`.
  public var validSeconds: Int?
  /// When another code may be asked for, in seconds from `receivedAt`.
  public var resendSeconds: Int?
  public var receivedAt: Moment
  /// Why the previous answer was not taken.
  public var notice: Problem?

  public init(
    flow: String, authenticator: String, kind: Kind, title: String = "", parameters: [SignInParameter],
    options: [SignInOption] = [], maskedPhone: String? = nil, remainingAttempts: Int? = nil, resendsLeft: Int? = nil,
    validSeconds: Int? = nil, resendSeconds: Int? = nil, receivedAt: Moment, notice: Problem? = nil
  ) {
    self.flow = flow
    self.authenticator = authenticator
    self.kind = kind
    self.title = title
    self.parameters = parameters
    self.options = options
    self.maskedPhone = maskedPhone
    self.remainingAttempts = remainingAttempts
    self.resendsLeft = resendsLeft
    self.validSeconds = validSeconds
    self.resendSeconds = resendSeconds
    self.receivedAt = receivedAt
    self.notice = notice
  }

  /// When the code ceases to be valid, where the portal says so.
  public var expiresAt: Moment? { validSeconds.map { receivedAt + Int64($0) } }

  /// The first moment at which another code may be asked for, where the portal says so.
  public var resendableAt: Moment? { resendSeconds.map { receivedAt + Int64($0) } }
}

/// A value that the portal wants at a step of signing in.
public struct SignInParameter: Hashable, Codable, Sendable, Identifiable {
  /// The portal's name, as in "username", "password", "OTPcode".
  public var name: String
  public var label: String
  /// Typed without being shown.
  public var isConfidential: Bool

  public var id: String { name }

  public init(name: String, label: String, isConfidential: Bool) {
    self.name = name
    self.label = label
    self.isConfidential = isConfidential
  }
}

/// A way of proving who one is, where the portal offers several.
public struct SignInOption: Hashable, Codable, Sendable, Identifiable {
  public var authenticator: String
  public var name: String

  public var id: String { authenticator }

  public init(authenticator: String, name: String) {
    self.authenticator = authenticator
    self.name = name
  }
}

/// What the portal made of an answer.
public enum SignInAnswer: Hashable, Codable, Sendable {
  /// Something else is asked for, or the same again with a notice.
  case prompt(SignInPrompt)
  case signedIn(Person)
}
