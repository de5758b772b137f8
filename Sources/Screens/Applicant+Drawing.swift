import Canvas
import Dossiers

extension ApplicantScreen {
  public static func draw(_ session: Session, _ texts: ScreenTexts, in area: Area, of frame: inout Frame) {
    var rest = area.inset(left: 1, right: 1)
    drawHeading(session, texts, in: rest.take(top: 1), of: &frame)
    if area.height > 16 { rest.take(top: 1) }
    let views = views(session, texts)
    guard area.width >= 100 else {
      if let field = draw(views, focus: session.applicant.form.focus, in: rest, of: &frame) {
        drawChoices(session, texts, under: field, within: rest, of: &frame)
      }
      return
    }
    let middle = (views.count + 1) / 2
    let (left, right) = rest.split(left: rest.width / 2)
    let focus = session.applicant.form.focus
    let places = [
      draw(Array(views[..<middle]), focus: focus, in: left.inset(right: 2), of: &frame),
      draw(Array(views[middle...]), focus: focus - middle, in: right, of: &frame),
    ]
    for field in places.compactMap({ $0 }) { drawChoices(session, texts, under: field, within: rest, of: &frame) }
  }

  private static func drawHeading(_ session: Session, _ texts: ScreenTexts, in area: Area, of frame: inout Frame) {
    let form = session.applicant.form
    let missing = texts.description.fields.count { $0.isRequired && form.text(of: $0.id).trimmed.isEmpty }
    let state =
      missing > 0 ? texts["still-required", ["count": String(missing)]] : "\(Glyph.tick) \(texts["all-filled"])"
    let role: Role = missing > 0 ? .warning : .success
    frame.write(state, in: area, role: role, alignment: .trailing)
    let title = session.draft.map { "\($0.procedure.summary.shortCode) \($0.procedure.summary.name)" } ?? ""
    frame.write(title, in: area.inset(left: 1, right: Width.of(state) + 2), role: .title)
  }

  private static func views(_ session: Session, _ texts: ScreenTexts) -> [FieldView] {
    let entry = session.applicant
    return texts.description.fields.enumerated().map { index, field in
      var view = FieldView(
        field, in: entry.form, isFocused: index == entry.form.focus, labelWidth: 23, valueWidth: nil, texts)
      if field.kind == .province, entry.provinces.isEmpty { view.hint = texts["loading-places"] }
      if field.kind == .ward, entry.wards.isEmpty {
        view.hint = texts[entry.wardsProvince == nil ? "choose-province-first" : "loading-places"]
      }
      // With another province the ward that was chosen may no longer be one of its own.
      if view.error == nil, !view.isFocused, let choices = entry.choices(for: field) {
        let name = entry.form.text(of: field.id).trimmed
        if !name.isEmpty, !choices.contains(name) { view.error = texts.sentence(for: .notInList, with: field) }
      }
      return view
    }
  }

  /// Draws the fields from the first that lets the focused one be seen. Returns where the focused one stands.
  private static func draw(_ views: [FieldView], focus: Int, in area: Area, of frame: inout Frame) -> Area? {
    let heights = views.map { $0.height(width: area.width) }
    var first = 0
    if views.indices.contains(focus) {
      var used = heights[...min(focus + 1, views.count - 1)].reduce(0, +)
      while used > area.height, first < focus {
        used -= heights[first]
        first += 1
      }
    }
    var focused: Area?
    var rest = area
    for index in first..<views.count where rest.height >= heights[index] {
      let place = rest.take(top: views[index].draw(into: &frame, in: rest))
      if index == focus { focused = place }
    }
    return focused
  }

  /// The names on offer, under the field or above it, wherever there is more room.
  private static func drawChoices(
    _ session: Session, _ texts: ScreenTexts, under field: Area, within area: Area, of frame: inout Frame
  ) {
    guard let offered = offered(session, texts.description.fields) else { return }
    let below = area.bottom - field.row - 1
    let above = field.row - area.row
    let height = min(max(1, offered.count), 6) + 2
    let goesBelow = below >= height || below >= above
    let room = min(height, goesBelow ? below : above)
    guard room >= 3 else { return }
    let box = Area(
      column: field.column + 25, row: goesBelow ? field.row + 1 : field.row - room, width: field.width - 25,
      height: room)
    frame.fill(box)
    frame.drawOutline(of: box, role: .borderFocused)
    let inner = box.inset(by: 1)
    guard !offered.isEmpty else {
      frame.write(texts["no-such-place"], in: inner.inset(left: 1), role: .warning)
      return
    }
    let table = Table(
      [Table.Column()], count: offered.count, selection: min(session.applicant.form.choice, offered.count - 1)
    ) { Table.Row([Line(offered[$0])]) }
    table.draw(into: &frame, in: inner)
  }
}
