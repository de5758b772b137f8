import Canvas
import Dossiers

extension PlaceSignatureScreen {
  public static func draw(_ session: Session, _ texts: ScreenTexts, in area: Area, of frame: inout Frame) {
    let panes = PlacementPanes(session, in: area)
    drawTitle(session, texts, in: panes.title, of: &frame)
    guard let detail = panes.detailViewport(session) else {
      let problem = session.placement.path.flatMap { session.pages.problems[$0] }
      let text = problem.map(texts.sentence(for:)) ?? texts["page-not-read"]
      frame.writeWrapped(text, in: panes.detail.inset(by: 1), role: problem == nil ? .dim : .error)
      return
    }
    frame.wantsMouse = true
    drawThumbnail(panes, session, of: &frame)
    drawDetail(detail, panes, session, texts, of: &frame)
    drawMeasures(session, texts, in: panes.measures, of: &frame)
    drawVerdict(session, texts, in: panes.verdict, of: &frame)
  }

  public static func hint(_ session: Session, _ texts: ScreenTexts) -> String? {
    if session.placement.typedPlace != nil { return texts["hint-typing"] }
    guard session.placement.rectangle != nil else { return texts["hint-waiting"] }
    return texts[session.placement.zoom == 0 ? "hint-coarse" : "hint-fine"]
  }

  public static func pictures(_ session: Session, in area: Area) -> [PageRequest] {
    let panes = PlacementPanes(session, in: area)
    let detail = view(session) == .picture ? panes.detailRequest(session) : nil
    return [panes.thumbnailRequest(session), detail].compactMap(\.self)
  }

  /// A page without text, such as a scan, can only be seen as a picture.
  static func view(_ session: Session) -> Placement.View {
    pageTexts(session)?.isEmpty == true ? .picture : session.placement.view
  }

  private static func drawTitle(_ session: Session, _ texts: ScreenTexts, in area: Area, of frame: inout Frame) {
    let zoom = texts.decimal(tenths: Int(Placement.zooms[session.placement.zoom] * 10))
    let right = "\(texts["view-\(view(session).rawValue)"]) ×\(zoom)"
    let page = texts[
      "page-of", ["page": String(session.placement.page + 1), "count": String(max(1, pageCount(session)))]]
    let room = area.width - Width.of(right) - Width.of(page) - 6
    var left = Line(TextLayout.clip(session.currentPaper?.file?.name ?? "", room), .heading)
    left.append(" \(Glyph.dot) \(page)", .dim)
    frame.write(left, in: area)
    frame.write(right, in: area, role: .dim, alignment: .trailing)
  }

  private static func drawThumbnail(_ panes: PlacementPanes, _ session: Session, of frame: inout Frame) {
    guard let viewport = panes.thumbnailViewport(session) else { return }
    if let raster = panes.thumbnailRequest(session).flatMap({ session.pages.rasters[$0] }) {
      PagePicture(samples: raster.samples, width: raster.width, height: raster.height)
        .draw(into: &frame, in: viewport.pane)
    } else {
      frame.fill(viewport.pane, with: Cell(glyph: " ", paint: DocumentPreview.paper))
    }
    guard let rectangle = session.placement.rectangle else { return }
    frame.overlay(collisions(session).isEmpty ? .box : .boxBad, on: viewport.cells(of: rectangle))
  }

  private static func drawDetail(
    _ viewport: PageViewport, _ panes: PlacementPanes, _ session: Session, _ texts: ScreenTexts, of frame: inout Frame
  ) {
    frame.fill(viewport.pane, with: Cell(glyph: " ", paint: DocumentPreview.paper))
    switch view(session) {
    case .text: PageLettering(pageTexts(session) ?? [], in: viewport).draw(into: &frame)
    case .picture:
      if let raster = panes.detailRequest(session).flatMap({ session.pages.rasters[$0] }) {
        let tone = PageTone(samples: raster.samples, ink: PageTone.zoomedInk)
        PagePicture(samples: raster.samples, width: raster.width, height: raster.height, tone: tone)
          .draw(into: &frame, in: viewport.pane)
      } else {
        frame.write(
          texts["drawing-page"], at: viewport.pane.position(column: 1), paint: DocumentPreview.paper,
          width: viewport.pane.width - 2)
      }
    }
    guard let rectangle = session.placement.rectangle else { return }
    let box = PlacedBox(cells: viewport.cells(of: rectangle), isBad: !collisions(session).isEmpty)
    box.draw(session.tokens.chosenCertificate?.subject ?? texts["signature"], into: &frame)
  }

