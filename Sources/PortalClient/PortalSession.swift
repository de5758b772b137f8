import Dossiers
import PortalWire

/// What being signed in consists of. It holds secrets, so it has no readable description.
struct PortalSession {
  var accessToken: String
  var refreshToken: String?
  var renewAt: ContinuousClock.Instant
  var person: Person?

  /// Renews when a fifth of the lifetime is left, half a minute at most, so that no call starts with a dying token.
  init(_ tokens: TokenReply, person: Person? = nil, refreshToken: String? = nil) {
    accessToken = tokens.accessToken
    self.refreshToken = tokens.refreshToken ?? refreshToken
    renewAt = .now + .seconds(tokens.expiresIn - min(30, tokens.expiresIn / 5))
    self.person = person
  }
}

extension PortalSession: CustomStringConvertible, CustomReflectable {
  var description: String { "•••" }
  var customMirror: Mirror { Mirror(self, children: []) }
}

/// A sign-in that waits for its next answer.
struct SignInAttempt {
  var proof: ProofKey
  var state: String
}

extension PortalClient {
  /// The session's token, renewed first where its time has come; nil when nobody is signed in.
  func freshToken() async throws(Problem) -> String? {
    guard let session else { return nil }
    if session.refreshToken != nil, session.renewAt <= .now { try await renew(session.accessToken) }
    return self.session?.accessToken
  }

  /// Exchanges the refresh token, unless that happened since `token` was used. Callers at the same time share one
  /// exchange: a refresh token is good for one.
  func renew(_ token: String) async throws(Problem) {
    guard let session, session.accessToken == token else { return }
    let renewal = renewal ?? Task { await exchange(session) }
    self.renewal = renewal
    let problem = await renewal.value
    if self.renewal == renewal { self.renewal = nil }
    if let problem { throw problem }
  }

  private func exchange(_ session: PortalSession) async -> Problem? {
    do throws(Problem) {
      guard let refreshToken = session.refreshToken else { throw Problem(.signInExpired) }
      let request = TokenRequest.refresh(refreshToken, clientID: connection.clientID)
      let tokens = try await token(for: request, refusal: .signInExpired)
      guard self.session?.accessToken == session.accessToken else { return nil }
      self.session = PortalSession(tokens, person: session.person, refreshToken: refreshToken)
      return nil
    } catch {
      if error.code == .signInExpired, self.session?.accessToken == session.accessToken { self.session = nil }
      return error
    }
  }

  /// Asks the token endpoint; a refusal (RFC 6749 §5.2) becomes `refusal`.
  func token(for request: TokenRequest, refusal: ProblemCode) async throws(Problem) -> TokenReply {
    let answer = try await calls.send(identityForm(PortalPath.token, request.form))
    guard (400..<500).contains(answer.status) else { return try answer.value() }
    let reason = (try? PortalJSON.decode(TokenRefusal.self, from: answer.body))?.error.cleaned ?? ""
    throw Problem(refusal, technical: "HTTP \(answer.status)" + (reason.isEmpty ? "" : " · \(reason)"))
  }

  func identityForm(_ path: String, _ form: FormFields) -> HTTPRequest {
    HTTPRequest(
      .post, connection.identityAddress + path, headers: [("Accept", "application/json")],
      body: .bytes(Array(form.encoded.utf8), type: "application/x-www-form-urlencoded"), limits: limits.call)
  }
}
