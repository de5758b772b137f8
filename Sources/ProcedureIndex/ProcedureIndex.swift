import Dossiers

/// The catalogue in memory, searched anew at every key.
///
/// Words match by their beginning, in any order, without regard to marks and case; codes, pieces of codes, initials and
/// common abbreviations match too.
public struct ProcedureIndex: Sendable {
  private let catalogue: Catalogue
  private let wordRows: WordRows
  private let facets: Facets

  /// Keeps at most 16 million procedures apart; `agencies` say who stands beneath whom.
  public init(_ procedures: [ProcedureSummary], agencies: [Agency]) {
    let catalogue = Catalogue(procedures)
    self.catalogue = catalogue
    wordRows = WordRows(
      syllables: catalogue.syllables, rowStarts: catalogue.rowStarts, vocabulary: catalogue.vocabulary)
    facets = Facets(catalogue, agencies: agencies)
  }

  /// How many procedures there are in all.
  public var count: Int { catalogue.rowCount }

  /// Every field ("lĩnh vực") of the catalogue, in dictionary order.
  public var fields: [String] { facets.fieldNames }

  /// The best answers, best first; without text, everything by agency and name in dictionary order.
  public func search(_ query: ProcedureQuery, limit: Int) -> ProcedureResults {
    let (rows, plan) = matches(query)
    let ranking = Ranking(catalogue: catalogue, plan: plan)
    let first = plan.isEmpty ? rows.first(limit) : ranking.best(rows, limit: limit)
    let highlighting = Highlighting(ranking: ranking)
    let hits = first.map { row in
      let summary = catalogue.summaries[row]
      return ProcedureHit(summary: summary, highlights: highlighting.ranges(row: row, in: summary.name))
    }
    return ProcedureResults(total: rows.count, hits: hits)
  }

  /// How many answers each agency has, those beneath it included, whatever agency the query names; 0 for none.
  public func counts(for query: ProcedureQuery) -> [Agency.ID: Int] {
    var query = query
    query.agency = nil
    return facets.agencyCounts(matches(query).rows)
  }

  /// How many answers each tier has, whatever agency and tier the query names.
  public func tierCounts(for query: ProcedureQuery) -> [AgencyTier: Int] {
    var query = query
    query.agency = nil
    query.tier = nil
    return facets.tierCounts(matches(query).rows)
  }

  /// How many answers each field has, whatever field the query names; fields without any are left out.
  public func fieldCounts(for query: ProcedureQuery) -> [String: Int] {
    var query = query
    query.field = nil
    return facets.fieldCounts(matches(query).rows)
  }

  private typealias Matches = (rows: RowSet, plan: Plan)

  /// What was typed is tried as it is, and in the catalogue's own words when nothing says it in that order.
  private func matches(_ query: ProcedureQuery) -> Matches {
    let allowed = facets.rows(query)
    let asTyped = matches(query.text, among: allowed)
    guard let rewriting = Colloquialisms.rewritten(query.text),
      asTyped.rows.isEmpty || rewriting.hasPhrase && !isSaidInOrder(asTyped)
    else { return asTyped }
    let rewritten = matches(rewriting.text, among: allowed)
    return rewritten.rows.isEmpty ? asTyped : rewritten
  }

  private func matches(_ text: String, among allowed: RowSet) -> Matches {
    guard let plan = Plan(text, catalogue.vocabulary) else { return (RowSet(rowCount: catalogue.rowCount), Plan()) }
    return (rows(plan, among: allowed), plan)
  }

  private func isSaidInOrder(_ matches: Matches) -> Bool {
    let ranking = Ranking(catalogue: catalogue, plan: matches.plan)
    var isSaid = false
    matches.rows.forEach { row in
      isSaid = ranking.hasAllInOrder(row)
      return !isSaid
    }
    return isSaid
  }

  private func rows(_ plan: Plan, among allowed: RowSet) -> RowSet {
    var rows = allowed
    for term in plan.terms { rows.formIntersection(wordRows.rows(with: term.words)) }
    for code in plan.codes {
      var matching = wordRows.rows(with: code.words)
      for (row, digits) in catalogue.codes.enumerated() where code.fragment.fit(digits) > 0 { matching.insert(row) }
      rows.formIntersection(matching)
    }
    guard !plan.initials.isEmpty else { return rows }
    let ranking = Ranking(catalogue: catalogue, plan: plan)
    var verified = rows
    rows.forEach { row in
      if !ranking.hasInitials(row) { verified.remove(row) }
      return true
    }
    return verified
  }
}

extension RowSet {
  fileprivate func first(_ limit: Int) -> [Int] {
    var first: [Int] = []
    forEach { row in
      guard first.count < limit else { return false }
      first.append(row)
      return true
    }
    return first
  }
}
