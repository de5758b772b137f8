/// The drafts on disk, as home lists them.
public struct DraftShelf: Equatable, Sendable {
  public var drafts: [Draft]
  public var isLoaded: Bool
  /// The selected row of home: unfinished drafts first, then followed dossiers.
  public var selected: Int
  /// A draft that the person asked to delete and has not confirmed.
  public var deleting: Draft.ID?

  public init() {
    drafts = []
    isLoaded = false
    selected = 0
  }

  public var unfinished: [Draft] { drafts.filter { $0.receipt == nil } }
}

/// Submitted dossiers and the one that is looked at.
public struct Following: Equatable, Sendable {
  public var dossiers: [TrackedDossier]
  public var number: TextInput
  public var current: TrackedDossier?
  public var selected: Int
  public var isLoading: Bool
  /// The first line of the history that is shown.
  public var scroll: Int

  public init() {
    dossiers = []
    number = TextInput()
    selected = 0
    isLoading = false
    scroll = 0
  }
}

/// The applicant form and the places that it offers.
public struct ApplicantEntry: Equatable, Sendable {
  public var form: FormState
  public var provinces: [Place]
  public var wards: [Place]
  /// The province that `wards` belongs to.
  public var wardsProvince: Place.ID?

  public init() {
    form = FormState()
    provinces = []
    wards = []
  }

  /// Names that a province or ward field offers; nil for other fields and while they are not known.
  public func choices(for field: Field) -> [String]? {
    switch field.kind {
    case .province: provinces.isEmpty ? nil : provinces.map(\.name)
    case .ward: wards.isEmpty ? nil : wards.map(\.name)
    case .text, .secret, .date, .phone, .email, .identityNumber: nil
    }
  }
}
