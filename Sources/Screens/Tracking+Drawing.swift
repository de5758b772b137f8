import Canvas
import Dossiers

extension TrackingScreen {
  public static func draw(_ session: Session, _ texts: ScreenTexts, in area: Area, of frame: inout Frame) {
    drawNumber(session, texts, in: area.inset(left: 1, right: 1), of: &frame)
    let list = listArea(in: area, session)
    drawList(session, texts, in: list, of: &frame)
    let detail = detailArea(in: area, session)
    if isWide(area) {
      frame.drawVerticalRule(in: detail.inset(left: -2))
    } else {
      frame.drawRule(in: Area(column: area.column, row: detail.row - 1, width: area.width, height: 1))
    }
    guard let dossier = session.following.current else {
      frame.write(texts[session.following.isLoading ? "asking" : "nothing-looked-up"], in: detail, role: .dim)
      return
    }
    let lines = detailLines(of: dossier, session, texts, width: detail.width - 2)
    TextPane(lines, top: session.following.scroll).draw(into: &frame, in: detail)
  }

  /// Newest first: the state that counts is seen without scrolling.
  static func historyLines(of dossier: TrackedDossier, _ texts: ScreenTexts, width: Int) -> [Line] {
    dossier.history.reversed().flatMap { change -> [Line] in
      let by = change.by.isEmpty ? "" : " \(Glyph.dot) \(change.by)"
      var lines = [
        Line([
          Span(change.status.mark, change.status.role),
          Span("\(change.at.date.text) \(change.at.shortClock)  ", .dim),
          Span("\(change.status.rawValue) \(texts.name(of: change.status))", change.status.role),
        ])
      ]
      let note = change.note.isEmpty ? by : "\(change.note)\(by)"
      if !note.isEmpty { lines += TextLayout.wrap(note.trimmed, max(10, width - 4)).map { Line("    \($0)") } }
      return lines
    }
  }

  static func detailArea(in area: Area, _ session: Session) -> Area {
    let list = listArea(in: area, session)
    return isWide(area)
      ? area.inset(left: list.width + 4, right: 1, top: 1)
      : area.inset(left: 1, right: 1, top: list.bottom - area.row + 1)
  }

  static func detailLines(
    of dossier: TrackedDossier, _ session: Session, _ texts: ScreenTexts, width: Int
  ) -> [Line] {
    var lines = TextLayout.wrap(dossier.procedureName, width).map { Line($0, .title) }
    func add(_ label: String, _ value: String, _ role: Role = .value) {
      for (index, piece) in TextLayout.wrap(value, max(10, width - 14)).enumerated() {
        lines.append([Span(TextLayout.pad(index == 0 ? texts[label] : "", 14), .label), Span(piece, role)])
      }
    }
    add(
      "status", "\(dossier.status.mark)\(dossier.status.rawValue) \(texts.name(of: dossier.status))".trimmed,
      dossier.status.role)
    if let date = dossier.appointment, !dossier.status.isOver { add("due", due(date, session.now, texts)) }
    add("submitted-at", dossier.submittedAt.clockAndDate)
    if !dossier.applicantName.isEmpty { add("applicant", dossier.applicantName) }
    if !dossier.receivingOffice.isEmpty { add("office", dossier.receivingOffice) }
    if !dossier.history.isEmpty {
      lines += [Line(""), Line(texts["history"], .heading)] + historyLines(of: dossier, texts, width: width)
    }
    return lines
  }

  private static func isWide(_ area: Area) -> Bool { area.width >= 110 }

  private static func listArea(in area: Area, _ session: Session) -> Area {
    let below = area.inset(left: 1, right: 1, top: 3)
    if isWide(area) { return below.split(left: 52).left }
    let wanted = max(1, session.following.dossiers.count) + 1
    return below.split(top: min(wanted, area.height > 16 ? 5 : 4)).top
  }

  private static func due(_ date: CivilDate, _ now: Moment, _ texts: ScreenTexts) -> String {
    let days = date.daysSinceEpoch - now.date.daysSinceEpoch
    let id = days > 0 ? "due-left" : days == 0 ? "due-today" : "due-over"
    return texts[id, ["date": date.text, "days": String(days.magnitude)]]
  }

  private static func drawNumber(_ session: Session, _ texts: ScreenTexts, in area: Area, of frame: inout Frame) {
    guard let field = texts.description.field("number") else { return }
    let input = session.following.number
    FieldView(
      texts(field.label), .text(input.text, cursor: input.cursor), isFocused: true,
      hint: field.hint.map { texts($0) } ?? "",
      labelWidth: 15, valueWidth: min(34, area.width - 17)
    ).draw(into: &frame, in: area)
  }

  private static func drawList(_ session: Session, _ texts: ScreenTexts, in area: Area, of frame: inout Frame) {
    var rest = area
    frame.write(texts["own"], in: rest.take(top: 1).inset(left: 1), role: .heading)
    let dossiers = session.following.dossiers
    guard !dossiers.isEmpty else {
      let id = session.account.person == nil ? "sign-in-to-see" : "none-of-your-own"
      frame.write(texts[id], in: rest.inset(left: 1), role: .dim)
      return
    }
    let written = dossiers.firstIndex { $0.number == session.following.number.text.trimmed }
    let table = Table(
      [Table.Column("", .fixed(24)), Table.Column("", .fixed(3), .trailing), Table.Column()], count: dossiers.count,
      selection: written, spacing: 1
    ) { index in
      let dossier = dossiers[index]
      let mark = Line(dossier.status.mark.trimmed + String(dossier.status.rawValue), dossier.status.role)
      return Table.Row([Line(dossier.number), mark, Line(dossier.procedureName, .dim)])
    }
    table.draw(into: &frame, in: rest)
  }
}
