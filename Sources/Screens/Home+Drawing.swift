import Canvas
import Dossiers

extension HomeScreen {
  public static func draw(_ session: Session, _ texts: ScreenTexts, in area: Area, of frame: inout Frame) {
    guard let selected = selectedEntry(session) else {
      drawNothing(session, texts, in: area, of: &frame)
      return
    }
    var list = area.inset(left: 1, right: 1, top: area.height > 16 ? 1 : 0)
    if area.width >= 110 {
      let detail = list.take(right: list.width * 2 / 5)
      frame.drawVerticalRule(in: detail.inset(top: -1))
      drawDetail(of: selected, session, texts, in: detail.inset(left: 2, right: 1), of: &frame)
    }
    table(session, texts, width: list.width - 2).draw(into: &frame, in: list)
  }

  private static func drawNothing(_ session: Session, _ texts: ScreenTexts, in area: Area, of frame: inout Frame) {
    var column = area.centred(width: min(60, area.width - 4), height: area.height)
    column.take(top: area.height / 3)
    guard session.shelf.isLoaded else {
      frame.write(texts["loading-drafts"], in: column, role: .dim)
      return
    }
    frame.write(texts["nothing-yet"], in: column.take(top: 2), role: .heading)
    frame.write(texts["how-to-begin"], in: column.take(top: 1))
    frame.writeWrapped(texts["the-way"], in: column, role: .dim)
  }

  private static func table(_ session: Session, _ texts: ScreenTexts, width: Int) -> Table {
    let drafts = session.shelf.unfinished
    let submitted = submitted(session)
    var rows: [Table.Row] = []
    var selection = session.shelf.selected
    if !drafts.isEmpty {
      rows.append(.heading(texts["drafts"]))
      rows += drafts.map { row(of: $0, session, texts, width) }
      selection += 1
    }
    if !submitted.isEmpty {
      if !drafts.isEmpty { rows.append(.gap) }
      rows.append(.heading(texts["submitted"]))
      rows += submitted.map { row(of: $0, texts, width) }
      if session.shelf.selected >= drafts.count { selection += drafts.isEmpty ? 1 : 2 }
    }
    return Table([Table.Column()], rows: rows, selection: min(selection, rows.count - 1))
  }

  private static func row(of draft: Draft, _ session: Session, _ texts: ScreenTexts, _ width: Int) -> Table.Row {
    let day = texts.day(of: draft.updatedAt, seenFrom: session.now)
    let progress = progress(of: draft, texts)
    let name = draft.procedure.summary.name
    guard width >= 70 else {
      return Table.Row(
        [Line(TextLayout.clip(name, width))], more: [[Line("  \(progress) \(Glyph.dot) \(day)", .dim)]])
    }
    return Table.Row([
      Line([
        Span(TextLayout.pad(name, width - 39)), Span(" \(TextLayout.pad(progress, 26))", .dim),
        Span(TextLayout.pad(day, 12, .trailing), .dim),
      ])
    ])
  }

  private static func row(of dossier: TrackedDossier, _ texts: ScreenTexts, _ width: Int) -> Table.Row {
    let status = Span(
      "\(dossier.status.mark)\(dossier.status.rawValue) \(shortName(of: dossier.status, texts))", dossier.status.role)
    let due = dossier.appointment.map { texts["appointment", ["date": $0.text]] } ?? ""
    guard width >= 92 else {
      let room = width - 26
      return Table.Row(
        [Line([Span(TextLayout.pad(dossier.procedureName, width - 24) + "  "), status])],
        more: [[Line("  \(TextLayout.pad(dossier.number, room))\(due)", .dim)]])
    }
    return Table.Row([
      Line([
        Span(TextLayout.pad(dossier.number, 25), .dim), Span(" \(TextLayout.pad(dossier.procedureName, width - 66))  "),
        Span(TextLayout.pad(status.text, 22), status.role), Span(TextLayout.pad(due, 16, .trailing), .dim),
      ])
    ])
  }

  private static func progress(of draft: Draft, _ texts: ScreenTexts) -> String {
    let step = draft.nextStep
    let number = (Step.allCases.firstIndex(of: step) ?? 0) + 1
    let place = texts["step-of-steps", ["step": String(number), "steps": String(Step.allCases.count)]]
    return "\(place) \(Glyph.dot) \(texts["waits-for-\(step.rawValue)"])"
  }

  private static func shortName(of status: DossierStatus, _ texts: ScreenTexts) -> String {
    let id = "status-short-\(status.rawValue)"
    return texts.has(id) ? texts[id] : texts.name(of: status)
  }
}

extension HomeScreen {
  private static func drawDetail(
    of entry: Entry, _ session: Session, _ texts: ScreenTexts, in area: Area, of frame: inout Frame
  ) {
    var rest = area
    switch entry {
    case .draft(let draft):
      rest.take(top: frame.writeWrapped(draft.procedure.summary.name, in: rest, role: .title))
      rest.take(top: frame.writeWrapped(draft.procedure.receivingOffice, in: rest, role: .dim) + 1)
      let items = draft.openItems().filter { $0.kind != .notCommitted }
      guard !items.isEmpty else {
        frame.writeWrapped("\(Glyph.tick) \(texts["nothing-missing"])", in: rest, role: .success)
        return
      }
      frame.write(texts["still-to-do"], in: rest.take(top: 1), role: .heading)
      for item in items where !rest.isEmpty {
        frame.write(String(Glyph.dot), in: rest, role: .dim)
        rest.take(top: frame.writeWrapped(texts.sentence(for: item), in: rest.inset(left: 2)))
      }
    case .submitted(let dossier):
      rest.take(top: frame.writeWrapped(dossier.procedureName, in: rest, role: .title))
      frame.write(dossier.number, in: rest.take(top: 1), role: .value)
      rest.take(top: frame.writeWrapped(dossier.receivingOffice, in: rest, role: .dim) + 1)
      frame.write(texts["history"], in: rest.take(top: 1), role: .heading)
      frame.write(TrackingScreen.historyLines(of: dossier, texts, width: rest.width), in: rest)
    }
  }
}
