import Dossiers
import PortalWire

/// Builds the replies of a sign-in.
struct FlowWording: Sendable {
  let texts: DeskTexts
  let settings: SandboxSettings

  func passwordStep(_ flow: SignInFlow, failed message: FlowMessage? = nil) -> AuthenticationFlow {
    reply(flow, failed: message != nil, Self.passwordAuthenticator, message.map { [$0] })
  }

  func codeStep(_ flow: SignInFlow, failed: Bool, _ messages: [FlowMessage]) -> AuthenticationFlow {
    reply(flow, failed: failed, Self.codeAuthenticator, messages)
  }

  /// The end of a flow that cannot go on.
  func failure(_ flow: SignInFlow, _ message: FlowMessage) -> AuthenticationFlow {
    AuthenticationFlow(
      flowId: flow.id, flowStatus: .failedCompleted, nextStep: NextStep(authenticators: [], messages: [message]))
  }

  func message(
    _ code: String, _ kind: FlowMessage.Kind = .error, _ context: [FlowMessage.Context: String] = [:]
  ) -> FlowMessage {
    let text = texts.flow[code]?.filled(["phone": context[.maskedMobileNumber] ?? ""])
    return FlowMessage(type: kind, messageId: code, message: text?.vi ?? code, context: context)
  }

  /// Says where the code went and what can be done with it.
  func sent(_ code: SignInFlow.SentCode, to phone: String) -> FlowMessage {
    message(
      FlowCode.codeSent, .information,
      [
        .maskedMobileNumber: Self.masked(phone), .validitySeconds: String(settings.codeLifetime),
        .resendAfterSeconds: String(settings.resendCoolDown),
        .remainingResends: String(settings.resendLimit - code.resends),
        .remainingAttempts: String(settings.codeAttempts - code.wrongTries),
      ])
  }

  /// "0946xxx303".
  static func masked(_ phone: String) -> String { "\(phone.prefix(4))xxx\(phone.suffix(3))" }

  private func reply(
    _ flow: SignInFlow, failed: Bool, _ authenticator: Authenticator, _ messages: [FlowMessage]?
  ) -> AuthenticationFlow {
    AuthenticationFlow(
      flowId: flow.id, flowStatus: failed ? .failedIncomplete : .incomplete,
      nextStep: NextStep(authenticators: [authenticator], messages: messages),
      links: [.init(name: "authentication", href: PortalPath.authenticate, method: "POST")])
  }

  private static let passwordAuthenticator = Authenticator(
    authenticatorId: Authenticator.passwordID, authenticator: "Username & Password",
    metadata: .init(
      i18nKey: "authenticator.basic",
      params: [
        .init(
          param: AuthenticationStep.Parameter.username, order: 0, i18nKey: "username.param", displayName: "Username",
          confidential: false),
        .init(
          param: AuthenticationStep.Parameter.password, order: 1, i18nKey: "password.param", displayName: "Password",
          confidential: true),
      ]),
    requiredParams: [AuthenticationStep.Parameter.username, AuthenticationStep.Parameter.password])

  private static let codeAuthenticator = Authenticator(
    authenticatorId: Authenticator.textMessageID, authenticator: "SMS OTP",
    metadata: .init(
      i18nKey: "authenticator.sms.otp",
      params: [
        .init(
          param: AuthenticationStep.Parameter.code, order: 1, i18nKey: "code.param", displayName: "Code",
          confidential: true)
      ]),
    requiredParams: [AuthenticationStep.Parameter.code])
}
