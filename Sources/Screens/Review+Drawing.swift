import Canvas
import Dossiers

extension ReviewScreen {
  public static func draw(_ session: Session, _ texts: ScreenTexts, in area: Area, of frame: inout Frame) {
    guard let draft = session.draft else { return }
    let words = ReviewWords(draft: draft, session: session, texts: texts, width: area.width - 5)
    let lines = words.lines
    let (content, selected) = (lines.map(\.line), lines.firstIndex { $0.isSelected } ?? 0)
    let rest = area.inset(left: 1, top: area.height > 14 ? 1 : 0)
    // The selected line stays in sight with the ones around it.
    let top = max(0, min(selected - rest.height + 2, content.count - rest.height))
    let isShort = content.count <= rest.height
    TextPane(content, top: isShort ? 0 : top).draw(into: &frame, in: rest)
  }

  public static func hint(_ session: Session, _ texts: ScreenTexts) -> String? {
    let items = openItems(session)
    if items.isEmpty { return texts[session.account.person == nil ? "hint-sign-in-first" : "hint-ready"] }
    switch selectedRow(session) {
    case .commitment: return texts[items.count == 1 ? "hint-commit" : "hint-commit-later"]
    case .item: return texts["hint-mend"]
    }
  }
}

/// The dossier in words, line by line.
private struct ReviewWords {
  struct ReviewLine {
    var line: Line
    var isSelected = false
  }

  let draft: Draft
  let session: Session
  let texts: ScreenTexts
  /// In columns.
  let width: Int

  private static let labelWidth = 13

  var lines: [ReviewLine] {
    var lines = facts.map { ReviewLine(line: $0) }
    lines += [ReviewLine(line: "")] + papers.map { ReviewLine(line: $0) }
    if let held = held { lines.append(ReviewLine(line: held)) }
    lines += [ReviewLine(line: "")] + tasks
    return lines
  }

  private var facts: [Line] {
    let summary = draft.procedure.summary
    var lines = value("procedure", "\(summary.shortCode) \(summary.name)")
    lines += value("office", draft.procedure.receivingOffice)
    lines += value("applicant", applicant)
    lines += value("address", address)
    lines += value("fee", fee)
    return lines
  }

  private var applicant: String {
    let number = text(.identityNumber).maskedInTheMiddle
    return [text(.fullName), number, text(.phone)].filter { !$0.isEmpty }.joined(separator: " \(Glyph.dot) ")
  }

  private var address: String {
    [text(.street), text(.ward), text(.province)].filter { !$0.isEmpty }.joined(separator: ", ")
  }

  private var fee: String {
    guard draft.procedure.fee > 0 else {
      return draft.procedure.feeNote.isEmpty ? texts["free-of-charge"] : draft.procedure.feeNote
    }
    return [texts["money", ["amount": grouped(draft.procedure.fee)]], draft.procedure.feeNote]
      .filter { !$0.isEmpty }.joined(separator: " \(Glyph.dot) ")
  }

  /// The ticked papers with what is sent for each.
  private var papers: [Line] {
    let ticked = draft.papers.filter { $0.isTicked && $0.file != nil }
    guard !ticked.isEmpty else { return [Line("  \(texts["no-papers"])", .dim)] }
    let stateWidth = 16
    let sizeWidth = 8
    let nameWidth = (width - stateWidth - sizeWidth - 6) / 2
    return ticked.map { paper in
      guard let file = paper.file else { return "" }
      let isFine = draft.openPaperItems(activities: session.papers.activities).allSatisfy { $0.paper != paper.id }
      var line = Line("  \(isFine ? Glyph.tick : Glyph.bang) ", isFine ? .success : .warning)
      line.append(TextLayout.pad(paper.component.name, nameWidth))
      line.append("  \(TextLayout.pad(file.name, nameWidth - 4))", .value)
      line.append("  \(TextLayout.pad(texts.size(file.final.byteCount), sizeWidth, .trailing))  ", .dim)
      line.append(state(of: file), file.signed == nil ? .dim : file.report?.verdict == .invalid ? .error : .success)
      return line
    }
  }

  private func state(of file: AttachedFile) -> String {
    guard file.signed != nil else { return "" }
    if file.report?.verdict == .invalid { return texts["signature-bad"] }
    guard let moment = file.report?.signatures.last?.signedAt else { return texts["signed-state"] }
    return texts["signed-at", ["time": moment.shortClock]]
  }

  /// What the portal holds already, byte for byte.
  private var held: Line? {
    let files = draft.papers.filter(\.isTicked).compactMap(\.file)
    let matching = files.filter { $0.upload?.sha256 == $0.final.sha256 }
    guard !matching.isEmpty else { return nil }
    let details = [
      "count": String(matching.count), "size": texts.size(matching.reduce(0) { $0 + $1.final.byteCount }),
    ]
    return Line("  \(Glyph.tick) \(texts["portal-holds", details])", .success)
  }

  private var tasks: [ReviewLine] {
    let rows = ReviewScreen.rows(session)
    let selected = ReviewScreen.selectedRow(session)
    var lines: [ReviewLine] = []
    if rows.count > 1 {
      let details = ["count": String(rows.count - 1)]
      lines.append(
        ReviewLine(line: Line("  \(texts[rows.count == 2 ? "one-thing-left" : "things-left", details])", .label)))
    }
    for row in rows {
      if row == .commitment, rows.count > 1 { lines.append(ReviewLine(line: "")) }
      let wrapped = TextLayout.wrap(words(of: row), width - 4)
      for (index, part) in wrapped.enumerated() {
        let isSelected = row == selected
        let start = Line("\(isSelected ? Glyph.marker : " ") \(index == 0 ? "" : "    ")", .marker)
        let line = start + (isSelected ? part.replacing(.text, with: .selection) : part)
        lines.append(ReviewLine(line: line, isSelected: isSelected && index == wrapped.count - 1))
      }
    }
    return lines
  }

  private func words(of row: ReviewScreen.Row) -> Line {
    switch row {
    case .item(let item): Line([Span("\(Glyph.bang) ", .warning), Span(texts.sentence(for: item))])
    case .commitment: Line([Span(draft.isCommitted ? "[x] " : "[ ] ", .value), Span(texts["commitment"])])
    }
  }

  private func value(_ id: String, _ value: String) -> [Line] {
    TextLayout.wrap(value, max(1, width - Self.labelWidth - 2)).prefix(3).enumerated().map { index, part in
      let label = index == 0 ? texts["label-\(id)"] : ""
      return Line([Span("  \(TextLayout.pad(label, Self.labelWidth))", .label), Span(part, .value)])
    }
  }

  private func text(_ field: ApplicantField) -> String { draft.applicant[field.rawValue]?.trimmed ?? "" }

  /// "1.250.000".
  private func grouped(_ amount: Int) -> String {
    var digits = Array(String(amount))
    var place = digits.count - 3
    while place > 0 {
      digits.insert(".", at: place)
      place -= 3
    }
    return String(digits)
  }
}
