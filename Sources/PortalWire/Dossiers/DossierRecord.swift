import Dossiers

/// A dossier as the portal keeps it: rows of a search, a single dossier, and the answer to a submission.
public struct DossierRecord: Hashable, Codable, Sendable {
  public struct Applicant: Hashable, Codable, Sendable {
    public var data: ApplicantData
  }
  public struct ProcedureReference: Hashable, Codable, Sendable {
    public var code: String
    public var translate: Translations
  }
  public struct Change: Hashable, Codable, Sendable {
    public var dossierStatus: NamedReference
    public var date: GateDate
    public var assignee: String
    public var note: String
  }

  public var id: String
  /// The dossier number.
  public var code: String
  public var procedure: ProcedureReference
  public var applicant: Applicant
  public var receivingOffice: String
  /// The id is one of the ten national states.
  public var dossierStatus: NamedReference
  public var appliedDate: GateDate
  public var appointmentDate: GateDate?
  public var completedDate: GateDate?
  /// Working days.
  public var processingTime: Int?
  public var history: [Change]
  public var files: [HeldFile]
  /// The sandbox made it up.
  public var isSample: Bool
}

extension DossierRecord {
  public init(
    id: String, tracked: TrackedDossier, workingDays: Int? = nil, files: [HeldFile] = [], isSample: Bool = false
  ) {
    self.id = id
    code = tracked.number
    procedure = ProcedureReference(code: tracked.procedureCode, translate: Translations(vi: tracked.procedureName))
    applicant = Applicant(data: ApplicantData(values: [GateField.fullName.rawValue: tracked.applicantName]))
    receivingOffice = tracked.receivingOffice
    dossierStatus = NamedReference(status: tracked.status)
    appliedDate = GateDate(tracked.submittedAt)
    appointmentDate = tracked.appointment.map { GateDate($0) }
    completedDate = tracked.history.first { $0.status == .finished }.map { GateDate($0.at) }
    processingTime = workingDays
    history = tracked.history.map {
      Change(dossierStatus: NamedReference(status: $0.status), date: GateDate($0.at), assignee: $0.by, note: $0.note)
    }
    self.files = files
    self.isSample = isSample
  }

  public var tracked: TrackedDossier {
    TrackedDossier(
      number: code, procedureCode: procedure.code, procedureName: procedure.translate.vi,
      applicantName: applicant.data[.fullName], receivingOffice: receivingOffice, status: dossierStatus.status,
      submittedAt: appliedDate.moment, appointment: appointmentDate?.date,
      history: history.map {
        StatusChange(status: $0.dossierStatus.status, at: $0.date.moment, by: $0.assignee, note: $0.note)
      })
  }

  /// The receipt of a submission that was just answered with this record.
  public var receipt: Receipt {
    Receipt(
      number: code, procedureCode: procedure.code, procedureName: procedure.translate.vi,
      applicantName: applicant.data[.fullName], receivingOffice: receivingOffice, submittedAt: appliedDate.moment,
      appointment: appointmentDate?.date, workingDays: processingTime, status: dossierStatus.status,
      files: files.map { Receipt.File(name: $0.filename, byteCount: $0.size, sha256: $0.sha256 ?? "") })
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    code = try container.requiredText(.code)
    id = container.text(.id) ?? code
    procedure = container.value(.procedure) ?? ProcedureReference(code: "", translate: Translations([]))
    applicant = container.value(.applicant) ?? Applicant(data: ApplicantData(values: [:]))
    receivingOffice = container.text(.receivingOffice) ?? ""
    dossierStatus = container.value(.dossierStatus) ?? NamedReference(status: .registered)
    appliedDate = try container.decode(GateDate.self, forKey: .appliedDate)
    appointmentDate = container.value(.appointmentDate)
    completedDate = container.value(.completedDate)
    processingTime = container.number(.processingTime)
    history = container.list(.history)
    files = container.list(.files)
    isSample = container.flag(.isSample) ?? false
  }
}

extension DossierRecord.ProcedureReference {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    code = container.text(.code) ?? ""
    translate = container.value(.translate) ?? Translations([])
  }
}

extension DossierRecord.Change {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    dossierStatus = try container.decode(NamedReference.self, forKey: .dossierStatus)
    date = try container.decode(GateDate.self, forKey: .date)
    assignee = container.text(.assignee) ?? ""
    note = container.text(.note) ?? ""
  }
}

extension NamedReference {
  init(status: DossierStatus) { self.init(id: String(status.rawValue), name: status.gateName) }

  fileprivate var status: DossierStatus { Int(id).flatMap(DossierStatus.init(rawValue:)) ?? .registered }
}
