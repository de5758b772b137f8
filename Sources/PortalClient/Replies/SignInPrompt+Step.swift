import Dossiers
import PortalWire

extension SignInPrompt {
  /// Reads what a step asks for. What the portal says once, as the phone's number, stays true for the steps after it.
  init?(_ step: NextStep, flow: String, at now: Moment, after previous: SignInPrompt?) {
    guard let first = step.authenticators.first else { return nil }
    let leavesChoice = step.stepType == "MULTI_OPTIONS_PROMPT"
    let parameters = leavesChoice ? [] : first.promptParameters
    let isSameStep = !leavesChoice && previous?.authenticator == first.authenticatorId
    let earlier = isSameStep ? previous : nil
    self.init(
      flow: flow, authenticator: leavesChoice ? "" : first.authenticatorId,
      kind: Kind(of: parameters, named: first.metadata?.i18nKey ?? ""), title: leavesChoice ? "" : first.authenticator,
      parameters: parameters,
      options: leavesChoice
        ? step.authenticators.map { SignInOption(authenticator: $0.authenticatorId, name: $0.authenticator) } : [],
      maskedPhone: step[.maskedMobileNumber] ?? earlier?.maskedPhone,
      remainingAttempts: step.number(.remainingAttempts) ?? earlier?.remainingAttempts,
      resendsLeft: step.number(.remainingResends) ?? earlier?.resendsLeft,
      validSeconds: step.number(.validitySeconds) ?? earlier?.expiresAt.map { max(0, Int($0 - now)) },
      resendSeconds: step.number(.resendAfterSeconds) ?? earlier?.resendableAt.map { max(0, Int($0 - now)) },
      receivedAt: now, notice: step.notice)
  }
}

extension SignInPrompt.Kind {
  fileprivate init(of parameters: [SignInParameter], named key: String) {
    let names = parameters.map(\.name)
    if names.contains(AuthenticationStep.Parameter.code) || (key.contains("otp") && parameters.count == 1) {
      self = .oneTimeCode
    } else if names.contains(AuthenticationStep.Parameter.password) {
      self = .password
    } else {
      self = .other
    }
  }
}

extension Authenticator {
  fileprivate var promptParameters: [SignInParameter] {
    let parameters = (metadata?.params ?? []).sorted { $0.order < $1.order }
      .map { SignInParameter(name: $0.param, label: $0.displayName, isConfidential: $0.confidential) }
    return parameters.isEmpty
      ? requiredParams.map { SignInParameter(name: $0.cleaned, label: $0.cleaned, isConfidential: true) } : parameters
  }
}

extension NextStep {
  subscript(entry: FlowMessage.Context) -> String? {
    (messages ?? []).compactMap { $0[entry] }.first { !$0.isEmpty }
  }

  func number(_ entry: FlowMessage.Context) -> Int? { self[entry].flatMap { Int($0) } }

  /// Why the previous answer was not taken.
  var notice: Problem? { (messages ?? []).first { $0.isRefusal }?.problem }
}

extension FlowMessage {
  /// Another code counts as a failed try, so it comes with an error even where it was sent; only one that has to wait
  /// was not.
  var isRefusal: Bool {
    type == .error && (messageId != FlowCode.codeResent || self[.resendAfterSeconds] != nil)
  }

  var problem: Problem {
    var details = ["message": message]
    details["remaining"] = self[.remainingAttempts]
    details["resends"] = self[.remainingResends]
    details["seconds"] = self[.unlockAfterSeconds] ?? self[.resendAfterSeconds]
    return Problem(Self.problemCode(of: messageId) ?? .signInRefused, details, technical: messageId)
  }

  /// What a code of the identity provider means; nil for codes that say no more than no.
  static func problemCode(of code: String) -> ProblemCode? {
    switch code {
    case FlowCode.accountLocked, FlowCode.codeLocked, FlowCode.retryLimit: .signInLocked
    case FlowCode.codeEmpty, FlowCode.codeInvalid: .codeWrong
    case FlowCode.codeExpired: .codeExpired
    case FlowCode.codeResent: .codeResendTooSoon
    case FlowCode.resendLimit: .codeResendLimit
    default: nil
    }
  }
}
