import Canvas
import Dossiers

extension ComponentsScreen {
  public static func draw(_ session: Session, _ texts: ScreenTexts, in area: Area, of frame: inout Frame) {
    guard let draft = session.draft else { return }
    let places = places(session, in: area)
    if let preview = places.preview, let document = document(session) {
      document.draw(session.pages, texts["drawing-page"], in: preview, of: &frame)
    } else if let preview = places.preview {
      frame.writeWrapped(texts["no-page-to-show"], in: preview, role: .dim)
    }
    guard var list = places.list else { return }
    let isShort = area.height < 16
    drawProcedure(draft, texts, in: list.take(top: isShort ? 1 : 2), of: &frame)
    list.take(top: isShort ? 0 : 1)
    let tasks = taskLines(draft, session, texts, width: list.width - 2)
    let below = list.take(bottom: min(tasks.count, isShort ? 2 : max(2, list.height / 3)))
    list.take(bottom: isShort ? 0 : 1)
    ComponentsTable(draft: draft, session: session, texts: texts, width: list.width).table
      .draw(into: &frame, in: list)
    frame.write(tasks, in: below.inset(left: 1, right: 1))
  }

  public static func hint(_ session: Session, _ texts: ScreenTexts) -> String? {
    guard let paper = selectedPaper(session) else { return texts["hint-no-papers"] }
    guard let file = paper.file else { return texts["hint-choose-file"] }
    if paper.component.mustBeSigned, file.signed == nil, file.document != nil { return texts["hint-sign"] }
    return texts[file.signed == nil ? "hint-file" : "hint-signed"]
  }

  public static func pictures(_ session: Session, in area: Area) -> [PageRequest] {
    guard let preview = places(session, in: area).preview else { return [] }
    return document(session)?.request(in: preview).map { [$0] } ?? []
  }

  /// The document of the selected paper beside the list where there is room, in its place where the person asks for it.
  private static func places(_ session: Session, in area: Area) -> (list: Area?, preview: Area?) {
    if hasRoomBeside(area.width) {
      let (list, preview) = area.split(right: min(area.width * 2 / 5, area.height * 3 / 2))
      return (list, preview.inset(left: 2, right: 1))
    }
    guard session.papers.showsDocument, document(session) != nil else { return (area, nil) }
    return (nil, area.inset(left: 1))
  }

  private static func document(_ session: Session) -> DocumentPreview? {
    guard let shown = selectedPaper(session)?.file?.shown else { return nil }
    return DocumentPreview(path: shown.path, page: session.papers.page, in: session.pages)
  }

  private static func drawProcedure(
    _ draft: Draft, _ texts: ScreenTexts, in area: Area, of frame: inout Frame
  ) {
    let procedure = draft.procedure
    var title = Line("\(procedure.summary.shortCode) ", .dim)
    title.append(procedure.summary.name, .heading)
    frame.write(title, in: area.inset(left: 1, right: 1))
    let days = procedure.summary.workingDays.map { texts["days-to-settle", ["days": String($0)]] }
    let limit = texts["file-limit", ["limit": texts.size(procedure.fileSizeLimit)]]
    let facts = [days, limit].compactMap(\.self).joined(separator: " \(Glyph.dot) ")
    let office = texts["sent-to", ["office": procedure.receivingOffice]]
    let free = area.width - 2 - Width.of(facts) - 3
    frame.write(
      "\(TextLayout.clip(office, max(12, free))) \(Glyph.dot) \(facts)", in: area.line(1).inset(left: 1, right: 1),
      role: .dim)
  }

  private static func taskLines(_ draft: Draft, _ session: Session, _ texts: ScreenTexts, width: Int) -> [Line] {
    let items = draft.openPaperItems(activities: session.papers.activities)
    guard !items.isEmpty else { return [Line("\(Glyph.tick) \(texts["nothing-left"])", .success)] }
    let heading = texts[items.count == 1 ? "one-thing-left" : "things-left", ["count": String(items.count)]]
    return [Line(heading, .label)]
      + items.map { Line("\(Glyph.bang) \(TextLayout.clip(texts.sentence(for: $0), width - 2))", .warning) }
  }
}

/// The rows of the papers, in one line or stacked, as the width allows.
struct ComponentsTable {
  let draft: Draft
  let session: Session
  let texts: ScreenTexts
  /// In columns.
  let width: Int

  private static let signatureWidth = 12
  private static let copiesWidth = 3
  private static let fileWidth = 26

