import Dossiers

extension ScreenID {
  /// What the screen means.
  var screen: any Screen.Type {
    switch self {
    case .home: HomeScreen.self
    case .signIn: SignInScreen.self
    case .oneTimeCode: OneTimeCodeScreen.self
    case .procedures: ProceduresScreen.self
    case .procedure: ProcedureScreen.self
    case .applicant: ApplicantScreen.self
    case .components: ComponentsScreen.self
    case .attach: AttachScreen.self
    case .signMethod: SignMethodScreen.self
    case .certificates: CertificatesScreen.self
    case .pin: PinScreen.self
    case .placeSignature: PlaceSignatureScreen.self
    case .signatureReport: SignatureReportScreen.self
    case .review: ReviewScreen.self
    case .submit: SubmitScreen.self
    case .receipt: ReceiptScreen.self
    case .tracking: TrackingScreen.self
    case .settings: SettingsScreen.self
    case .help: HelpScreen.self
    }
  }

  /// The names of the actions that the screen's file must bind, each at least once.
  public var actionNames: [String] { screen.actionNames.filter { $0 != NoAction.none.rawValue } }
}
