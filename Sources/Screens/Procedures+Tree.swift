import Dossiers

extension CatalogueBrowser.TreeRow {
  var depth: Int {
    switch self {
    case .everything, .tier: 0
    case .agency(_, let depth, _, _): depth
    }
  }

  var hasChildren: Bool {
    switch self {
    case .everything: false
    case .tier: true
    case .agency(_, _, let hasChildren, _): hasChildren
    }
  }

  var isExpanded: Bool {
    switch self {
    case .everything: false
    case .tier(_, let isExpanded): isExpanded
    case .agency(_, _, let hasChildren, let isExpanded): hasChildren && isExpanded
    }
  }
}

extension CatalogueBrowser {
  mutating func setExpanded(_ row: TreeRow, to isExpanded: Bool) {
    let key: String
    switch row {
    case .everything: return
    case .tier(let tier, _): key = tier.rawValue
    case .agency(let agency, _, _, _): key = agency.id
    }
    guard row.hasChildren else { return }
    if isExpanded { expanded.insert(key) } else { expanded.remove(key) }
  }
}

extension ProcedureQuery {
  func isNarrowed(to row: CatalogueBrowser.TreeRow) -> Bool {
    switch row {
    case .everything: agency == nil && tier == nil
    case .tier(let tier, _): agency == nil && self.tier == tier
    case .agency(let agency, _, _, _): self.agency == agency.id
    }
  }

  mutating func narrow(to row: CatalogueBrowser.TreeRow) {
    switch row {
    case .everything: (agency, tier) = (nil, nil)
    case .tier(let chosen, _): (agency, tier) = (nil, chosen)
    case .agency(let chosen, _, _, _): (agency, tier) = (chosen.id, nil)
    }
  }
}
