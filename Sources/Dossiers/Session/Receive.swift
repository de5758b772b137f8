extension Session {
  /// Takes in a fact that is not the person's input; input belongs to the screen.
  public mutating func learn(_ event: Event) -> [Effect] {
    switch event {
    case .input(.resized(let columns, let rows)):
      size = ScreenSize(columns: columns, rows: rows)
      return []
    case .input: return []
    case .portal(let event): return learn(event)
    case .tokens(let event): return learn(event)
    case .pages(let event): return learn(event)
    case .signatures(let event): return learn(event)
    case .drafts(let event): return learn(event)
    case .clock(let moment):
      now = moment
      return []
    }
  }

  /// Keeps the shelf in step with the dossier at hand.
  public mutating func shelveDraft() {
    guard var draft else { return }
    // Home, help and the like are beside the dossier: it is opened again where it was left.
    let isBesideDossier = [nil, .signIn, .procedure].contains(route.current.step)
    if draft.screen != route.current, !isBesideDossier {
      draft.screen = route.current
      self.draft = draft
    }
    if let index = shelf.drafts.firstIndex(where: { $0.id == draft.id }) {
      if shelf.drafts[index] != draft { shelf.drafts[index] = draft }
    } else {
      shelf.drafts.insert(draft, at: 0)
    }
  }
}
