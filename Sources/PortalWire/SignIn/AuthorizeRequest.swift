/// Starts a sign-in without a browser (WSO2 app-native authentication, with PKCE of RFC 7636).
public struct AuthorizeRequest: Equatable, Sendable {
  public var clientID: String
  public var redirectURI: String
  public var scope: String
  public var state: String
  /// BASE64URL(SHA-256(verifier)), without padding.
  public var codeChallenge: String

  public init(clientID: String, redirectURI: String, scope: String = "openid", state: String, codeChallenge: String) {
    self.clientID = clientID
    self.redirectURI = redirectURI
    self.scope = scope
    self.state = state
    self.codeChallenge = codeChallenge
  }

  /// Fails unless the form asks for a code, directly, with a S256 challenge.
  public init?(form: FormFields) {
    guard form["response_type"] == "code", form["response_mode"] == "direct",
      form["code_challenge_method"] == "S256", let codeChallenge = form["code_challenge"], codeChallenge.count == 43,
      let clientID = form["client_id"], let redirectURI = form["redirect_uri"]
    else { return nil }
    self.init(
      clientID: clientID, redirectURI: redirectURI, scope: form["scope"] ?? "", state: form["state"] ?? "",
      codeChallenge: codeChallenge)
  }

  public var form: FormFields {
    FormFields([
      ("client_id", clientID), ("response_type", "code"), ("redirect_uri", redirectURI), ("scope", scope),
      ("state", state), ("response_mode", "direct"), ("code_challenge", codeChallenge),
      ("code_challenge_method", "S256"),
    ])
  }
}
