import Canvas
import Dossiers

/// The rows around every screen.
struct Chrome {
  let header: Area
  let rail: Area
  let upperRule: Area
  let body: Area
  let lowerRule: Area
  let message: Area
  let keys: Area

  init(in area: Area) {
    var rest = area
    header = rest.take(top: 1)
    rail = rest.take(top: 1)
    upperRule = rest.take(top: 1)
    keys = rest.take(bottom: 1)
    message = rest.take(bottom: 1)
    lowerRule = rest.take(bottom: 1)
    body = rest
  }

  func drawHeader(_ session: Session, _ texts: ScreenTexts, _ frame: inout Frame) {
    frame.fill(header, role: .header)
    var left = Line(" \(texts["program-name"])  ", .header)
    left.append(texts(session.connection.name), session.connection.isSandbox ? .sandbox : .header)
    let right = Line("\(person(session, texts))  \(token(session, texts)) ", .header)
    frame.write(left, at: header.origin, width: max(0, header.width - right.width - 1))
    frame.write(right, at: header.position(column: max(0, header.width - right.width)))
  }

  func drawRail(_ session: Session, _ texts: ScreenTexts, _ frame: inout Frame) {
    guard let here = session.route.current.step else {
      frame.write(Line(" \(texts(texts.description.title))", .title), in: rail)
      frame.drawRule(in: upperRule)
      return
    }
    let steps = Step.allCases
    let isRoomy = rail.width >= 78
    var line = Line(" ")
    for step in steps {
      let order = (steps.firstIndex(of: step) ?? 0, steps.firstIndex(of: here) ?? 0)
      let label = texts["step-\(step.rawValue)"]
      if order.0 < order.1 {
        line.append("\(Glyph.tick) \(isRoomy ? label : String(label.prefix(4)))", .railDone)
      } else if order.0 == order.1 {
        line.append("\(Glyph.here) \(label)", .railHere)
      } else {
        line.append("\(Glyph.dot) \(isRoomy ? label : String(label.prefix(4)))", .railAhead)
      }
      if step != steps.last { line.append(isRoomy ? "  " : " ") }
    }
    frame.write(line, in: rail)
    frame.drawRule(in: upperRule)
  }

  func drawMessage(_ session: Session, hint: String?, _ texts: ScreenTexts, _ frame: inout Frame) {
    frame.drawRule(in: lowerRule)
    let width = message.width - 2
    let lines: [String]
    let role: Role
    if let notice = session.notice {
      let mark =
        switch notice.kind {
        case .information: ""
        case .success: "\(Glyph.tick) "
        case .warning, .error: "\(Glyph.bang) "
        }
      role =
        switch notice.kind {
        case .information: .text
        case .success: .success
        case .warning: .warning
        case .error: .error
        }
      lines = TextLayout.wrap(mark + texts.sentence(for: notice), width)
    } else {
      lines = TextLayout.wrap(hint ?? "", width)
      role = .hint
    }
    drawUpwards(lines, role, &frame)
  }

  /// A long message grows upwards over the screen, so that no error is ever cut short.
  private func drawUpwards(_ lines: [String], _ role: Role, _ frame: inout Frame) {
    let rows = min(lines.count, max(1, body.height / 2))
    guard rows > 1 else {
      frame.write(lines.first ?? "", at: message.position(column: 1), role: role, width: message.width - 2)
      return
    }
    let area = Area(column: message.column, row: message.row - rows + 1, width: message.width, height: rows)
    frame.fill(area)
    frame.drawRule(in: Area(column: area.column, row: area.row - 1, width: area.width, height: 1))
    frame.fill(lowerRule.intersection(area))
    for (row, line) in lines.prefix(rows).enumerated() {
      frame.write(line, at: area.position(column: 1, row: row), role: role, width: area.width - 2)
    }
  }

  func drawKeys(_ records: [KeyRecord], _ session: Session, _ texts: ScreenTexts, _ frame: inout Frame) {
    let description = texts.description
    let screen = session.route.current.screen
    var line = Line(" ")
    for record in records where record.isInBar {
      guard let chord = record.chords.first else { continue }
      let label = texts(record.label)
      let isBlocked = screen.obstacle(toActionNamed: record.action, in: session, description) != nil
      var entry = Line(chord.keyCap, isBlocked ? .keyDisabled : .key)
      entry.append(" \(label)", isBlocked ? .keyDisabled : .keyLabel)
      guard line.width + entry.width + 1 <= keys.width else { continue }
      line = line + entry + Line("  ")
    }
    frame.write(line, in: keys)
  }

  private func person(_ session: Session, _ texts: ScreenTexts) -> String {
    guard let person = session.account.person else { return texts["not-signed-in"] }
    return "\(person.fullName) \(person.maskedIdentityNumber)"
  }

  private func token(_ session: Session, _ texts: ScreenTexts) -> String {
    guard let token = session.tokens.status.tokens.first else { return "\(Glyph.tokenAbsent) \(texts["no-token"])" }
    return "\(Glyph.tokenPresent) \(token.label)"
  }
}
