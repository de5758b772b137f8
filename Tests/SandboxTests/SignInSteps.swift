import FlyingFox
import Foundation
import PortalWire
import Sandbox
import Testing

/// The steps of a sign-in, as a client takes them.
extension TestPortal {
  static let clientID = "hoso"
  static let redirectURI = "http://127.0.0.1/callback"

  func authorize(_ key: ProofKey = ProofKey()) async throws -> AuthenticationFlow {
    let request = AuthorizeRequest(
      clientID: Self.clientID, redirectURI: Self.redirectURI, state: "một trạng thái", codeChallenge: key.challenge)
    return try await post(request.form, to: PortalPath.authorize).decode(AuthenticationFlow.self)
  }

  func step(_ flow: AuthenticationFlow, _ authenticator: String, _ params: [String: String]) async throws -> Reply {
    let step = AuthenticationStep(flowId: flow.flowId, authenticatorId: authenticator, params: params)
    return try await send(
      .POST, PortalPath.authenticate, headers: [.contentType: "application/json"], body: PortalJSON.encode(step))
  }

  func enterPassword(
    _ flow: AuthenticationFlow, _ username: String = SandboxAccount.hau.username,
    _ password: String = SandboxAccount.hau.password
  ) async throws -> AuthenticationFlow {
    try await step(flow, Authenticator.passwordID, ["username": username, "password": password])
      .decode(AuthenticationFlow.self)
  }

  func enterCode(_ flow: AuthenticationFlow, _ code: String) async throws -> AuthenticationFlow {
    try await step(flow, Authenticator.textMessageID, ["OTPcode": code]).decode(AuthenticationFlow.self)
  }

  func resend(_ flow: AuthenticationFlow) async throws -> AuthenticationFlow {
    try await step(flow, Authenticator.textMessageID, ["resendCode": "true"]).decode(AuthenticationFlow.self)
  }

  func exchange(_ request: TokenRequest) async throws -> Reply { try await post(request.form, to: PortalPath.token) }

  /// All steps at once.
  func signIn(_ account: SandboxAccount = .hau) async throws -> TokenReply {
    var inbox = portal.messages.makeAsyncIterator()
    let key = ProofKey()
    let flow = try await enterPassword(authorize(key), account.username, account.password)
    let done = try await enterCode(flow, try #require(await inbox.next()).code)
    let code = try #require(done.authData?.code)
    return try await exchange(
      .code(code, redirectURI: Self.redirectURI, clientID: Self.clientID, verifier: key.verifier)
    ).decode(TokenReply.self)
  }
}

extension TextMessage {
  /// The six digits in the text.
  var code: String { text.firstMatch(of: /[0-9]{6}/).map { String($0.output) } ?? "" }

  /// Six digits that are not those.
  var wrongCode: String { code == "000000" ? "000001" : "000000" }
}

extension AuthenticationFlow {
  var messages: [FlowMessage] { nextStep?.messages ?? [] }
  var codes: [String] { messages.map(\.messageId) }
}
