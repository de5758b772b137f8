import Canvas
import Dossiers

/// Sending the files and the dossier.
public enum SubmitScreen: Screen {
  public enum Action: String, CaseIterable, Sendable {
    case tryAgain = "try-again"
  }

  public static func obstacle(to action: Action, in session: Session, _ description: ScreenDescription) -> String? {
    switch session.submission.stage {
    case .failed, .idle: nil
    case .uploading, .submitting: "still-sending"
    case .done: "already-done"
    }
  }

  public static func perform(_ action: Action, _ session: inout Session, _ description: ScreenDescription) -> [Effect] {
    session.submit()
  }

  /// What was sent is called off; the person stays to see what came of it.
  public static func abandon(_ session: Session) -> [Effect] {
    isSending(session) ? [.portal(.cancelSubmission)] : []
  }

  public static func closeSomething(_ session: inout Session) -> Bool {
    guard isSending(session) else { return false }
    session.say("cancelling")
    return true
  }

  public static func draw(_ session: Session, _ texts: ScreenTexts, in area: Area, of frame: inout Frame) {
    guard let draft = session.draft else { return }
    var rest = area.inset(horizontal: area.width >= 78 ? 4 : 1, vertical: area.height >= 16 ? 1 : 0)
    let title = Line("\(draft.procedure.summary.shortCode) \(draft.procedure.summary.name)", .heading)
    frame.write(title, in: rest.take(top: 1))
    rest.take(top: 1)
    frame.write(stage(session, texts), in: rest.take(top: 1))
    ProgressBar(fraction: session.submission.progress).draw(into: &frame, in: rest.take(top: 1))
    rest.take(top: 1)
    if let problem = session.submission.problem {
      drawProblem(problem, session, texts, in: &rest, of: &frame)
    }
    drawFiles(draft, session, texts, in: rest, of: &frame)
  }

  public static func hint(_ session: Session, _ texts: ScreenTexts) -> String? {
    texts["hint-\(session.submission.stage.rawValue)"]
  }

  private static func isSending(_ session: Session) -> Bool {
    session.submission.stage == .uploading || session.submission.stage == .submitting
  }

  private static func stage(_ session: Session, _ texts: ScreenTexts) -> Line {
    let words = texts["stage-\(session.submission.stage.rawValue)"]
    switch session.submission.stage {
    case .idle, .uploading, .submitting: return Line(words, .accent)
    case .done: return Line("\(Glyph.tick) \(words)", .success)
    case .failed: return Line("\(Glyph.bang) \(words)", .error)
    }
  }

  /// What the desk wrote, line by line; else the problem, unless the message line says it already.
  private static func drawProblem(
    _ problem: Problem, _ session: Session, _ texts: ScreenTexts, in rest: inout Area, of frame: inout Frame
  ) {
    var lines: [Line] = []
    let reasons = problem.details["reasons.\(texts.language.rawValue)"] ?? ""
    for reason in reasons.split(whereSeparator: \.isNewline) {
      let wrapped = TextLayout.wrap(String(reason), max(1, rest.width - 4))
      lines += wrapped.enumerated().map { index, part in
        Line("\(index == 0 ? "  \(Glyph.bullet) " : "    ")\(part)", .value)
      }
    }
    if lines.isEmpty, session.notice?.content != .problem(problem) {
      lines = TextLayout.wrap(Line(texts.sentence(for: problem), .error), rest.width)
    }
    guard !lines.isEmpty else { return }
    frame.write(lines, in: rest.take(top: min(lines.count, max(1, rest.height - 2))))
    rest.take(top: 1)
  }

  private static func drawFiles(
    _ draft: Draft, _ session: Session, _ texts: ScreenTexts, in area: Area, of frame: inout Frame
  ) {
    let files = draft.papers.filter { $0.isTicked && $0.file != nil }
    let sizeWidth = 19
    let barWidth = area.width >= 90 ? 30 : 18
    let nameWidth = max(8, area.width - sizeWidth - barWidth - 6)
    for (row, paper) in files.prefix(area.height).enumerated() {
      guard let file = paper.file else { continue }
      let sent = session.submission.sent[paper.id] ?? 0
      let total = session.submission.totals[paper.id] ?? file.final.byteCount
      let isSent = sent >= total && file.upload != nil
      let line = area.line(row)
      frame.write(isSent ? "\(Glyph.tick)" : "\(Glyph.dot)", in: line, role: isSent ? .success : .dim)
      frame.write(file.name, at: line.position(column: 2), role: .value, width: nameWidth)
      let bar = Area(column: line.column + nameWidth + 3, row: line.row, width: barWidth, height: 1)
      ProgressBar(fraction: total > 0 ? Double(sent) / Double(total) : 1).draw(into: &frame, in: bar)
      let sizes = texts["sent-of", ["sent": texts.size(sent), "total": texts.size(total)]]
      frame.write(sizes, in: line, role: .dim, alignment: .trailing)
    }
  }
}
