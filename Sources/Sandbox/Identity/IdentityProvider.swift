import Dossiers
import PortalWire
import SerialQueues

/// Signs people in: a password, then a one-time code by text message.
actor IdentityProvider {
  private let accounts: [SandboxAccount]
  private let passwords: AccountStore
  private let sessions: SessionStore
  private let outbox: Outbox
  private let texts: DeskTexts
  private let wording: FlowWording
  private let settings: SandboxSettings
  private var flows: [String: SignInFlow] = [:]
  private var grants: [String: AuthorizationGrant] = [:]
  private let executor = SerialQueue(label: "sandbox.identity")

  private static let flowLifetime: Int64 = 900
  private static let grantLifetime: Int64 = 60

  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  init(
    accounts: [SandboxAccount], passwords: AccountStore, sessions: SessionStore, outbox: Outbox, texts: DeskTexts,
    settings: SandboxSettings
  ) {
    self.accounts = accounts
    self.passwords = passwords
    self.sessions = sessions
    self.outbox = outbox
    self.texts = texts
    self.settings = settings
    wording = FlowWording(texts: texts, settings: settings)
  }

  /// Keeps the passwords of the accounts that are new.
  func seed() async throws {
    for account in accounts { try await passwords.seed(account) }
  }

  func account(ofAccessToken token: String) async throws -> SandboxAccount? {
    let username = try await sessions.username(ofAccessToken: token)
    return accounts.first { $0.username == username }
  }

  func authorize(_ request: AuthorizeRequest) -> AuthenticationFlow {
    let now = settings.now()
    flows = flows.filter { now - $0.value.startedAt < Self.flowLifetime }
    let flow = SignInFlow(id: RandomText.hexadecimal(bytes: 16), request: request, startedAt: now)
    flows[flow.id] = flow
    return wording.passwordStep(flow)
  }

  func advance(_ step: AuthenticationStep) async throws -> AuthenticationFlow {
    guard let flow = flows[step.flowId], settings.now() - flow.startedAt < Self.flowLifetime else {
      throw Refused(.badRequest, FlowCode.requestInvalid)
    }
    let params = step.selectedAuthenticator.params
    switch (flow.stage, step.selectedAuthenticator.authenticatorId) {
    case (.password, Authenticator.passwordID): return try await takePassword(flow, params)
    case (.code(let account, let code), Authenticator.textMessageID):
      if params[AuthenticationStep.Parameter.resend] == "true" { return resend(flow, account, code) }
      return try await takeCode(flow, account, code, params[AuthenticationStep.Parameter.code] ?? "")
    case (.password, _), (.code, _): throw Refused(.badRequest, FlowCode.authenticatorInvalid)
    }
  }

  /// Nil where the code or refresh token is not good.
  func exchange(_ request: TokenRequest) async throws -> TokenReply? {
    switch request {
    case .refresh(let token, let clientID): return try await sessions.refresh(token, client: clientID)
    case .code(let code, let redirectURI, let clientID, let verifier):
      guard let grant = grants.removeValue(forKey: code), settings.now() - grant.issuedAt < Self.grantLifetime,
        grant.request.clientID == clientID, grant.request.redirectURI == redirectURI,
        grant.request.codeChallenge == ProofKey(verifier: verifier).challenge
      else { return nil }
      return try await sessions.open(username: grant.username, client: clientID)
    }
  }

  func revoke(_ token: String) async throws { try await sessions.revoke(token) }

  private func takePassword(_ flow: SignInFlow, _ params: [String: String]) async throws -> AuthenticationFlow {
    let username = params[AuthenticationStep.Parameter.username]?.filter { !$0.isWhitespace } ?? ""
    guard !username.isEmpty else {
      return wording.passwordStep(flow, failed: wording.message(FlowCode.usernameEmpty))
    }
    let now = settings.now()
    let verdict = try await passwords.judge(
      username, password: params[AuthenticationStep.Parameter.password] ?? "", at: now,
      attempts: settings.passwordAttempts, lockDuration: settings.lockDuration, lockCode: FlowCode.accountLocked)
    switch verdict {
    case .right: break
    case .wrong(let remaining):
      let context: [FlowMessage.Context: String] = [.remainingAttempts: String(remaining)]
      return wording.passwordStep(flow, failed: wording.message(FlowCode.passwordWrong, .error, context))
    case .locked(let until, let code):
      let context: [FlowMessage.Context: String] = [.unlockAfterSeconds: String(until - now)]
      return wording.passwordStep(flow, failed: wording.message(code, .error, context))
    }
    guard let account = accounts.first(where: { $0.username == username }) else {
      throw Refused(.badRequest, FlowCode.requestInvalid)
    }
    let code = SignInFlow.SentCode(digits: RandomText.oneTimeCode(), sentAt: now)
    return send(code, to: account, in: flow, failed: false, [])
  }

  private func takeCode(
    _ flow: SignInFlow, _ account: SandboxAccount, _ sent: SignInFlow.SentCode, _ digits: String
  ) async throws -> AuthenticationFlow {
    let now = settings.now()
    if digits.isEmpty { return wording.codeStep(flow, failed: true, [wording.message(FlowCode.codeEmpty)]) }
    guard now - sent.sentAt < settings.codeLifetime else {
      return wording.codeStep(flow, failed: true, [wording.message(FlowCode.codeExpired)])
    }
    if Cryptography.areEqual(Array(digits.utf8), Array(sent.digits.utf8)) { return finish(flow, account, now) }
    var code = sent
    code.wrongTries += 1
    let remaining = settings.codeAttempts - code.wrongTries
    guard remaining > 0 else {
      flows[flow.id] = nil
      try await passwords.lock(
        account.username, until: now + settings.lockDuration, code: FlowCode.codeLocked)
      let context: [FlowMessage.Context: String] = [
        .remainingAttempts: "0", .unlockAfterSeconds: String(settings.lockDuration),
      ]
      return wording.failure(flow, wording.message(FlowCode.retryLimit, .error, context))
    }
    flows[flow.id]?.stage = .code(account, code)
    let context: [FlowMessage.Context: String] = [.remainingAttempts: String(remaining)]
    return wording.codeStep(flow, failed: true, [wording.message(FlowCode.codeInvalid, .error, context)])
  }

  private func resend(
    _ flow: SignInFlow, _ account: SandboxAccount, _ sent: SignInFlow.SentCode
  ) -> AuthenticationFlow {
    let wait = settings.resendCoolDown - (settings.now() - sent.sentAt)
    guard sent.resends < settings.resendLimit else {
      return wording.codeStep(
        flow, failed: true, [wording.message(FlowCode.resendLimit, .error, [.remainingResends: "0"])])
    }
    guard wait <= 0 else {
      let context: [FlowMessage.Context: String] = [.resendAfterSeconds: String(wait)]
      return wording.codeStep(flow, failed: true, [wording.message(FlowCode.codeResent, .error, context)])
    }
    var code = sent
    code.digits = RandomText.oneTimeCode()
    code.sentAt = settings.now()
    code.resends += 1
    return send(code, to: account, in: flow, failed: true, [wording.message(FlowCode.codeResent)])
  }

  private func send(
    _ code: SignInFlow.SentCode, to account: SandboxAccount, in flow: SignInFlow, failed: Bool,
    _ messages: [FlowMessage]
  ) -> AuthenticationFlow {
    flows[flow.id]?.stage = .code(account, code)
    let phone = account.person.phone
    outbox.send(TextMessage(phone: phone, text: texts.textMessage.replacing("{code}", with: code.digits)))
    return wording.codeStep(flow, failed: failed, messages + [wording.sent(code, to: phone)])
  }

  private func finish(_ flow: SignInFlow, _ account: SandboxAccount, _ now: Moment) -> AuthenticationFlow {
    flows[flow.id] = nil
    grants = grants.filter { now - $0.value.issuedAt < Self.grantLifetime }
    let code = RandomText.token()
    grants[code] = AuthorizationGrant(request: flow.request, username: account.username, issuedAt: now)
    return AuthenticationFlow(
      flowId: flow.id, flowStatus: .succeeded, authData: .init(code: code, state: flow.request.state))
  }
}
