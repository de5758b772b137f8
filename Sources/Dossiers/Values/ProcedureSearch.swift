/// What the person asks of the catalogue; an empty query asks for all of it.
public struct ProcedureQuery: Hashable, Codable, Sendable {
  /// As typed: words, a code or a piece of one, initials; marks are optional.
  public var text: String
  /// The agency with everything beneath it.
  public var agency: Agency.ID?
  public var tier: AgencyTier?
  /// "Lĩnh vực", spelled as in the catalogue.
  public var field: String?
  public var level: ServiceLevel?

  public init(
    text: String = "", agency: Agency.ID? = nil, tier: AgencyTier? = nil, field: String? = nil,
    level: ServiceLevel? = nil
  ) {
    self.text = text
    self.agency = agency
    self.tier = tier
    self.field = field
    self.level = level
  }
}

/// The best answers to a query, best first.
public struct ProcedureResults: Hashable, Codable, Sendable {
  /// How many procedures match, of which `hits` are the first.
  public var total: Int
  public var hits: [ProcedureHit]

  public init(total: Int = 0, hits: [ProcedureHit] = []) {
    self.total = total
    self.hits = hits
  }
}

/// A procedure that answers a query.
public struct ProcedureHit: Hashable, Codable, Sendable, Identifiable {
  public var summary: ProcedureSummary
  /// The parts of the name that the query matched, in Characters from its start; ascending, never touching.
  public var highlights: [Range<Int>]

  public var id: ProcedureSummary.ID { summary.id }

  public init(summary: ProcedureSummary, highlights: [Range<Int>] = []) {
    self.summary = summary
    self.highlights = highlights
  }
}
