import Canvas
import Dossiers

/// Every key of the screen beneath, from the same records that draw the key bar.
public enum HelpScreen: Screen {
  public typealias Action = NoAction

  public static func perform(_ action: Action, _ session: inout Session, _ description: ScreenDescription) -> [Effect] {
    []
  }

  public static func handle(
    _ input: InputEvent, _ session: inout Session, _ description: ScreenDescription
  ) -> [Effect] {
    guard case .moved(let move) = input else { return [] }
    let page = max(1, session.size.rows - 8)
    switch move {
    case .up, .previousField, .left: session.helpScroll -= 1
    case .down, .nextField, .right: session.helpScroll += 1
    case .pageUp: session.helpScroll -= page
    case .pageDown: session.helpScroll += page
    case .first: session.helpScroll = 0
    case .last: session.helpScroll = Int.max / 2
    }
    return []
  }

  public static func keepInSight(_ session: inout Session, _ texts: ScreenTexts) {
    let pane = pane(in: Area(column: 0, row: 0, width: session.size.columns, height: session.size.rows - 6))
    let last = lines(session, texts, width: pane.width - 2).count - pane.height
    session.helpScroll = min(max(0, session.helpScroll), max(0, last))
  }

  public static func hint(_ session: Session, _ texts: ScreenTexts) -> String? { texts["hint"] }

  public static func draw(_ session: Session, _ texts: ScreenTexts, in area: Area, of frame: inout Frame) {
    let pane = pane(in: area)
    TextPane(lines(session, texts, width: pane.width - 2), top: session.helpScroll).draw(into: &frame, in: pane)
  }
}

extension HelpScreen {
  private static func pane(in area: Area) -> Area {
    area.centred(width: min(100, area.width - 2), height: area.height)
  }

  private static func lines(_ session: Session, _ texts: ScreenTexts, width: Int) -> [Line] {
    let beneath = session.route.screens.last { $0 != .help } ?? .home
    let description = texts.library.description(of: beneath)
    let common = texts.library.common.keys.filter { record in
      !description.keys.contains { $0.action == record.action }
    }
    var lines = [Line(texts["keys-of", ["title": texts(description.title)]], .heading)]
    for record in description.keys { lines += self.lines(of: record, texts, width) }
    lines += ["", Line(texts["keys-everywhere"], .heading)]
    for record in common { lines += self.lines(of: record, texts, width) }
    for group in description.takesText ? ["moving", "typing", "marks"] : ["moving", "marks"] {
      lines += entry(texts["\(group)-keys"], texts[group], texts["\(group)-help"], width)
    }
    return lines
  }

  private static func lines(of record: KeyRecord, _ texts: ScreenTexts, _ width: Int) -> [Line] {
    entry(record.chords.map(\.keyCap).joined(separator: "  "), texts(record.label), texts(record.help), width)
  }

  private static func entry(_ keys: String, _ label: String, _ help: String, _ width: Int) -> [Line] {
    let indent = 16
    let caps = Span(TextLayout.pad(keys, indent - 2) + "  ", .key)
    let isLong = Width.of(keys) > indent - 2
    let words = TextLayout.wrap(Line([Span(label, .value), Span("  "), Span(help, .dim)]), width - indent)
    guard !isLong else {
      return [Line(keys, .key)] + words.map { Line(String(repeating: " ", count: indent)) + $0 }
    }
    return words.enumerated().map { index, line in
      Line([index == 0 ? caps : Span(String(repeating: " ", count: indent))]) + line
    }
  }
}
