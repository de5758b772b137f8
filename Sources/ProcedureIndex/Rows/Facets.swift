import Dossiers

/// The rows by agency, tier, field and level.
struct Facets: Sendable {
  private let rowCount: Int
  private let agencyRows: [Agency.ID: Range<Int>]
  private let children: [Agency.ID: [Agency.ID]]
  private let tiers: [AgencyTier: RowSet]
  private let levels: [ServiceLevel: RowSet]
  private let fields: [String: RowSet]
  private let agencies: [Agency]
  let fieldNames: [String]

  init(_ catalogue: Catalogue, agencies: [Agency]) {
    self.agencies = agencies
    rowCount = catalogue.rowCount
    agencyRows = catalogue.agencyRows
    children = Dictionary(grouping: agencies.filter { $0.parent != nil }) { $0.parent ?? "" }.mapValues { $0.map(\.id) }
    tiers = Self.rows(catalogue.summaries, by: \.tier)
    levels = Self.rows(catalogue.summaries, by: \.level)
    fields = Self.rows(catalogue.summaries, by: \.field)
    fieldNames = DictionaryOrder.sorted(fields.keys)
  }

  /// The rows that pass everything but the text of `query`.
  func rows(_ query: ProcedureQuery) -> RowSet {
    var rows = query.agency.map { self.rows(agency: $0) } ?? RowSet(all: rowCount)
    if let tier = query.tier { rows.formIntersection(tiers[tier] ?? RowSet(rowCount: rowCount)) }
    if let level = query.level { rows.formIntersection(levels[level] ?? RowSet(rowCount: rowCount)) }
    if let field = query.field { rows.formIntersection(fields[field] ?? RowSet(rowCount: rowCount)) }
    return rows
  }

  /// How many of `rows` each agency has, with everything beneath it; an agency without any is 0.
  func agencyCounts(_ rows: RowSet) -> [Agency.ID: Int] {
    let own = agencyRows.mapValues { rows.count(in: $0) }
    var counts = own
    for agency in agencies { counts[agency.id] = family(of: agency.id).reduce(0) { $0 + (own[$1] ?? 0) } }
    return counts
  }

  func tierCounts(_ rows: RowSet) -> [AgencyTier: Int] { Self.counts(of: rows, in: tiers) }
  func fieldCounts(_ rows: RowSet) -> [String: Int] { Self.counts(of: rows, in: fields).filter { $0.value > 0 } }

  private func rows(agency: Agency.ID) -> RowSet {
    var rows = RowSet(rowCount: rowCount)
    for member in family(of: agency) {
      if let run = agencyRows[member] { rows.insert(run) }
    }
    return rows
  }

  /// The agency and all beneath it, each once even where parents form a circle.
  private func family(of agency: Agency.ID) -> Set<Agency.ID> {
    var family: Set = [agency]
    var waiting = [agency]
    while let next = waiting.popLast() {
      for child in children[next] ?? [] where family.insert(child).inserted { waiting.append(child) }
    }
    return family
  }

  private static func rows<Key: Hashable>(
    _ summaries: [ProcedureSummary], by key: (ProcedureSummary) -> Key
  ) -> [Key: RowSet] {
    let empty = RowSet(rowCount: summaries.count)
    var sets: [Key: RowSet] = [:]
    for (row, summary) in summaries.enumerated() { sets[key(summary), default: empty].insert(row) }
    return sets
  }

  private static func counts<Key>(of rows: RowSet, in sets: [Key: RowSet]) -> [Key: Int] {
    sets.mapValues { set in
      var both = set
      both.formIntersection(rows)
      return both.count
    }
  }
}
