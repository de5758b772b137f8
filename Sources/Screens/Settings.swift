import Canvas
import Dossiers

/// What the person chooses for good, and where things are kept.
public enum SettingsScreen: Screen {
  public enum Action: String, CaseIterable, Sendable {
    case change
  }

  enum Row: Int, CaseIterable {
    case language
    case theme
  }

  /// Names of the files in `themes/`, in the order in which they are offered.
  static let themes = ["night", "day", "plain"]

  public static func perform(_ action: Action, _ session: inout Session, _ description: ScreenDescription) -> [Effect] {
    switch action {
    case .change: change(by: 1, &session)
    }
  }

  public static func handle(
    _ input: InputEvent, _ session: inout Session, _ description: ScreenDescription
  ) -> [Effect] {
    guard case .moved(let move) = input else { return [] }
    switch move {
    case .left: return change(by: -1, &session)
    case .right: return change(by: 1, &session)
    case .up, .previousField, .pageUp, .first: session.settingsRow = max(0, session.settingsRow - 1)
    case .down, .nextField, .pageDown, .last:
      session.settingsRow = min(Row.allCases.count - 1, session.settingsRow + 1)
    }
    return []
  }

  public static func hint(_ session: Session, _ texts: ScreenTexts) -> String? { texts["hint"] }

  public static func draw(_ session: Session, _ texts: ScreenTexts, in area: Area, of frame: inout Frame) {
    var column = area.centred(width: min(76, area.width - 2), height: area.height)
    if area.height > 16 { column.take(top: 1) }
    frame.write(texts["choices"], in: column.take(top: 1).inset(left: 1), role: .heading)
    for row in Row.allCases {
      let value =
        switch row {
        case .language: texts["language-\(session.language.rawValue)"]
        case .theme:
          texts.has("theme-\(session.settings.theme)")
            ? texts["theme-\(session.settings.theme)"] : session.settings.theme
        }
      let view = FieldView(
        texts[row == .language ? "language" : "theme"], .choice(value), isFocused: row.rawValue == session.settingsRow,
        labelWidth: 18, valueWidth: 20)
      column.take(top: view.draw(into: &frame, in: column))
    }
    column.take(top: 1)
    frame.write(texts["places"], in: column.take(top: 1).inset(left: 1), role: .heading)
    let places = [
      ("portal", texts(session.connection.name)), ("drafts", texts["drafts-place"]),
      ("settings-file", texts["settings-place"]), ("log", texts["log-place"]),
    ]
    for (label, value) in places {
      column.take(top: FieldView(texts[label], .fixed(value), labelWidth: 18).draw(into: &frame, in: column))
    }
    column.take(top: 1)
    frame.writeWrapped(texts["never-kept"], in: column.inset(left: 1), role: .dim)
  }

  private static func change(by step: Int, _ session: inout Session) -> [Effect] {
    switch Row(rawValue: session.settingsRow) {
    case .language:
      session.settings.language = session.language.other
      return []
    case .theme:
      let index = themes.firstIndex(of: session.settings.theme) ?? 0
      session.settings.theme = themes[(index + step + themes.count) % themes.count]
      return [.program(.useTheme(session.settings.theme))]
    case nil: return []
    }
  }
}
