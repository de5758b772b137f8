/// Finding a procedure: the agencies, the query and what it found.
public struct CatalogueBrowser: Equatable, Sendable {
  public enum Pane: String, Codable, CaseIterable, Sendable { case agencies, results }

  public var agencies: [Agency]
  public var count: Int
  public var loadedAt: Moment?
  public var isLoading: Bool
  public var problem: Problem?

  public var words: TextInput
  public var query: ProcedureQuery
  public var results: ProcedureResults
  /// Procedures by agency for the words as typed, whatever agency is chosen.
  public var counts: [Agency.ID: Int]
  /// The fields ("lĩnh vực") among the results, to choose from.
  public var fields: [String]
  public var selected: Int
  public var pane: Pane
  public var treeSelected: Int
  public var expanded: Set<String>

  /// The procedure that is being read.
  public var procedure: Procedure?
  public var isLoadingProcedure: Bool
  public var detailScroll: Int

  public init() {
    agencies = []
    count = 0
    isLoading = false
    words = TextInput()
    query = ProcedureQuery()
    results = ProcedureResults()
    counts = [:]
    fields = []
    selected = 0
    pane = .results
    treeSelected = 0
    expanded = [AgencyTier.province.rawValue]
    isLoadingProcedure = false
    detailScroll = 0
  }

  public var selectedHit: ProcedureHit? {
    results.hits.indices.contains(selected) ? results.hits[selected] : nil
  }

  /// A line of the agency tree: everything, a tier, or an agency beneath it.
  public enum TreeRow: Hashable, Sendable {
    case everything
    case tier(AgencyTier, isExpanded: Bool)
    case agency(Agency, depth: Int, hasChildren: Bool, isExpanded: Bool)
  }

  /// The tree as far as it is unfolded.
  public var treeRows: [TreeRow] {
    var rows: [TreeRow] = [.everything]
    let children = Dictionary(grouping: agencies) { $0.parent ?? "" }
    for tier in AgencyTier.allCases where agencies.contains(where: { $0.tier == tier }) {
      let isExpanded = expanded.contains(tier.rawValue)
      rows.append(.tier(tier, isExpanded: isExpanded))
      guard isExpanded else { continue }
      append((children[""] ?? []).filter { $0.tier == tier }, children, depth: 1, to: &rows)
    }
    return rows
  }

  /// Procedures beneath a row, for the words as typed.
  public func count(of row: TreeRow) -> Int {
    switch row {
    case .everything: agencies.filter { $0.parent == nil }.reduce(0) { $0 + (counts[$1.id] ?? 0) }
    case .tier(let tier, _):
      agencies.filter { $0.tier == tier && $0.parent == nil }.reduce(0) { $0 + (counts[$1.id] ?? 0) }
    case .agency(let agency, _, _, _): counts[agency.id] ?? 0
    }
  }

  private func append(
    _ siblings: [Agency], _ children: [Agency.ID: [Agency]], depth: Int, to rows: inout [TreeRow]
  ) {
    for agency in siblings {
      let own = children[agency.id] ?? []
      let isExpanded = expanded.contains(agency.id)
      rows.append(.agency(agency, depth: depth, hasChildren: !own.isEmpty, isExpanded: isExpanded))
      if isExpanded { append(own, children, depth: depth + 1, to: &rows) }
    }
  }
}
