import Canvas
import Dossiers

extension AttachScreen {
  public static func draw(_ session: Session, _ texts: ScreenTexts, in area: Area, of frame: inout Frame) {
    let picker = session.picker
    let (list, preview) = places(in: area)
    if let preview { drawPreview(session, texts, in: preview, of: &frame) }
    var rest = list.inset(left: 1, right: 1)
    let name = session.currentPaper?.component.name ?? ""
    frame.write(Line([Span("\(texts["for-paper"]) ", .label), Span(name, .value)]), in: rest.take(top: 1))
    let folder = Line([Span("\(texts["folder"]) ", .label), Span(clippedAtStart(picker.folder ?? "", rest.width - 9))])
    frame.write(folder, in: rest.take(top: 1))
    let filter = FieldView(
      texts["filter"], .text(picker.filter.text, cursor: picker.filter.cursor), isFocused: true,
      placeholder: texts["filter-placeholder"], labelWidth: 8)
    filter.draw(into: &frame, in: rest.take(top: 1).inset(left: -1))
    rest.take(top: 1)
    guard !picker.shown.isEmpty else {
      let id = picker.isLoading ? "reading-folder" : picker.filter.text.isEmpty ? "empty-folder" : "nothing-matches"
      frame.writeWrapped(texts[id], in: rest, role: .dim)
      return
    }
    table(session, texts).draw(into: &frame, in: rest.inset(left: -1, right: -1))
  }

  public static func hint(_ session: Session, _ texts: ScreenTexts) -> String? {
    guard let entry = session.picker.selectedEntry else { return texts["hint-none"] }
    if entry.isFolder { return texts["hint-folder"] }
    switch entry.kind {
    case .docx, .doc, .odt: return texts["hint-document"]
    case .pdf, .jpeg, .png, .zip: return texts["hint-file"]
    case .other: return texts["hint-other"]
    }
  }

  public static func pictures(_ session: Session, in area: Area) -> [PageRequest] {
    guard let preview = places(in: area).preview, let entry = session.picker.selectedEntry else { return [] }
    guard !entry.isFolder, entry.kind == .pdf else { return [] }
    return document(entry, session).request(in: preview.inset(bottom: 3)).map { [$0] } ?? []
  }

  private static func places(in area: Area) -> (list: Area, preview: Area?) {
    guard area.width >= 80 else { return (area, nil) }
    let (list, preview) = area.split(right: area.width >= 110 ? min(48, area.height * 3 / 2) : 24)
    return (list, preview.inset(left: 2, right: 1))
  }

  private static func document(_ entry: FolderEntry, _ session: Session) -> DocumentPreview {
    DocumentPreview(path: entry.path, page: 0, in: session.pages)
  }

  /// The first page of a PDF, and under it what the file is.
  private static func drawPreview(_ session: Session, _ texts: ScreenTexts, in area: Area, of frame: inout Frame) {
    guard let entry = session.picker.selectedEntry, !entry.isFolder else { return }
    var facts = area
    if entry.kind == .pdf {
      let (page, below) = area.split(bottom: 3)
      let waiting = session.pages.problems[entry.path].map(texts.sentence(for:)) ?? texts["drawing-page"]
      document(entry, session).draw(session.pages, waiting, in: page, of: &frame)
      facts = below
    }
    let lines = TextLayout.wrap(Line(entry.name, .value), facts.width)
    let about = "\(texts["kind-\(entry.kind.rawValue)"]) \(Glyph.dot) \(texts.size(entry.byteCount))"
    frame.write(lines.prefix(max(1, facts.height - 1)) + [Line(about, .dim)], in: facts)
  }

  private static func table(_ session: Session, _ texts: ScreenTexts) -> Table {
    let columns = [
      Table.Column(texts["column-name"], .flexible(1)),
      Table.Column(texts["column-size"], .fixed(9), .trailing),
      Table.Column(texts["column-date"], .fixed(10)),
    ]
    let shown = session.picker.shown
    return Table(columns, count: shown.count, selection: session.picker.selected) { index in
      let entry = shown[index]
      guard !entry.isFolder else {
        return Table.Row([Line("\(Glyph.closed) \(entry.name)"), Line(texts["a-folder"], .dim)])
      }
      let isAcceptable = isAcceptable(entry)
      let isTooLarge = isTooLarge(entry, session)
      let size = texts.size(entry.byteCount) + (isTooLarge ? " \(Glyph.bang)" : "")
      return Table.Row([
        Line([Span("  "), Span(entry.name, isAcceptable ? .text : .dim)]), Line(size, isTooLarge ? .error : .dim),
        Line(entry.modified.date.text, .dim),
      ])
    }
  }

  /// Of a long path the end says more than the start.
  private static func clippedAtStart(_ path: String, _ width: Int) -> String {
    guard Width.of(path) > width else { return path }
    var kept = Array(path)
    while kept.count > 1, Width.of(String(kept)) > width - 1 { kept.removeFirst() }
    return "\(Glyph.ellipsis)\(String(kept))"
  }
}
