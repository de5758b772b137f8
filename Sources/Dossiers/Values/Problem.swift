/// What went wrong, in a form that every module throws and every screen can explain.
///
/// The words for people are in `screens/problems.toml`, by `code`: what happened, where, and what to do next.
public struct Problem: Error, Hashable, Codable, Sendable {
  public var code: ProblemCode
  /// Fills the placeholders of the text: `{file}`, `{limit}`, …
  public var details: [String: String]
  /// What lies beneath, for the end of the sentence: "CKR_PIN_INCORRECT", "curl 7", "SMSOTP-65020". Never a secret.
  public var technical: String

  public init(_ code: ProblemCode, _ details: [String: String] = [:], technical: String = "") {
    self.code = code
    self.details = details
    self.technical = technical
  }
}

/// Every problem that can be shown. A raw value is the key of its text.
public enum ProblemCode: String, Codable, CaseIterable, Sendable {
  // Portal and network.
  case portalUnreachable = "portal-unreachable"
  case portalTimeout = "portal-timeout"
  case portalSecureConnectionFailed = "portal-secure-connection-failed"
  case portalFailed = "portal-failed"
  case portalAnswerNotUnderstood = "portal-answer-not-understood"
  case portalRefused = "portal-refused"
  case signInExpired = "sign-in-expired"
  case signInRefused = "sign-in-refused"
  case signInLocked = "sign-in-locked"
  case codeWrong = "code-wrong"
  case codeExpired = "code-expired"
  case codeResendTooSoon = "code-resend-too-soon"
  case codeResendLimit = "code-resend-limit"
  case fileTooLargeForPortal = "file-too-large-for-portal"
  case fileDamagedOnTheWay = "file-damaged-on-the-way"
  case dossierRefused = "dossier-refused"
  case dossierNotFound = "dossier-not-found"
  case procedureNotFound = "procedure-not-found"
  case cancelled = "cancelled"
  // Files and documents.
  case fileNotFound = "file-not-found"
  case fileUnreadable = "file-unreadable"
  case fileNotWritable = "file-not-writable"
  case fileKindNotAccepted = "file-kind-not-accepted"
  case documentDamaged = "document-damaged"
  case documentNeedsPassword = "document-needs-password"
  case documentForbidsSigning = "document-forbids-signing"
  case documentCannotBeExtended = "document-cannot-be-extended"
  case documentTooLargeToShow = "document-too-large-to-show"
  case documentHasNoSuchPage = "document-has-no-such-page"
  case fieldNotFound = "field-not-found"
  case fieldAlreadySigned = "field-already-signed"
  case boxOutsidePage = "box-outside-page"
  case converterMissing = "converter-missing"
  case converterFailed = "converter-failed"
  case converterTooSlow = "converter-too-slow"
  // Tokens.
  case moduleNotFound = "module-not-found"
  case moduleUnusable = "module-unusable"
  case tokenMissing = "token-missing"
  case tokenRemoved = "token-removed"
  case tokenFailed = "token-failed"
  case certificateNotFound = "certificate-not-found"
  case certificateUnusable = "certificate-unusable"
  case keyNotFound = "key-not-found"
  case schemeNotOffered = "scheme-not-offered"
  case pinWrong = "pin-wrong"
  case pinLastTry = "pin-last-try"
  case pinLocked = "pin-locked"
  case pinLengthWrong = "pin-length-wrong"
  // Signatures.
  case signatureTooLarge = "signature-too-large"
  case signatureDidNotVerify = "signature-did-not-verify"
  case signatureUnreadable = "signature-unreadable"
  // Drafts and settings.
  case draftsUnreadable = "drafts-unreadable"
  case draftNotSaved = "draft-not-saved"
  case settingsUnreadable = "settings-unreadable"
  case resourceBroken = "resource-broken"
  case terminalUnusable = "terminal-unusable"
  // Ours.
  case unexpected = "unexpected"
}
