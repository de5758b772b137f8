import Dossiers

/// A procedure in full, with the papers that it asks for.
public struct ProcedureDetail: Hashable, Codable, Sendable {
  public var row: ProcedureRow
  public var receivingOffice: String
  public var applicants: [String]
  public var steps: [String]
  public var channels: [String]
  /// In đồng.
  public var fee: Int
  public var feeNote: String
  public var procedureForm: [ComponentForm]
  public var requirements: String
  public var results: [String]
  public var legalGrounds: [String]
  /// In bytes.
  public var fileSizeLimit: Int
  public var isSample: Bool

  private enum CodingKeys: String, CodingKey {
    case receivingOffice, applicants, steps, channels, fee, feeNote, procedureForm, requirements, results,
      legalGrounds, fileSizeLimit, isSample
  }

  public init(from decoder: any Decoder) throws {
    row = try ProcedureRow(from: decoder)
    let container = try decoder.container(keyedBy: CodingKeys.self)
    receivingOffice = container.text(.receivingOffice) ?? row.agency.first?.name.vi ?? ""
    applicants = container.list(.applicants)
    steps = container.list(.steps)
    channels = container.list(.channels)
    fee = container.number(.fee) ?? 0
    feeNote = container.text(.feeNote) ?? ""
    procedureForm = container.list(.procedureForm)
    requirements = container.text(.requirements) ?? ""
    results = container.list(.results)
    legalGrounds = container.list(.legalGrounds)
    fileSizeLimit = container.number(.fileSizeLimit) ?? 6 * 1024 * 1024
    isSample = container.flag(.isSample) ?? false
  }

  public func encode(to encoder: any Encoder) throws {
    try row.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(receivingOffice, forKey: .receivingOffice)
    try container.encode(applicants, forKey: .applicants)
    try container.encode(steps, forKey: .steps)
    try container.encode(channels, forKey: .channels)
    try container.encode(fee, forKey: .fee)
    try container.encode(feeNote, forKey: .feeNote)
    try container.encode(procedureForm, forKey: .procedureForm)
    try container.encode(requirements, forKey: .requirements)
    try container.encode(results, forKey: .results)
    try container.encode(legalGrounds, forKey: .legalGrounds)
    try container.encode(fileSizeLimit, forKey: .fileSizeLimit)
    try container.encode(isSample, forKey: .isSample)
  }
}

extension ProcedureDetail {
  public init(procedure: Procedure) {
    row = ProcedureRow(summary: procedure.summary)
    receivingOffice = procedure.receivingOffice
    applicants = procedure.applicants
    steps = procedure.steps
    channels = procedure.channels
    fee = procedure.fee
    feeNote = procedure.feeNote
    procedureForm = procedure.components.map { ComponentForm(component: $0) }
    requirements = procedure.requirements
    results = procedure.results
    legalGrounds = procedure.legalGrounds
    fileSizeLimit = procedure.fileSizeLimit
    isSample = procedure.isSample
  }

  public var procedure: Procedure {
    Procedure(
      summary: row.summary, receivingOffice: receivingOffice, applicants: applicants.map(\.cleaned),
      steps: steps.map(\.cleaned), channels: channels.map(\.cleaned), fee: fee, feeNote: feeNote,
      components: procedureForm.map(\.component), requirements: requirements, results: results.map(\.cleaned),
      legalGrounds: legalGrounds.map(\.cleaned), fileSizeLimit: fileSizeLimit, isSample: isSample)
  }
}