  /// Files stand beside the names, or beneath them where the room is narrow.
  private var isWide: Bool { width >= 78 }
  private var nameWidth: Int {
    width - 2 - 1 - Self.copiesWidth - Self.signatureWidth - 6 - (isWide ? Self.fileWidth + 2 : 0)
  }

  var table: Table {
    var columns: [Table.Column] = [
      Table.Column("", .fixed(1)), Table.Column(texts["column-paper"], .fixed(nameWidth)),
      Table.Column(texts["column-copies"], .fixed(Self.copiesWidth), .trailing),
    ]
    if isWide { columns.append(Table.Column(texts["column-file"], .fixed(Self.fileWidth))) }
    columns.append(Table.Column(texts["column-signature"], .fixed(Self.signatureWidth)))
    let selection = max(0, min(session.papers.selected, draft.papers.count - 1))
    return Table(columns, count: draft.papers.count, selection: selection) { row(for: draft.papers[$0]) }
  }

  private func row(for paper: Paper) -> Table.Row {
    var name = Line(paper.component.name)
    if paper.component.isRequired { name.append(" \(texts["required"])", .warning) }
    let names = TextLayout.wrap(name, nameWidth)
    let files = fileLines(of: paper, width: isWide ? Self.fileWidth : nameWidth)
    let copies = Line(paper.file == nil && !paper.isTicked ? "–" : String(paper.copies), .value)
    let tick = Line(paper.isTicked ? String(Glyph.tick) : String(Glyph.dot), paper.isTicked ? .success : .dim)
    guard isWide else {
      let first = [tick, names[0], copies, signature(of: paper)]
      return Table.Row(first, more: (names.dropFirst() + files).map { ["", $0] })
    }
    let first = [tick, names[0], copies, files[0], signature(of: paper)]
    let rest = (1..<max(2, names.count, files.count)).map { line -> [Line] in
      ["", line < names.count ? names[line] : "", "", line < files.count ? files[line] : ""]
    }
    return Table.Row(first, more: max(names.count, files.count) > 1 ? rest : [])
  }

  /// The file with its size, then the PDF that was made from it or what is going on.
  private func fileLines(of paper: Paper, width: Int) -> [Line] {
    let activity = session.papers.activities[paper.id]
    guard let file = paper.file else {
      return [Line(activity == nil ? texts["no-file-yet"] : texts["copying"], .dim)]
    }
    let isTooLarge = file.final.byteCount > draft.procedure.fileSizeLimit
    let size = texts.size(file.original.byteCount) + (isTooLarge ? " \(Glyph.bang)" : "")
    var first = Line("\(TextLayout.clip(file.name, width - Width.of(size) - 2))  ", .value)
    first.append(size, isTooLarge ? .error : .dim)
    return [first, secondLine(of: file, activity)].compactMap(\.self)
  }

  private func secondLine(of file: AttachedFile, _ activity: PaperDesk.Activity?) -> Line? {
    switch activity {
    case .copying: return Line(texts["copying"], .accent)
    case .converting: return Line(texts["converting-now"], .accent)
    case nil: break
    }
    guard let pdf = file.converted ?? file.document else { return nil }
    let count = pdf.pageCount ?? session.pages.facts[pdf.path]?.pages.count
    let pages = count.map { texts[$0 == 1 ? "one-page" : "pages", ["count": String($0)]] }
    if file.converted == nil { return pages.map { Line("  \($0)", .dim) } }
    let facts = ["PDF", texts.size(pdf.byteCount), pages.map { "\(Glyph.dot) \($0)" }].compactMap(\.self)
    return Line("  \(Glyph.right) \(facts.joined(separator: " "))", .dim)
  }

  private func signature(of paper: Paper) -> Line {
    guard let file = paper.file else { return Line(paper.component.mustBeSigned ? texts["to-be-signed"] : "–", .dim) }
    guard file.signed != nil else {
      guard paper.component.mustBeSigned else { return Line("–", .dim) }
      return Line("\(Glyph.bang) \(texts["signature-missing"])", .warning)
    }
    switch file.report?.verdict {
    case .valid, .unknown: return Line("\(Glyph.tick) \(texts["signature-there"])", .success)
    case .invalid, .unsigned: return Line("\(Glyph.bang) \(texts["signature-invalid"])", .error)
    case nil: return Line(texts["signature-there"], .value)
    }
  }
}
