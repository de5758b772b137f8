/// Asks for tokens: with a code (RFC 6749 §4.1.3, RFC 7636 §4.5) or with a refresh token (RFC 6749 §6).
public enum TokenRequest: Equatable, Sendable {
  case code(_ code: String, redirectURI: String, clientID: String, verifier: String)
  case refresh(_ token: String, clientID: String)

  /// Fails for other grants and incomplete forms.
  public init?(form: FormFields) {
    switch form["grant_type"] {
    case "authorization_code":
      guard let code = form["code"], let redirectURI = form["redirect_uri"], let clientID = form["client_id"],
        let verifier = form["code_verifier"]
      else { return nil }
      self = .code(code, redirectURI: redirectURI, clientID: clientID, verifier: verifier)
    case "refresh_token":
      guard let token = form["refresh_token"], let clientID = form["client_id"] else { return nil }
      self = .refresh(token, clientID: clientID)
    default: return nil
    }
  }

  public var form: FormFields {
    switch self {
    case .code(let code, let redirectURI, let clientID, let verifier):
      FormFields([
        ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", redirectURI), ("client_id", clientID),
        ("code_verifier", verifier),
      ])
    case .refresh(let token, let clientID):
      FormFields([("grant_type", "refresh_token"), ("refresh_token", token), ("client_id", clientID)])
    }
  }
}

/// The tokens of a session. They are secrets, so they have no readable description.
public struct TokenReply: Hashable, Codable, Sendable {
  public var accessToken: String
  public var refreshToken: String?
  public var tokenType: String
  /// Seconds for which the access token is good.
  public var expiresIn: Int
  public var scope: String?

  public init(accessToken: String, refreshToken: String?, expiresIn: Int, scope: String? = nil) {
    self.accessToken = accessToken
    self.refreshToken = refreshToken
    self.tokenType = "Bearer"
    self.expiresIn = expiresIn
    self.scope = scope
  }

  enum CodingKeys: String, CodingKey {
    case accessToken = "access_token"
    case refreshToken = "refresh_token"
    case tokenType = "token_type"
    case expiresIn = "expires_in"
    case scope
  }
}

extension TokenReply {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    accessToken = try container.requiredText(.accessToken)
    refreshToken = container.text(.refreshToken)
    tokenType = container.text(.tokenType) ?? "Bearer"
    expiresIn = container.number(.expiresIn) ?? 300
    scope = container.text(.scope)
  }
}

/// An error of an OAuth endpoint (RFC 6749 §5.2).
public struct TokenRefusal: Hashable, Codable, Sendable {
  public var error: String
  public var errorDescription: String?

  public init(error: String, errorDescription: String? = nil) {
    self.error = error
    self.errorDescription = errorDescription
  }

  enum CodingKeys: String, CodingKey {
    case error
    case errorDescription = "error_description"
  }
}

extension TokenRequest: CustomStringConvertible, CustomReflectable {
  public var description: String { "•••" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}

extension TokenReply: CustomStringConvertible, CustomReflectable {
  public var description: String { "•••" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
