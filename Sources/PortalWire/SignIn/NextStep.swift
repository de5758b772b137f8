/// What a sign-in asks for next.
public struct NextStep: Hashable, Codable, Sendable {
  /// `AUTHENTICATOR_PROMPT`, or `MULTI_OPTIONS_PROMPT` where one must be chosen first.
  public var stepType: String
  public var authenticators: [Authenticator]
  public var messages: [FlowMessage]?

  public init(
    stepType: String = "AUTHENTICATOR_PROMPT", authenticators: [Authenticator], messages: [FlowMessage]? = nil
  ) {
    self.stepType = stepType
    self.authenticators = authenticators
    self.messages = messages
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    stepType = container.text(.stepType) ?? "AUTHENTICATOR_PROMPT"
    authenticators = container.list(.authenticators)
    messages = container.list(.messages)
  }
}

/// A way to prove who one is.
public struct Authenticator: Hashable, Codable, Sendable {
  /// What the portal wants typed.
  public struct Parameter: Hashable, Codable, Sendable {
    public var param: String
    public var type: String
    public var order: Int
    public var i18nKey: String
    public var displayName: String
    public var confidential: Bool

    public init(param: String, order: Int, i18nKey: String, displayName: String, confidential: Bool) {
      self.param = param
      self.type = "STRING"
      self.order = order
      self.i18nKey = i18nKey
      self.displayName = displayName
      self.confidential = confidential
    }
  }
  public struct Metadata: Hashable, Codable, Sendable {
    public var i18nKey: String
    /// `USER_PROMPT`, `INTERNAL_PROMPT` or `REDIRECTION_PROMPT`.
    public var promptType: String
    public var params: [Parameter]

    public init(i18nKey: String, promptType: String = "USER_PROMPT", params: [Parameter]) {
      self.i18nKey = i18nKey
      self.promptType = promptType
      self.params = params
    }
  }

  /// To be sent back as it is.
  public var authenticatorId: String
  public var authenticator: String
  public var idp: String
  public var metadata: Metadata?
  public var requiredParams: [String]

  public init(
    authenticatorId: String, authenticator: String, idp: String = "LOCAL", metadata: Metadata, requiredParams: [String]
  ) {
    self.authenticatorId = authenticatorId
    self.authenticator = authenticator
    self.idp = idp
    self.metadata = metadata
    self.requiredParams = requiredParams
  }

  /// BASE64URL("BasicAuthenticator:LOCAL").
  public static let passwordID = "QmFzaWNBdXRoZW50aWNhdG9yOkxPQ0FM"
  /// BASE64URL("sms-otp-authenticator:LOCAL").
  public static let textMessageID = "c21zLW90cC1hdXRoZW50aWNhdG9yOkxPQ0FM"
}

extension Authenticator {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    authenticatorId = try container.requiredText(.authenticatorId)
    authenticator = container.text(.authenticator) ?? ""
    idp = container.text(.idp) ?? ""
    metadata = container.value(.metadata)
    requiredParams = container.list(.requiredParams)
  }
}

extension Authenticator.Metadata {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    i18nKey = container.text(.i18nKey) ?? ""
    promptType = container.text(.promptType) ?? "USER_PROMPT"
    params = container.list(.params)
  }
}

extension Authenticator.Parameter {
  private enum OtherKeys: String, CodingKey { case isConfidential }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let other = try decoder.container(keyedBy: OtherKeys.self)
    param = try container.requiredText(.param)
    type = container.text(.type) ?? "STRING"
    order = container.number(.order) ?? 0
    i18nKey = container.text(.i18nKey) ?? ""
    displayName = container.text(.displayName) ?? param
    confidential = container.flag(.confidential) ?? other.flag(.isConfidential) ?? false
  }
}
