import Dossiers
import PortalWire

extension PortalClient {
  /// Begins to sign in; the prompt says what the portal wants to know first.
  ///
  /// - Throws: `sign-in-refused` where the portal does not know this program, and whatever the network brings.
  public func startSignIn() async throws(Problem) -> SignInPrompt {
    let attempt = SignInAttempt(proof: ProofKey(), state: ProofKey().verifier)
    let request = AuthorizeRequest(
      clientID: connection.clientID, redirectURI: connection.redirectAddress, state: attempt.state,
      codeChallenge: attempt.proof.challenge)
    let answer = try await calls.send(identityForm(PortalPath.authorize, request.form))
    let flow = try flow(in: answer)
    guard let prompt = prompt(of: flow, after: nil) else {
      throw Problem(.portalAnswerNotUnderstood, technical: answer.technical)
    }
    attempts = [flow.flowId: attempt]
    return prompt
  }

  /// Answers a prompt. A wrong answer gives the prompt again, with a notice in it.
  ///
  /// - Parameter values: by the name of the parameter.
  /// - Throws: `sign-in-locked`, `sign-in-refused` or `sign-in-expired` where the sign-in has to start over.
  public func answer(_ prompt: SignInPrompt, values: [String: Secret]) async throws(Problem) -> SignInAnswer {
    try await step(prompt, authenticator: prompt.authenticator, params: values.mapValues { $0.reveal { $0 } })
  }

  /// Takes one of the ways that a prompt leaves to choose from.
  public func choose(_ option: SignInOption, in prompt: SignInPrompt) async throws(Problem) -> SignInPrompt {
    try await nextPrompt(prompt, authenticator: option.authenticator, params: [:])
  }

  /// Asks for another code. What stands in its way comes as the prompt's notice: `code-resend-too-soon`,
  /// `code-resend-limit`.
  public func resendCode(_ prompt: SignInPrompt) async throws(Problem) -> SignInPrompt {
    try await nextPrompt(
      prompt, authenticator: prompt.authenticator, params: [AuthenticationStep.Parameter.resend: "true"])
  }

  /// Forgets the session and tells the portal so (RFC 7009). The portal may be out of reach: the session ends anyway.
  public func signOut() async {
    guard let session else { return }
    self.session = nil
    attempts = [:]
    for token in [session.refreshToken, session.accessToken] {
      guard let token else { continue }
      let form = FormFields([("token", token), ("client_id", connection.clientID)])
      _ = try? await calls.send(identityForm(PortalPath.revoke, form))
    }
  }

  private func nextPrompt(
    _ prompt: SignInPrompt, authenticator: String, params: [String: String]
  ) async throws(Problem) -> SignInPrompt {
    switch try await step(prompt, authenticator: authenticator, params: params) {
    case .prompt(let next): return next
    case .signedIn: throw Problem(.portalAnswerNotUnderstood)
    }
  }

  private func step(
    _ prompt: SignInPrompt, authenticator: String, params: [String: String]
  ) async throws(Problem) -> SignInAnswer {
    guard let attempt = attempts[prompt.flow] else { throw Problem(.signInExpired) }
    let step = AuthenticationStep(flowId: prompt.flow, authenticatorId: authenticator, params: params)
    guard let body = try? PortalJSON.encode(step) else { throw Problem(.unexpected) }
    let request = HTTPRequest(
      .post, connection.identityAddress + PortalPath.authenticate, headers: [("Accept", "application/json")],
      body: .bytes(body, type: "application/json"), limits: limits.call)
    let flow = try flow(in: try await calls.send(request), unknownFlow: .signInExpired)
    if let authorization = flow.authData, flow.flowStatus == .succeeded {
      guard authorization.state == nil || authorization.state == attempt.state else {
        throw Problem(.signInRefused, technical: "state")
      }
      attempts[prompt.flow] = nil
      return .signedIn(try await signIn(code: authorization.code, attempt))
    }
    guard let next = self.prompt(of: flow, after: prompt) else {
      attempts[prompt.flow] = nil
      throw flow.nextStep?.notice ?? Problem(.signInRefused)
    }
    return .prompt(next)
  }

  private func signIn(code: String, _ attempt: SignInAttempt) async throws(Problem) -> Person {
    let request = TokenRequest.code(
      code, redirectURI: connection.redirectAddress, clientID: connection.clientID, verifier: attempt.proof.verifier)
    let tokens = try await token(for: request, refusal: .signInRefused)
    let claims = HTTPRequest(
      .get, connection.identityAddress + PortalPath.claims, headers: [("Accept", "application/json")],
      limits: limits.call)
    let person = try await calls.send(claims.authorized(by: tokens.accessToken)).value(UserClaims.self).person
    session = PortalSession(tokens, person: person)
    return person
  }

  private func flow(
    in answer: HTTPAnswer, unknownFlow: ProblemCode = .signInRefused
  ) throws(Problem) -> AuthenticationFlow {
    guard (400..<500).contains(answer.status), let refusal = answer.refusal else { return try answer.value() }
    let isUnknownFlow = refusal.code == FlowCode.requestInvalid
    let code = isUnknownFlow ? unknownFlow : FlowMessage.problemCode(of: refusal.code) ?? .signInRefused
    throw Problem(code, ["message": refusal.message.cleaned], technical: answer.technical)
  }

  private func prompt(of flow: AuthenticationFlow, after previous: SignInPrompt?) -> SignInPrompt? {
    guard flow.flowStatus != .failedCompleted, let step = flow.nextStep else { return nil }
    let id = flow.flowId.isEmpty ? previous?.flow ?? "" : flow.flowId
    return SignInPrompt(step, flow: id, at: clock(), after: previous)
  }
}
