import Canvas
import Dossiers

/// How far submitted dossiers have come.
public enum TrackingScreen: Screen {
  public enum Action: String, CaseIterable, Sendable {
    case track
    case refresh
  }

  public static func obstacle(to action: Action, in session: Session, _ description: ScreenDescription) -> String? {
    if session.following.isLoading { return "still-asking" }
    switch action {
    case .track: return session.following.number.text.trimmed.isEmpty ? "number-missing" : nil
    case .refresh: return nil
    }
  }

  public static func perform(_ action: Action, _ session: inout Session, _ description: ScreenDescription) -> [Effect] {
    session.following.scroll = 0
    let number = session.following.number.text.trimmed
    var effects: [Effect] = []
    if action == .refresh, session.account.person != nil { effects.append(.portal(.loadFollowed)) }
    if !number.isEmpty {
      session.following.isLoading = true
      effects.append(.portal(.track(number: number)))
    }
    return effects
  }

  public static func handle(
    _ input: InputEvent, _ session: inout Session, _ description: ScreenDescription
  ) -> [Effect] {
    switch input {
    case .moved(.up), .moved(.previousField): select(session.following.selected - 1, &session)
    case .moved(.down), .moved(.nextField): select(session.following.selected + 1, &session)
    case .moved(.pageUp): session.following.scroll -= 5
    case .moved(.pageDown): session.following.scroll += 5
    case .typed, .pasted, .edited, .moved:
      let limit = description.field("number")?.lengthLimit ?? 40
      let before = session.following.number
      if session.following.number.take(input), session.following.number.text.count > limit {
        session.following.number = before
      }
    case .pressed, .clicked, .resized: break
    }
    return []
  }

  public static func keepInSight(_ session: inout Session, _ texts: ScreenTexts) {
    guard let dossier = session.following.current else {
      session.following.scroll = 0
      return
    }
    let area = detailArea(
      in: Area(column: 0, row: 0, width: session.size.columns, height: session.size.rows - 6), session)
    let last = detailLines(of: dossier, session, texts, width: area.width - 2).count - area.height
    session.following.scroll = min(max(0, session.following.scroll), max(0, last))
  }

  public static func hint(_ session: Session, _ texts: ScreenTexts) -> String? { texts["hint"] }

  /// Selecting a dossier of one's own writes its number, so that Enter means the same for both.
  private static func select(_ index: Int, _ session: inout Session) {
    let dossiers = session.following.dossiers
    guard !dossiers.isEmpty else { return }
    let isWritten =
      dossiers.indices.contains(session.following.selected)
      && dossiers[session.following.selected].number == session.following.number.text
    session.following.selected = min(max(0, isWritten ? index : session.following.selected), dossiers.count - 1)
    let chosen = dossiers[session.following.selected]
    session.following.number = TextInput(chosen.number)
    session.following.current = chosen
    session.following.scroll = 0
  }
}
