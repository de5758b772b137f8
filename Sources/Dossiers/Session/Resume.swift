/// Where the person was: written as it changes, so that a restart leads back to the same screen. It holds no secret.
public struct ResumePoint: Hashable, Codable, Sendable {
  public var route: Route
  public var draft: Draft.ID?
  public var accountName: String
  public var query: ProcedureQuery
  /// The procedure that was being read; it is kept whole so that it can be read again without the portal.
  public var procedure: Procedure?
  public var selectedPaper: Int
  public var folder: String?
  public var filter: String
  public var certificate: Certificate.ID?
  public var trackedNumber: String

  public init(of session: Session) {
    // A one-time code and its flow are secrets of one sign-in: the way back leads to its first step.
    route = Route(session.route.screens.filter { $0 != .oneTimeCode })
    draft = session.draft?.id
    accountName = session.account.form.text(of: "username")
    query = session.catalogue.query
    procedure = session.catalogue.procedure
    selectedPaper = session.papers.selected
    folder = session.picker.folder
    filter = session.picker.filter.text
    certificate = session.tokens.chosen
    trackedNumber = session.following.number.text
  }
}

extension Session {
  /// Takes up the work where it was left. Drafts must have been loaded.
  public mutating func resume(from point: ResumePoint) {
    draft = shelf.drafts.first { $0.id == point.draft }
    account.form.set("username", to: point.accountName)
    catalogue.query = point.query
    catalogue.words = TextInput(point.query.text)
    catalogue.procedure = point.procedure
    papers.selected = point.selectedPaper
    picker.folder = point.folder
    picker.filter = TextInput(point.filter)
    tokens.chosen = point.certificate
    following.number = TextInput(point.trackedNumber)
    if let draft { applicant.form = FormState(values: draft.applicant) }
    route = point.route
    while !canShow(route.current), route.goBack() {}
  }

  /// False for a screen whose matter is gone, as when its draft was deleted, and for sending: nobody's dossier is
  /// submitted because a program was started.
  private func canShow(_ screen: ScreenID) -> Bool {
    switch screen {
    case .home, .signIn, .procedures, .tracking, .settings, .help: true
    case .oneTimeCode: account.prompt?.kind == .oneTimeCode
    case .procedure: catalogue.procedure != nil
    case .applicant, .components, .review: draft != nil && draft?.receipt == nil
    case .submit: false
    case .receipt: draft?.receipt != nil
    case .attach: currentPaper != nil
    case .signMethod, .certificates: currentPaper?.file?.document != nil
    case .placeSignature: currentPaper?.file?.document != nil && tokens.chosen != nil
    case .pin: draft?.box != nil && tokens.chosen != nil
    case .signatureReport: currentPaper?.file?.signed != nil
    }
  }
}
