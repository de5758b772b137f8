import Canvas
import Dossiers

extension ScreenLibrary {
  /// The session as one frame: header, rail, the screen, the message line and the key bar.
  public func frame(of session: Session) -> Frame {
    var frame = Frame(columns: session.size.columns, rows: session.size.rows)
    let texts = texts(of: session.route.current, in: session.language)
    guard !session.size.isTooSmall else {
      drawTooSmall(texts, session.size, &frame)
      return frame
    }
    let chrome = ScreenChrome(in: frame.area)
    let screen = session.route.current.screen
    screen.draw(session, texts, in: chrome.body, of: &frame)
    chrome.draw(session, keyRecords(for: session), hint: screen.hint(session, texts), texts, &frame)
    return frame
  }

  /// The pictures of pages that the current frame wants and the session does not have.
  public func missingPictures(in session: Session) -> [PageRequest] {
    guard !session.size.isTooSmall else { return [] }
    let area = Area(column: 0, row: 0, width: session.size.columns, height: session.size.rows)
    return session.route.current.screen.pictures(session, in: ScreenChrome(in: area).body).filter {
      session.pages.rasters[$0] == nil && session.pages.problems[$0.path] == nil
    }
  }

  /// The keys of the current screen, then those that work everywhere, as the screen itself binds them where it does;
  /// there is no way back from the first screen.
  public func keyRecords(for session: Session) -> [KeyRecord] {
    let own = description(of: session.route.current).keys
    let isFirst = session.route.screens.count == 1
    let everywhere = common.keys.filter { !(isFirst && $0.action == CommonAction.back.rawValue) }
    return own.filter { record in !everywhere.contains { $0.action == record.action } }
      + everywhere.map { record in own.first { $0.action == record.action } ?? record }
  }

  private func drawTooSmall(_ texts: ScreenTexts, _ size: ScreenSize, _ frame: inout Frame) {
    let details = [
      "columns": String(size.columns), "rows": String(size.rows),
      "wanted-columns": String(ScreenSize.smallest.columns), "wanted-rows": String(ScreenSize.smallest.rows),
    ]
    frame.writeWrapped(
      texts["window-too-small", details], in: frame.area.inset(by: min(1, size.rows / 4)), role: .warning)
  }
}
