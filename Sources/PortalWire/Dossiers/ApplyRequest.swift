import Dossiers

/// A submission: the body of `pa/dossier/--apply-online/`.
public struct ApplyRequest: Hashable, Codable, Sendable {
  public struct Applicant: Hashable, Codable, Sendable {
    public var userId: String
    public var data: ApplicantData
  }
  public struct ProcedureReference: Hashable, Codable, Sendable {
    public var id: String
    public var code: String
    public var translate: Translations
    public var sector: NamedReference
  }
  public struct ProcessDefinition: Hashable, Codable, Sendable {
    public var processingTime: Int?
    public var processingTimeUnit: String
  }

  /// The number that was reserved; empty to be given one.
  public var code: String
  public var procedure: ProcedureReference
  public var procedureLevel: NamedReference
  public var agencyLevel: NamedReference
  public var agency: NamedReference
  public var applicant: Applicant
  public var dossierFormFile: [DossierFormFile]
  public var dossierReceivingKind: NamedReference
  public var processDefinition: ProcessDefinition
  public var dossierTaskStatus: NamedReference
  public var dossierStatus: Int
  /// The applicant answers for what the dossier says.
  public var isCommitted: Bool
}

/// A component as submitted, with its files.
public struct DossierFormFile: Hashable, Codable, Sendable {
  public var procedureForm: ComponentReference
  /// Files of a row that is not ticked are ignored.
  public var isTicked: Bool
  public var requirement: ComponentForm.Requirement
  public var file: [HeldFile]

  public struct ComponentReference: Hashable, Codable, Sendable {
    public var id: String
    public var name: String
  }
}

extension ApplyRequest {
  /// Makes the body of a draft whose files were uploaded; papers that are neither ticked nor filled are left out.
  public init(draft: Draft, person: Person, number: String = "") {
    let row = ProcedureRow(summary: draft.procedure.summary)
    code = number
    procedure = ProcedureReference(id: row.id, code: row.code, translate: row.name, sector: row.sector)
    procedureLevel = row.level
    agencyLevel = row.agencyLevel
    agency = row.agency.first ?? NamedReference(id: "", name: "")
    applicant = Applicant(userId: person.technicalID, data: ApplicantData(values: draft.applicant))
    dossierFormFile = draft.papers.filter { $0.isTicked || $0.file != nil }.map { DossierFormFile(paper: $0) }
    dossierReceivingKind = NamedReference(id: "1", name: "Nhận trực tiếp")
    processDefinition = ProcessDefinition(
      processingTime: draft.procedure.summary.workingDays, processingTimeUnit: "d")
    dossierTaskStatus = NamedReference(
      id: String(DossierStatus.registered.rawValue), name: DossierStatus.registered.gateName)
    dossierStatus = 0
    isCommitted = draft.isCommitted
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let nothing = NamedReference(id: "", name: "")
    code = container.text(.code) ?? ""
    procedure = try container.decode(ProcedureReference.self, forKey: .procedure)
    procedureLevel = container.value(.procedureLevel) ?? nothing
    agencyLevel = container.value(.agencyLevel) ?? nothing
    agency = container.value(.agency) ?? nothing
    applicant = container.value(.applicant) ?? Applicant(userId: "", data: ApplicantData(values: [:]))
    dossierFormFile = try container.decodeIfPresent([DossierFormFile].self, forKey: .dossierFormFile) ?? []
    dossierReceivingKind = container.value(.dossierReceivingKind) ?? nothing
    processDefinition = container.value(.processDefinition) ?? ProcessDefinition(processingTimeUnit: "d")
    dossierTaskStatus = container.value(.dossierTaskStatus) ?? nothing
    dossierStatus = container.number(.dossierStatus) ?? 0
    isCommitted = container.flag(.isCommitted) ?? false
  }
}

extension ApplyRequest.ProcedureReference {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    id = try container.requiredText(.id)
    code = container.text(.code) ?? ""
    translate = container.value(.translate) ?? Translations([])
    sector = container.value(.sector) ?? NamedReference(id: "", name: "")
  }
}

extension ApplyRequest.Applicant {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    userId = container.text(.userId) ?? ""
    data = container.value(.data) ?? ApplicantData(values: [:])
  }
}

extension DossierFormFile {
  public init(paper: Paper) {
    procedureForm = ComponentReference(id: paper.component.id, name: paper.component.name)
    isTicked = paper.isTicked
    requirement = ComponentForm.Requirement(kind: paper.component.kind, quantity: paper.copies)
    file = paper.file?.upload.map { [HeldFile(uploaded: $0)] } ?? []
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    procedureForm = try container.decode(ComponentReference.self, forKey: .procedureForm)
    isTicked = container.flag(.isTicked) ?? true
    requirement = container.value(.requirement) ?? ComponentForm.Requirement(kind: .electronic, quantity: 1)
    file = container.list(.file)
  }
}

extension DossierFormFile.ComponentReference {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    id = try container.requiredText(.id)
    name = container.text(.name) ?? ""
  }
}
