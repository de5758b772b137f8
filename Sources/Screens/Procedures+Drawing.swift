import Canvas
import Dossiers

extension ProceduresScreen {
  public static func draw(_ session: Session, _ texts: ScreenTexts, in area: Area, of frame: inout Frame) {
    let catalogue = session.catalogue
    var rest = area
    if area.width >= 78 {
      let tree = rest.take(left: area.width >= 110 ? 30 : 25)
      drawTree(catalogue, texts, in: tree, of: &frame)
      frame.drawVerticalRule(in: rest.take(left: 1))
    }
    if area.width >= 110 {
      let detail = rest.take(right: rest.width * 9 / 20)
      frame.drawVerticalRule(in: detail)
      drawDetail(catalogue, texts, in: detail.inset(left: 2, right: 1), of: &frame)
    }
    drawSearch(catalogue, texts, in: rest.take(top: 1).inset(left: 1, right: 1), of: &frame)
    frame.write(filters(catalogue.query, texts), in: rest.take(bottom: 1).inset(left: 1, right: 1), role: .dim)
    rest.take(top: 1)
    if area.width < 78, catalogue.pane == .agencies {
      drawTree(catalogue, texts, in: rest, of: &frame)
    } else {
      drawResults(catalogue, texts, in: rest, of: &frame)
    }
  }

  private static func drawTree(
    _ catalogue: CatalogueBrowser, _ texts: ScreenTexts, in area: Area, of frame: inout Frame
  ) {
    var rest = area
    frame.write(texts["agencies"], in: rest.take(top: 1).inset(left: 1), role: .heading)
    let rows = catalogue.treeRows
    let items = rows.map { row in
      let isChosen = catalogue.query.isNarrowed(to: row)
      let count = catalogue.count(of: row)
      return Tree.Item(
        Line(name(of: row, texts), isChosen ? .accent : .text), trailing: count == 0 ? "" : count.groupedByThousands,
        depth: row.depth, state: !row.hasChildren ? .leaf : row.isExpanded ? .open : .closed)
    }
    let isFocused = catalogue.pane == .agencies
    Tree(items, selection: min(catalogue.treeSelected, rows.count - 1), isFocused: isFocused)
      .draw(into: &frame, in: rest)
  }

  private static func name(of row: CatalogueBrowser.TreeRow, _ texts: ScreenTexts) -> String {
    switch row {
    case .everything: texts["everything"]
    case .tier(let tier, _): texts.name(of: tier)
    case .agency(let agency, _, _, _): agency.name
    }
  }

  private static func drawSearch(
    _ catalogue: CatalogueBrowser, _ texts: ScreenTexts, in area: Area, of frame: inout Frame
  ) {
    let label = texts["search"]
    var rest = area
    frame.write(label, in: rest.take(left: Width.of(label) + 1), role: .label)
    if catalogue.loadedAt != nil {
      let found = texts[
        "found",
        ["found": catalogue.results.total.groupedByThousands, "count": catalogue.count.groupedByThousands]]
      frame.write(found, in: rest.take(right: Width.of(found)), role: .dim)
      rest.take(right: 2)
    }
    frame.fill(rest, role: .fieldFocused)
    let words = catalogue.words
    if words.text.isEmpty { frame.write(texts["search-placeholder"], in: rest, role: .placeholder) }
    let before = Width.of(String(words.text.prefix(words.cursor)))
    let hidden = max(0, before - rest.width + 1)
    frame.write(String(words.text.dropFirst(hidden)), in: rest, role: .fieldFocused)
    frame.cursor = rest.position(column: before - hidden)
  }

  private static func filters(_ query: ProcedureQuery, _ texts: ScreenTexts) -> String {
    let any = texts["any"]
    return texts[
      "filters",
      [
        "field": query.field ?? any, "level": query.level.map { texts.name(of: $0) } ?? any,
        "tier": query.tier.map { texts.name(of: $0) } ?? any,
      ]]
  }
}

extension ProceduresScreen {
  private static func drawResults(
    _ catalogue: CatalogueBrowser, _ texts: ScreenTexts, in area: Area, of frame: inout Frame
  ) {
    let hits = catalogue.results.hits
    guard !hits.isEmpty else {
      drawNothing(catalogue, texts, in: area.inset(horizontal: 2, vertical: 1), of: &frame)
      return
    }
    let nameWidth = max(10, area.width - 12)
    let table = Table(
      [Table.Column("", .fixed(8)), Table.Column()], count: hits.count, selection: catalogue.selected,
      isFocused: catalogue.pane == .results, spacing: 1
    ) { row(of: hits[$0], texts, nameWidth) }
    table.draw(into: &frame, in: area)
  }

  private static func row(of hit: ProcedureHit, _ texts: ScreenTexts, _ width: Int) -> Table.Row {
    let summary = hit.summary
    var names = TextLayout.wrap(Line(summary.name).marking(hit.highlights, as: .match), width)
    if names.count > 2 {
      names = Array(names.prefix(2))
      names[1].append(" \(Glyph.ellipsis)")
    }
    // What is cut off at the edge is what one can best do without.
    var facts = [texts.name(of: summary.level)]
    if let days = summary.workingDays { facts.append(texts.workingDays(days)) }
    facts += [summary.agencyName, summary.field]
    let more = names.dropFirst().map { [Line(""), $0] }
    let last = [Line(""), Line(facts.joined(separator: " \(Glyph.dot) "), .dim)]
    return Table.Row([Line(summary.shortCode, .dim), names[0]], more: more + [last])
  }

  private static func drawNothing(
    _ catalogue: CatalogueBrowser, _ texts: ScreenTexts, in area: Area, of frame: inout Frame
  ) {
    if catalogue.isLoading {
      frame.write(texts["loading-catalogue"], in: area, role: .dim)
    } else if catalogue.loadedAt == nil {
      frame.writeWrapped("\(Glyph.bang) \(texts["catalogue-failed"])", in: area, role: .warning)
    } else {
      frame.write(texts["nothing-found"], in: area, role: .heading)
      frame.writeWrapped(texts["try-less"], in: area.inset(top: 1), role: .dim)
    }
  }

  /// The selected row in full, where there is room beside the list.
  private static func drawDetail(
    _ catalogue: CatalogueBrowser, _ texts: ScreenTexts, in area: Area, of frame: inout Frame
  ) {
    guard let summary = catalogue.selectedHit?.summary else { return }
    var rest = area
    rest.take(top: frame.writeWrapped(summary.name, in: rest, role: .title) + 1)
    func put(_ label: String, _ value: String) {
      frame.write(texts[label], in: rest.split(left: 12).left, role: .label)
      rest.take(top: max(1, frame.writeWrapped(value, in: rest.inset(left: 12), role: .value)))
    }
    put("code", summary.code)
    put("agency", summary.agencyName)
    put("field", summary.field)
    put("level", texts.name(of: summary.level))
    put("tier", texts.name(of: summary.tier))
    put("time-limit", summary.workingDays.map { texts.workingDays($0) } ?? texts["not-said"])
    rest.take(top: 1)
    frame.writeWrapped(texts[catalogue.isLoadingProcedure ? "loading-procedure" : "press-enter"], in: rest, role: .hint)
  }
}
