import Canvas
import Dossiers

/// Finding a procedure by words, agency, field, level and tier.
public enum ProceduresScreen: Screen {
  public enum Action: String, CaseIterable, Sendable {
    case open
    case switchPane = "switch-pane"
    case nextField = "next-field"
    case nextLevel = "next-level"
    case nextTier = "next-tier"
    case clear
    case reload
  }

  public static func obstacle(to action: Action, in session: Session, _ description: ScreenDescription) -> String? {
    let catalogue = session.catalogue
    switch action {
    case .open:
      if catalogue.isLoading || catalogue.isLoadingProcedure { return "still-loading" }
      if catalogue.pane == .agencies || catalogue.loadedAt == nil { return nil }
      return catalogue.selectedHit == nil ? "nothing-selected" : nil
    case .nextField: return catalogue.fields.isEmpty && catalogue.query.field == nil ? "no-fields" : nil
    case .reload: return catalogue.isLoading ? "still-loading" : nil
    case .switchPane, .nextLevel, .nextTier, .clear: return nil
    }
  }

  public static func perform(_ action: Action, _ session: inout Session, _ description: ScreenDescription) -> [Effect] {
    switch action {
    case .open: return open(&session)
    case .switchPane:
      session.catalogue.pane = session.catalogue.pane == .agencies ? .results : .agencies
      return []
    case .nextField:
      session.catalogue.query.field = next(after: session.catalogue.query.field, in: session.catalogue.fields)
    case .nextLevel:
      session.catalogue.query.level = next(after: session.catalogue.query.level, in: ServiceLevel.allCases)
    case .nextTier:
      let tiers = AgencyTier.allCases.filter { tier in session.catalogue.agencies.contains { $0.tier == tier } }
      session.catalogue.query.tier = next(after: session.catalogue.query.tier, in: tiers)
      session.catalogue.query.agency = nil
    case .clear:
      session.catalogue.query = ProcedureQuery()
      session.catalogue.words = TextInput()
      session.catalogue.treeSelected = 0
    case .reload: return load(&session)
    }
    return search(&session)
  }

  public static func handle(
    _ input: InputEvent, _ session: inout Session, _ description: ScreenDescription
  ) -> [Effect] {
    switch input {
    case .moved(let move) where session.catalogue.pane == .agencies: moveInTree(move, &session.catalogue)
    case .moved(let move): moveInResults(move, &session.catalogue)
    case .typed, .pasted, .edited:
      guard session.catalogue.words.take(input) else { return [] }
      session.catalogue.query.text = session.catalogue.words.text
      return search(&session)
    case .pressed, .clicked, .resized: break
    }
    return []
  }

  public static func hint(_ session: Session, _ texts: ScreenTexts) -> String? {
    guard let loadedAt = session.catalogue.loadedAt else { return texts["hint-loading"] }
    return texts["hint", ["time": "\(loadedAt.date.text) \(loadedAt.shortClock)"]]
  }
}

extension ProceduresScreen {
  /// Rows that PgUp and PgDn pass over.
  private static let page = 5

  private static func next<Value: Equatable>(after value: Value?, in values: [Value]) -> Value? {
    guard let value else { return values.first }
    guard let index = values.firstIndex(of: value), index + 1 < values.count else { return nil }
    return values[index + 1]
  }

  private static func search(_ session: inout Session) -> [Effect] {
    session.catalogue.selected = 0
    return [.portal(.search(session.catalogue.query))]
  }

  private static func load(_ session: inout Session) -> [Effect] {
    session.catalogue.isLoading = true
    session.catalogue.problem = nil
    return [.portal(.loadCatalogue)]
  }

  private static func open(_ session: inout Session) -> [Effect] {
    guard session.catalogue.loadedAt != nil else { return load(&session) }
    if session.catalogue.pane == .agencies { return chooseInTree(&session) }
    guard let hit = session.catalogue.selectedHit else { return [] }
    session.catalogue.isLoadingProcedure = true
    return [.portal(.loadProcedure(hit.id))]
  }

  /// Chooses the selected row; pressed once more on it, folds or unfolds it.
  private static func chooseInTree(_ session: inout Session) -> [Effect] {
    let rows = session.catalogue.treeRows
    guard rows.indices.contains(session.catalogue.treeSelected) else { return [] }
    let row = rows[session.catalogue.treeSelected]
    if session.catalogue.query.isNarrowed(to: row) {
      session.catalogue.setExpanded(row, to: !row.isExpanded)
      return []
    }
    session.catalogue.setExpanded(row, to: true)
    session.catalogue.query.narrow(to: row)
    return search(&session)
  }

  private static func moveInTree(_ move: Move, _ catalogue: inout CatalogueBrowser) {
    let rows = catalogue.treeRows
    let selected = min(max(0, catalogue.treeSelected), rows.count - 1)
    switch move {
    case .right: catalogue.setExpanded(rows[selected], to: true)
    case .left:
      if rows[selected].isExpanded {
        catalogue.setExpanded(rows[selected], to: false)
      } else {
        catalogue.treeSelected = rows[..<selected].lastIndex { $0.depth < rows[selected].depth } ?? 0
      }
    case .up, .previousField: catalogue.treeSelected = selected - 1
    case .down, .nextField: catalogue.treeSelected = selected + 1
    case .pageUp: catalogue.treeSelected = selected - 2 * page
    case .pageDown: catalogue.treeSelected = selected + 2 * page
    case .first: catalogue.treeSelected = 0
    case .last: catalogue.treeSelected = rows.count - 1
    }
    catalogue.treeSelected = min(max(0, catalogue.treeSelected), catalogue.treeRows.count - 1)
  }

  private static func moveInResults(_ move: Move, _ catalogue: inout CatalogueBrowser) {
    switch move {
    case .up, .previousField: catalogue.selected -= 1
    case .down, .nextField: catalogue.selected += 1
    case .pageUp: catalogue.selected -= page
    case .pageDown: catalogue.selected += page
    case .left, .right, .first, .last: catalogue.words.move(move)
    }
    catalogue.selected = min(max(0, catalogue.selected), max(0, catalogue.results.hits.count - 1))
  }
}
