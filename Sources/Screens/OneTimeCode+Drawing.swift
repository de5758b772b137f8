import Canvas
import Dossiers

extension OneTimeCodeScreen {
  public static func draw(_ session: Session, _ texts: ScreenTexts, in area: Area, of frame: inout Frame) {
    var column = area.centred(width: min(64, area.width - 4), height: area.height)
    drawMessage(session, texts, &column, of: &frame)
    column.take(top: column.height > 10 ? 2 : 1)
    let account = session.account
    var sent = Line(texts["sent"], .text)
    if let phone = account.prompt?.maskedPhone { sent = [Span(texts["sent-to"] + "  "), Span(phone, .value)] }
    frame.write(sent, in: column.take(top: 1))
    column.take(top: 1)

    var row = column.take(top: CodeCells.height)
    let cells = account.code.reveal {
      CodeCells(entered: $0, length: Account.codeLength, isFocused: !account.isWaiting)
    }
    cells.draw(into: &frame, in: row.take(left: cells.width))
    drawState(session, texts, in: row.inset(left: 3), of: &frame)
    column.take(top: 1)
    frame.write(resendLine(session, texts), in: column)
  }

  private static func drawState(_ session: Session, _ texts: ScreenTexts, in area: Area, of frame: inout Frame) {
    let account = session.account
    if account.isWaiting {
      frame.write(texts["checking"], in: area.line(1), role: .progress)
      return
    }
    switch secondsLeft(until: account.prompt?.expiresAt, session.now) {
    case 0: frame.write("\(Glyph.bang) \(texts["expired"])", in: area.line(0), role: .warning)
    case let seconds?: frame.write(texts["valid-for", ["time": minutes(seconds)]], in: area.line(0), role: .value)
    case nil: break
    }
    guard let attempts = account.prompt?.remainingAttempts else { return }
    let isLast = attempts <= 1
    frame.write(
      (isLast ? "\(Glyph.bang) " : "") + texts["attempts-left", ["count": String(attempts)]], in: area.line(1),
      role: isLast ? .warning : .dim)
  }

  private static func resendLine(_ session: Session, _ texts: ScreenTexts) -> Line {
    guard let prompt = session.account.prompt else { return Line("") }
    var line = Line(texts["no-code-yet"] + "  ", .label)
    let seconds = secondsLeft(until: prompt.resendableAt, session.now) ?? 0
    if prompt.resendsLeft == 0 {
      line.append(texts["resends-left", ["count": "0"]], .warning)
      return line
    }
    if seconds > 0 {
      line.append(texts["resend-in", ["time": minutes(seconds)]], .dim)
    } else {
      line.append(texts["resend-now"], .accent)
    }
    if let left = prompt.resendsLeft {
      line.append(" \(Glyph.dot) \(texts["resends-left", ["count": String(left)]])", .dim)
    }
    return line
  }

  /// The message as a phone would show it. Only here does its text leave its secrecy.
  private static func drawMessage(
    _ session: Session, _ texts: ScreenTexts, _ column: inout Area, of frame: inout Frame
  ) {
    guard session.connection.isSandbox, let message = session.account.message else { return }
    let box = message.text.reveal {
      NotificationBox(title: texts["message-title", ["time": message.at.shortClock]], text: $0)
    }
    let width = min(52, column.width)
    box.draw(into: &frame, in: column.take(bottom: box.height(width: width)).split(left: width).left)
  }
}
