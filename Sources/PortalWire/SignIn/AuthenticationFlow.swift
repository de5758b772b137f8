/// Where a sign-in stands, as `/oauth2/authorize` and `/oauth2/authn` tell it.
public struct AuthenticationFlow: Hashable, Codable, Sendable {
  public enum Status: String, Codable, Sendable {
    case incomplete = "INCOMPLETE"
    /// The step failed and may be tried again.
    case failedIncomplete = "FAIL_INCOMPLETE"
    case failedCompleted = "FAIL_COMPLETED"
    case succeeded = "SUCCESS_COMPLETED"
  }
  /// The code to exchange for tokens.
  public struct Authorization: Hashable, Codable, Sendable {
    public var code: String
    public var state: String?

    public init(code: String, state: String?) {
      self.code = code
      self.state = state
    }
  }
  public struct Link: Hashable, Codable, Sendable {
    public var name: String
    public var href: String
    public var method: String

    public init(name: String, href: String, method: String) {
      self.name = name
      self.href = href
      self.method = method
    }
  }

  public var flowId: String
  public var flowStatus: Status
  public var flowType: String
  public var nextStep: NextStep?
  public var links: [Link]?
  public var authData: Authorization?

  public init(
    flowId: String, flowStatus: Status, nextStep: NextStep? = nil, links: [Link]? = nil,
    authData: Authorization? = nil
  ) {
    self.flowId = flowId
    self.flowStatus = flowStatus
    self.flowType = "AUTHENTICATION"
    self.nextStep = nextStep
    self.links = links
    self.authData = authData
  }
}

extension AuthenticationFlow {
  private enum BareKeys: String, CodingKey { case code, state }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let bare = try decoder.container(keyedBy: BareKeys.self)
    let authData =
      container.value(.authData) ?? bare.text(.code).map { Authorization(code: $0, state: bare.text(.state)) }
    let status: Status? = container.value(.flowStatus)
    guard let flowStatus = status ?? (authData == nil ? nil : .succeeded) else {
      throw DecodingError.keyNotFound(
        CodingKeys.flowStatus, .init(codingPath: decoder.codingPath, debugDescription: "flowStatus"))
    }
    self.init(
      flowId: container.text(.flowId) ?? "", flowStatus: flowStatus, nextStep: container.value(.nextStep),
      links: container.list(.links), authData: authData)
  }
}

extension AuthenticationFlow.Status {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let status = Self(rawValue: text.replacing("FAILED_", with: "FAIL_")) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "unknown flow status")
    }
    self = status
  }
}

extension AuthenticationFlow.Authorization: CustomStringConvertible, CustomReflectable {
  public var description: String { "•••" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
