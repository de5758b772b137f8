import Canvas
import Dossiers

/// All that the portal says of a procedure.
public enum ProcedureScreen: Screen {
  public enum Action: String, CaseIterable, Sendable {
    case begin
    case pageDown = "page-down"
  }

  public static func obstacle(to action: Action, in session: Session, _ description: ScreenDescription) -> String? {
    switch action {
    case .begin:
      guard let procedure = session.catalogue.procedure else { return "nothing-to-read" }
      return procedure.summary.level == .information ? "information-only" : nil
    case .pageDown: return nil
    }
  }

  public static func perform(_ action: Action, _ session: inout Session, _ description: ScreenDescription) -> [Effect] {
    switch action {
    case .begin: session.beginDossier()
    case .pageDown: session.catalogue.detailScroll += page(session)
    }
    return []
  }

  public static func handle(
    _ input: InputEvent, _ session: inout Session, _ description: ScreenDescription
  ) -> [Effect] {
    guard case .moved(let move) = input else { return [] }
    switch move {
    case .up, .previousField, .left: session.catalogue.detailScroll -= 1
    case .down, .nextField, .right: session.catalogue.detailScroll += 1
    case .pageUp: session.catalogue.detailScroll -= page(session)
    case .pageDown: session.catalogue.detailScroll += page(session)
    case .first: session.catalogue.detailScroll = 0
    case .last: session.catalogue.detailScroll = Int.max / 2
    }
    return []
  }

  public static func keepInSight(_ session: inout Session, _ texts: ScreenTexts) {
    guard let procedure = session.catalogue.procedure else { return }
    let pane = pane(in: Area(column: 0, row: 0, width: session.size.columns, height: session.size.rows - 6))
    let last = lines(of: procedure, texts, width: pane.width - 2).count - pane.height
    session.catalogue.detailScroll = min(max(0, session.catalogue.detailScroll), max(0, last))
  }

  public static func hint(_ session: Session, _ texts: ScreenTexts) -> String? { texts["hint"] }

  /// A page scrolls all but two lines, so that the eye finds its place again.
  private static func page(_ session: Session) -> Int { max(1, session.size.rows - 8) }
}
