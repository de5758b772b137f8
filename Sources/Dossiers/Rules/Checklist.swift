/// Something that stands between a dossier and its submission.
public struct ChecklistItem: Hashable, Sendable {
  /// A raw value is the key of its text in `screens/common.toml`.
  public enum Kind: String, CaseIterable, Sendable {
    case requiredPaperMissing = "check-required-paper-missing"
    case paperNotTicked = "check-paper-not-ticked"
    case fileMissing = "check-file-missing"
    case signatureMissing = "check-signature-missing"
    case signatureInvalid = "check-signature-invalid"
    case fileTooLarge = "check-file-too-large"
    case fileStillConverting = "check-file-still-converting"
    case fileNotAccepted = "check-file-not-accepted"
    case fileTwice = "check-file-twice"
    case applicantIncomplete = "check-applicant-incomplete"
    case notCommitted = "check-not-committed"
  }

  public var kind: Kind
  public var paper: Paper.ID?
  /// What the text names: the paper, or the field.
  public var subject: String

  public init(_ kind: Kind, paper: Paper.ID? = nil, subject: String) {
    self.kind = kind
    self.paper = paper
    self.subject = subject
  }

  /// The screen where it is mended.
  public var screen: ScreenID {
    switch kind {
    case .applicantIncomplete: .applicant
    case .notCommitted: .review
    case .requiredPaperMissing, .paperNotTicked, .fileMissing, .signatureMissing, .signatureInvalid, .fileTooLarge,
      .fileStillConverting, .fileNotAccepted, .fileTwice:
      .components
    }
  }
}

extension Draft {
  /// Everything that keeps the dossier from being submitted, in the order of the screens.
  public func openItems(activities: [Paper.ID: PaperDesk.Activity] = [:]) -> [ChecklistItem] {
    var items = ApplicantField.essential.filter { (applicant[$0.rawValue] ?? "").trimmed.isEmpty }
      .map { ChecklistItem(.applicantIncomplete, subject: $0.rawValue) }
    for paper in papers { items += openItems(of: paper, activities: activities) }
    if !isCommitted { items.append(ChecklistItem(.notCommitted, subject: "")) }
    return items
  }

  /// Open items that concern papers only.
  public func openPaperItems(activities: [Paper.ID: PaperDesk.Activity] = [:]) -> [ChecklistItem] {
    papers.flatMap { openItems(of: $0, activities: activities) }
  }

  /// The step that the dossier waits for.
  public var nextStep: Step {
    guard receipt == nil else { return .receipt }
    guard let item = openItems().first else { return .submission }
    switch item.kind {
    case .applicantIncomplete: return .applicant
    case .signatureMissing, .signatureInvalid: return .signature
    case .notCommitted: return .submission
    case .requiredPaperMissing, .paperNotTicked, .fileMissing, .fileTooLarge, .fileStillConverting, .fileNotAccepted,
      .fileTwice:
      return .components
    }
  }

  private func openItems(of paper: Paper, activities: [Paper.ID: PaperDesk.Activity]) -> [ChecklistItem] {
    func item(_ kind: ChecklistItem.Kind) -> ChecklistItem {
      ChecklistItem(kind, paper: paper.id, subject: paper.component.name)
    }
    guard let file = paper.file else {
      if paper.component.isRequired { return [item(.requiredPaperMissing)] }
      return paper.isTicked ? [item(.fileMissing)] : []
    }
    guard paper.isTicked else { return [item(.paperNotTicked)] }
    var items: [ChecklistItem] = []
    if activities[paper.id] != nil { items.append(item(.fileStillConverting)) }
    if file.final.byteCount > procedure.fileSizeLimit { items.append(item(.fileTooLarge)) }
    if file.final.kind == .other { items.append(item(.fileNotAccepted)) }
    if paper.component.mustBeSigned, file.signed == nil { items.append(item(.signatureMissing)) }
    if file.signed != nil, let verdict = file.report?.verdict, verdict == .invalid {
      items.append(item(.signatureInvalid))
    }
    let twin = papers.first { $0.id != paper.id && $0.isTicked && $0.file?.original.sha256 == file.original.sha256 }
    if let twin, let other = papers.firstIndex(of: twin), let own = papers.firstIndex(of: paper), other < own {
      items.append(item(.fileTwice))
    }
    return items
  }
}

/// The fields of the applicant form that rules and the portal know by name.
public enum ApplicantField: String, CaseIterable, Sendable {
  case fullName = "full-name"
  case organisation
  case identityNumber = "identity-number"
  case identityDate = "identity-date"
  case identityPlace = "identity-place"
  case phone
  case fax
  case email
  case website
  case licenceNumber = "licence-number"
  case province
  case ward
  case street

  /// Without these the portal refuses a dossier.
  public static let essential: [ApplicantField] = [.fullName, .identityNumber, .phone, .province, .ward, .street]
}
