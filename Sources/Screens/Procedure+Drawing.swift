import Canvas
import Dossiers

extension ProcedureScreen {
  public static func draw(_ session: Session, _ texts: ScreenTexts, in area: Area, of frame: inout Frame) {
    guard let procedure = session.catalogue.procedure else {
      frame.write(texts["nothing-to-read"], in: area.inset(by: 2), role: .dim)
      return
    }
    let pane = pane(in: area)
    TextPane(lines(of: procedure, texts, width: pane.width - 2), top: session.catalogue.detailScroll)
      .draw(into: &frame, in: pane)
  }

  /// Long lines are hard to read: a wide screen shows the same column in its middle.
  static func pane(in area: Area) -> Area { area.centred(width: min(100, area.width - 2), height: area.height) }

  static func lines(of procedure: Procedure, _ texts: ScreenTexts, width: Int) -> [Line] {
    let summary = procedure.summary
    var lines = TextLayout.wrap(Line([Span(summary.shortCode + "  ", .dim), Span(summary.name, .title)]), width)
    if procedure.isSample { lines.append(Line("\(Glyph.bang) \(texts["sample"])", .sandbox)) }
    lines.append("")
    func fact(_ label: String, _ value: String) {
      guard !value.isEmpty else { return }
      for (index, piece) in TextLayout.wrap(value, width - 13).enumerated() {
        lines.append([Span(TextLayout.pad(index == 0 ? texts[label] : "", 13), .label), Span(piece, .value)])
      }
    }
    fact("office", procedure.receivingOffice)
    fact("time-limit", summary.workingDays.map { texts.workingDays($0) } ?? "")
    fact("fee", texts.money(procedure.fee) + (procedure.feeNote.isEmpty ? "" : " \(Glyph.dot) \(procedure.feeNote)"))
    fact("level", texts.name(of: summary.level))
    fact("field", summary.field)
    fact("file-size", texts["at-most", ["size": texts.size(procedure.fileSizeLimit)]])

    lines += heading("components", texts)
    for component in procedure.components { lines += self.lines(of: component, texts, width) }
    func list(_ label: String, _ items: [String]) {
      guard !items.isEmpty else { return }
      lines += heading(label, texts) + items.flatMap { item($0, mark: Glyph.dot, width) }
    }
    list("applicants", procedure.applicants)
    list("channels", procedure.channels)
    list("steps", procedure.steps)
    list("requirements", procedure.requirements.isEmpty ? [] : [procedure.requirements])
    list("results", procedure.results)
    list("legal-grounds", procedure.legalGrounds)
    return lines
  }

  private static func heading(_ label: String, _ texts: ScreenTexts) -> [Line] { ["", Line(texts[label], .heading)] }

  private static func lines(of component: ProcedureComponent, _ texts: ScreenTexts, _ width: Int) -> [Line] {
    var facts: [Span] = []
    func add(_ text: String, _ role: Role = .dim) {
      if !facts.isEmpty { facts.append(Span(" \(Glyph.dot) ", .dim)) }
      facts.append(Span(text, role))
    }
    if component.isRequired { add(texts["required"], .warning) }
    if component.mustBeSigned { add(texts["to-be-signed"], .accent) }
    add(texts.name(of: component.kind))
    add(texts["copies", ["count": String(component.copies)]])
    if component.template != nil { add(texts["has-template"]) }
    return item(component.name, mark: component.isRequired ? "*" : Glyph.dot, width)
      + TextLayout.wrap(Line(facts), width - 2).map { Line("  ") + $0 }
  }

  private static func item(_ text: String, mark: Character, _ width: Int) -> [Line] {
    TextLayout.wrap(text, width - 2).enumerated().map { index, piece in
      [Span(index == 0 ? "\(mark) " : "  ", mark == "*" ? .warning : .dim), Span(piece)]
    }
  }
}
