import Dossiers

/// A procedure in the list of those that one can apply for.
public struct ProcedureRow: Hashable, Codable, Sendable {
  public var id: String
  public var code: String
  public var name: Translations
  public var sector: NamedReference
  public var agency: [NamedReference]
  /// Codes "BO", "TINH", "QUANHUYEN", "PHUONGXA".
  public var agencyLevel: NamedReference
  /// How far it can be done online; codes "TOANTRINH", "MOTPHAN", "THONGTIN".
  public var level: NamedReference
  /// In the unit beside it; nil where unknown.
  public var processingTime: Int?
  /// "d": working days.
  public var processingTimeUnit: String?

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let other = try decoder.container(keyedBy: OtherKeys.self)
    id = try container.requiredText(.id)
    code = container.text(.code) ?? other.text(.nationCode) ?? ""
    name = container.value(.name) ?? other.value(.translate) ?? Translations([])
    sector = container.value(.sector) ?? NamedReference(id: "", name: "")
    agency = container.list(.agency)
    agencyLevel = container.value(.agencyLevel) ?? NamedReference(id: "", name: "")
    level = container.value(.level) ?? NamedReference(id: "", name: "")
    processingTime = container.number(.processingTime)
    processingTimeUnit = container.text(.processingTimeUnit)
  }

  private enum OtherKeys: String, CodingKey { case nationCode, translate }
}

extension ProcedureRow {
  public init(summary: ProcedureSummary) {
    id = summary.id
    code = summary.code
    name = Translations(vi: summary.name)
    sector = NamedReference(id: summary.field, name: summary.field)
    agency = [NamedReference(id: summary.agency, name: summary.agencyName)]
    agencyLevel = NamedReference(id: summary.tier.gateCode, code: summary.tier.gateCode, name: summary.tier.gateName)
    level = NamedReference(id: summary.level.gateCode, code: summary.level.gateCode, name: summary.level.gateName)
    processingTime = summary.workingDays
    processingTimeUnit = summary.workingDays == nil ? nil : "d"
  }

  public var summary: ProcedureSummary {
    ProcedureSummary(
      id: id, code: code, name: name.vi, field: sector.name.vi, agency: agency.first?.id ?? "",
      agencyName: agency.first?.name.vi ?? "", tier: AgencyTier(gateCode: agencyLevel.code) ?? .province,
      level: ServiceLevel(gateCode: level.code) ?? .partial,
      workingDays: processingTimeUnit == "h" ? processingTime.map { ($0 + 7) / 8 } : processingTime)
  }
}
