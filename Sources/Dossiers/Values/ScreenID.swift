/// Every screen. A raw value is the name of its file in `screens/`.
public enum ScreenID: String, Codable, CaseIterable, Sendable {
  case home
  case signIn = "sign-in"
  case oneTimeCode = "one-time-code"
  case procedures
  case procedure
  case applicant
  case components
  case attach
  case signMethod = "sign-method"
  case certificates
  case pin
  case placeSignature = "place-signature"
  case signatureReport = "signature-report"
  case review
  case submit
  case receipt
  case tracking
  case settings
  case help
}

/// The steps of the rail.
public enum Step: String, Codable, CaseIterable, Sendable {
  case signIn = "sign-in"
  case procedure
  case applicant
  case components
  case signature
  case submission
  case receipt
}

extension ScreenID {
  /// Where the screen stands on the rail; nil for screens beside the flow.
  public var step: Step? {
    switch self {
    case .signIn, .oneTimeCode: .signIn
    case .procedures, .procedure: .procedure
    case .applicant: .applicant
    case .components, .attach: .components
    case .signMethod, .certificates, .pin, .placeSignature, .signatureReport: .signature
    case .review, .submit: .submission
    case .receipt: .receipt
    case .home, .tracking, .settings, .help: nil
    }
  }
}