  private static func drawMeasures(_ session: Session, _ texts: ScreenTexts, in area: Area, of frame: inout Frame) {
    guard let box = session.placement.rectangle else { return }
    let details = [
      "x": texts.millimetres(box.x), "y": texts.millimetres(box.y), "width": texts.millimetres(box.width),
      "height": texts.millimetres(box.height),
    ]
    var line = Line(texts["measures", details], .value)
    if let place = suggestion(session, texts) { line.append(" \(Glyph.dot) \(place)", .accent) }
    frame.write(line, in: area)
  }

  private static func suggestion(_ session: Session, _ texts: ScreenTexts) -> String? {
    let placement = session.placement
    guard let index = placement.suggestion, placement.suggestions.indices.contains(index) else { return nil }
    switch placement.suggestions[index].reason {
    case .below(let words): return texts["below", ["words": words]]
    case .corner(let corner): return texts["corner-\(corner.rawValue)"]
    }
  }

  private static func drawVerdict(_ session: Session, _ texts: ScreenTexts, in area: Area, of frame: inout Frame) {
    if let typed = session.placement.typedPlace {
      FieldView(
        texts["type-place"], .text(typed.text, cursor: typed.cursor), isFocused: true,
        placeholder: texts["type-place-example"], labelWidth: min(26, area.width / 2)
      ).draw(into: &frame, in: area.inset(left: -1))
      return
    }
    guard session.placement.rectangle != nil else { return }
    let covered = collisions(session)
    guard let first = covered.first else {
      let isKnown = pageTexts(session)?.isEmpty == false
      let sentence = isKnown ? "\(Glyph.tick) \(texts["covers-nothing"])" : texts["covers-unknown"]
      frame.write(sentence, in: area, role: isKnown ? .success : .dim)
      return
    }
    let words = covered.count == 1 ? first.text : covered.prefix(5).map(\.text).joined(separator: " ")
    frame.write("\(Glyph.bang) \(texts["covers-text", ["words": words]])", in: area, role: .error)
  }
}

/// The signature box over the page.
private struct PlacedBox {
  let cells: Area
  /// It covers text.
  let isBad: Bool

  private var role: Role { isBad ? .boxBad : .box }

  /// Draws the box: the page shows through, an outline where nothing is printed, and the signer's name in a free row.
  func draw(_ name: String, into frame: inout Frame) {
    let visible = cells.intersection(frame.area)
    let blanks = Set(
      (visible.row..<visible.bottom).flatMap { row in
        (visible.column..<visible.right).map { Position(column: $0, row: row) }
      }.filter { frame[$0.column, $0.row].glyph == " " })
    frame.overlay(role, on: visible)
    drawOutline(where: blanks, into: &frame)
    writeName(name, where: blanks, into: &frame)
    if isBad, !visible.isEmpty {
      let corner = Position(column: visible.right - 1, row: visible.row)
      frame[corner.column, corner.row].glyph = Glyph.bang
    }
  }

  private func drawOutline(where blanks: Set<Position>, into frame: inout Frame) {
    guard cells.width >= 4, cells.height >= 3 else { return }
    let last = Position(column: cells.right - 1, row: cells.bottom - 1)
    for cell in blanks {
      let isTop = cell.row == cells.row
      let isBottom = cell.row == last.row
      let isLeft = cell.column == cells.column
      let isRight = cell.column == last.column
      let glyph: Character? =
        switch (isTop, isBottom, isLeft, isRight) {
        case (true, _, true, _): Glyph.topLeft
        case (true, _, _, true): Glyph.topRight
        case (_, true, true, _): Glyph.bottomLeft
        case (_, true, _, true): Glyph.bottomRight
        case (true, _, _, _), (_, true, _, _): Glyph.horizontal
        case (_, _, true, _), (_, _, _, true): Glyph.vertical
        case (false, false, false, false): nil
        }
      if let glyph { frame[cell.column, cell.row].glyph = glyph }
    }
  }

  /// Only where a whole row of the box is free, so that nobody takes the name for part of the page.
  private func writeName(_ name: String, where blanks: Set<Position>, into frame: inout Frame) {
    let inside = cells.inset(by: 1)
    guard inside.width >= 8, inside.height >= 1, !isBad else { return }
    let row = inside.row + (inside.height - 1) / 2
    guard (inside.column..<inside.right).allSatisfy({ blanks.contains(Position(column: $0, row: row)) }) else { return }
    let clipped = TextLayout.clip(name, inside.width)
    let start = Position(column: inside.column + (inside.width - Width.of(clipped)) / 2, row: row)
    frame.write(clipped, at: start, paint: frame[start.column, start.row].paint, width: inside.width)
  }
}
