import Canvas
import Dossiers

/// The rows around every screen, filled from the session.
struct ScreenChrome {
  let area: Area
  let body: Area

  init(in area: Area) {
    self.area = area
    body = area.inset(top: 3, bottom: 3)
  }

  func draw(_ session: Session, _ records: [KeyRecord], hint: String?, _ texts: ScreenTexts, _ frame: inout Frame) {
    let rail = rail(session, texts)
    let chrome = Chrome(
      header: header(session, texts), rail: rail, message: MessageLine(""), keys: keys(records, session, texts))
    chrome.draw(into: &frame, in: area)
    if rail == nil {
      frame.write(
        texts(texts.description.title), at: area.position(column: 1, row: 1), role: .title, width: area.width - 2)
    }
    drawMessage(message(session, hint, texts), &frame)
  }

  private func header(_ session: Session, _ texts: ScreenTexts) -> HeaderLine {
    let person = session.account.person.map { "\($0.fullName) \($0.maskedIdentityNumber)" } ?? texts["not-signed-in"]
    let token = session.tokens.status.tokens.first
    return HeaderLine(
      program: texts["program-name"], portal: texts(session.connection.name),
      sandboxLabel: session.connection.isSandbox ? texts["sandbox"] : nil, person: person,
      token: token?.label ?? texts["no-token"], isTokenPresent: token != nil)
  }

  private func rail(_ session: Session, _ texts: ScreenTexts) -> Rail? {
    guard let here = session.route.current.step, let place = Step.allCases.firstIndex(of: here) else { return nil }
    return Rail(
      Step.allCases.enumerated().map { index, step in
        let isSignInAhead = step == .signIn && index < place && session.account.person == nil
        let state: Rail.State = index == place ? .here : index < place && !isSignInAhead ? .done : .ahead
        return Rail.Step(texts["step-\(step.rawValue)"], state)
      })
  }

  private func keys(_ records: [KeyRecord], _ session: Session, _ texts: ScreenTexts) -> KeyBar {
    let screen = session.route.current.screen
    return KeyBar(
      records.compactMap { record in
        guard record.isInBar, let chord = record.chords.first else { return nil }
        let obstacle = screen.obstacle(toActionNamed: record.action, in: session, texts.description)
        return KeyBar.Item(chord, texts(record.label), isEnabled: obstacle == nil)
      })
  }

  private func message(_ session: Session, _ hint: String?, _ texts: ScreenTexts) -> MessageLine {
    guard let notice = session.notice else { return MessageLine(hint ?? "") }
    let tone: MessageLine.Tone =
      switch notice.kind {
      case .information: .plain
      case .success: .success
      case .warning: .warning
      case .error: .error
      }
    return MessageLine(texts.sentence(for: notice), tone: tone)
  }

  /// A long message grows upwards over the screen, so that no error is ever cut short.
  private func drawMessage(_ message: MessageLine, _ frame: inout Frame) {
    let width = max(1, area.width - 4)
    let rows = min(TextLayout.wrap("! " + message.text, width).count, max(1, body.height - 2))
    let bottom = area.bottom - 1
    let place = Area(column: area.column, row: bottom - rows, width: area.width - 1, height: rows)
    if rows > 1 {
      frame.fill(Area(column: area.column, row: place.row, width: area.width, height: rows))
      frame.drawRule(in: Area(column: area.column, row: place.row - 1, width: area.width, height: 1))
    }
    message.draw(into: &frame, in: place)
  }
}
