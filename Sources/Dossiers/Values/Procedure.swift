/// How far a procedure can be done online ("Mức độ DVC").
public enum ServiceLevel: String, Codable, CaseIterable, Sendable {
  /// "Toàn trình": all of it.
  case full
  /// "Một phần": parts of it.
  case partial
  /// Only described online.
  case information
}

/// A procedure as a row of the catalogue.
public struct ProcedureSummary: Hashable, Codable, Sendable, Identifiable {
  public var id: String
  /// The national code, as in "1.001822.000.00.00.H15".
  public var code: String
  public var name: String
  /// "Lĩnh vực", as in "Di sản văn hóa".
  public var field: String
  public var agency: Agency.ID
  public var agencyName: String
  public var tier: AgencyTier
  public var level: ServiceLevel
  /// Working days; nil where the catalogue does not say.
  public var workingDays: Int?

  public init(
    id: String, code: String, name: String, field: String, agency: Agency.ID, agencyName: String, tier: AgencyTier,
    level: ServiceLevel, workingDays: Int?
  ) {
    self.id = id
    self.code = code
    self.name = name
    self.field = field
    self.agency = agency
    self.agencyName = agencyName
    self.tier = tier
    self.level = level
    self.workingDays = workingDays
  }

  /// "1.001822": the part of the code that people know.
  public var shortCode: String {
    guard let first = code.firstIndex(of: ".") else { return code }
    let rest = code[code.index(after: first)...]
    return rest.firstIndex(of: ".").map { String(code[..<$0]) } ?? code
  }
}

/// A procedure in full, by the national schema (`LayThuTuc`).
public struct Procedure: Hashable, Codable, Sendable, Identifiable {
  public var summary: ProcedureSummary
  public var receivingOffice: String
  /// Who may apply: "Công dân Việt Nam", …
  public var applicants: [String]
  public var steps: [String]
  /// How one may submit, with its time limit: "Trực tuyến: 5 ngày làm việc".
  public var channels: [String]
  /// In đồng; 0 when free.
  public var fee: Int
  public var feeNote: String
  public var components: [ProcedureComponent]
  public var requirements: String
  public var results: [String]
  public var legalGrounds: [String]
  /// In bytes; the portal refuses larger files.
  public var fileSizeLimit: Int
  /// Sample data is labelled as such wherever it is shown.
  public var isSample: Bool

  public var id: ProcedureSummary.ID { summary.id }

  public init(
    summary: ProcedureSummary, receivingOffice: String, applicants: [String] = [], steps: [String] = [],
    channels: [String] = [], fee: Int = 0, feeNote: String = "", components: [ProcedureComponent],
    requirements: String = "", results: [String] = [], legalGrounds: [String] = [],
    fileSizeLimit: Int = 6 * 1024 * 1024, isSample: Bool = false
  ) {
    self.summary = summary
    self.receivingOffice = receivingOffice
    self.applicants = applicants
    self.steps = steps
    self.channels = channels
    self.fee = fee
    self.feeNote = feeNote
    self.components = components
    self.requirements = requirements
    self.results = results
    self.legalGrounds = legalGrounds
    self.fileSizeLimit = fileSizeLimit
    self.isSample = isSample
  }
}

/// One paper that a procedure asks for ("thành phần hồ sơ").
public struct ProcedureComponent: Hashable, Codable, Sendable, Identifiable {
  public var id: String
  public var name: String
  public var isRequired: Bool
  /// The applicant's signature must be on the file.
  public var mustBeSigned: Bool
  public var copies: Int
  public var kind: CopyKind
  public var template: ComponentTemplate?

  public init(
    id: String, name: String, isRequired: Bool, mustBeSigned: Bool = false, copies: Int = 1,
    kind: CopyKind = .electronic, template: ComponentTemplate? = nil
  ) {
    self.id = id
    self.name = name
    self.isRequired = isRequired
    self.mustBeSigned = mustBeSigned
    self.copies = copies
    self.kind = kind
    self.template = template
  }
}

/// `LoaiBan` of the national exchange.
public enum CopyKind: Int, Codable, CaseIterable, Sendable {
  case original = 0
  case copy = 1
  case electronic = 2
}

/// A blank form that the portal offers for download ("mẫu đơn").
public struct ComponentTemplate: Hashable, Codable, Sendable, Identifiable {
  public var id: String
  public var filename: String

  public init(id: String, filename: String) {
    self.id = id
    self.filename = filename
  }
}
