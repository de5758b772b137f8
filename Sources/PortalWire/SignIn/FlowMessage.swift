/// Something that the identity provider says about a step.
public struct FlowMessage: Hashable, Codable, Sendable {
  public enum Kind: String, Codable, Sendable {
    case information = "INFO"
    case error = "ERROR"
  }
  public struct Entry: Hashable, Codable, Sendable {
    public var key: String
    public var value: String

    public init(key: String, value: String) {
      self.key = key
      self.value = value
    }
  }

  public var type: Kind
  public var messageId: String
  public var message: String
  public var i18nKey: String
  public var context: [Entry]

  public init(type: Kind, messageId: String, message: String, context: [Context: String] = [:]) {
    self.type = type
    self.messageId = messageId
    self.message = message
    self.i18nKey = "message.\(messageId)"
    self.context = context.map { Entry(key: $0.key.rawValue, value: $0.value) }.sorted { $0.key < $1.key }
  }

  /// What accompanies a message.
  public enum Context: String, Sendable {
    /// "0946xxx303".
    case maskedMobileNumber
    case remainingAttempts
    /// Seconds for which the code is good.
    case validitySeconds
    /// Seconds until another code may be asked for.
    case resendAfterSeconds
    case remainingResends
    /// Seconds until a lock ends.
    case unlockAfterSeconds
  }

  public subscript(entry: Context) -> String? { context.first { $0.key == entry.rawValue }?.value }
}

extension FlowMessage {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    type = container.value(.type) ?? .error
    messageId = container.text(.messageId) ?? ""
    message = container.text(.message) ?? ""
    i18nKey = container.text(.i18nKey) ?? ""
    context = container.list(.context)
  }
}

extension FlowMessage.Entry {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    key = container.text(.key) ?? ""
    value = container.text(.value) ?? ""
  }
}

/// Message ids and codes of the identity provider.
public enum FlowCode {
  /// Information: `maskedMobileNumber`, and in the sandbox `validitySeconds`, `resendAfterSeconds`, `remainingResends`,
  /// `remainingAttempts`.
  public static let codeSent = "SMSOTPSent"
  /// With `remainingAttempts`.
  public static let passwordWrong = "BasicAuthenticator-17002"
  /// Too many wrong passwords; with `unlockAfterSeconds`.
  public static let accountLocked = "BasicAuthenticator-17003"
  /// Too many wrong codes some time ago; with `unlockAfterSeconds`.
  public static let codeLocked = "SMSOTP-65002"
  public static let codeEmpty = "SMSOTP-65003"
  /// Another code was asked for: beside `codeSent` it went out, alone and with `resendAfterSeconds` it was too soon.
  public static let codeResent = "SMSOTP-65004"
  public static let usernameEmpty = "SMSOTP-65016"
  public static let codeExpired = "SMSOTP-65019"
  /// With `remainingAttempts`.
  public static let codeInvalid = "SMSOTP-65020"
  public static let resendLimit = "SMSOTP-65036"
  /// The flow is over (`failedCompleted`); with `unlockAfterSeconds`.
  public static let retryLimit = "SMSOTP-65037"
  public static let requestInvalid = "ABA-60001"
  public static let authenticatorInvalid = "ABA-60002"
}
