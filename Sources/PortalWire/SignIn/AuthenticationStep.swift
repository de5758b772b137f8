/// An answer to a step of the sign-in. It carries secrets, so it has no readable description.
public struct AuthenticationStep: Hashable, Codable, Sendable {
  public struct Selection: Hashable, Codable, Sendable {
    public var authenticatorId: String
    public var params: [String: String]

    public init(authenticatorId: String, params: [String: String]) {
      self.authenticatorId = authenticatorId
      self.params = params
    }
  }

  public var flowId: String
  public var selectedAuthenticator: Selection

  public init(flowId: String, authenticatorId: String, params: [String: String]) {
    self.flowId = flowId
    self.selectedAuthenticator = Selection(authenticatorId: authenticatorId, params: params)
  }

  /// Names of the parameters that the known authenticators take.
  public enum Parameter {
    public static let username = "username"
    public static let password = "password"
    public static let code = "OTPcode"
    /// "true" asks for another code.
    public static let resend = "resendCode"
  }
}

extension AuthenticationStep.Selection {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    authenticatorId = try container.requiredText(.authenticatorId)
    params = container.value(.params) ?? [:]
  }
}

extension AuthenticationStep: CustomStringConvertible, CustomReflectable {
  public var description: String { "AuthenticationStep(\(flowId))" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}

extension AuthenticationStep.Selection: CustomStringConvertible, CustomReflectable {
  public var description: String { "•••" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
