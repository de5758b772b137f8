extension Frame {
  /// Writes a text on one row and shortens it with "…" to `width` columns or the frame's edge. Returns the columns
  /// used.
  @discardableResult
  public mutating func write(_ text: String, at position: Position, role: Role = .text, width: Int? = nil) -> Int {
    write(text, at: position, paint: .role(role), width: width)
  }

  /// Writes a text in a paint of any kind: letters on a rendered page, for one.
  @discardableResult
  public mutating func write(_ text: String, at position: Position, paint: Paint, width: Int? = nil) -> Int {
    guard position.row >= 0, position.row < rows, position.column >= 0 else { return 0 }
    let limit = min(columns - position.column, width ?? columns)
    guard limit > 0 else { return 0 }
    let start = position.row * columns + position.column
    releaseWideGlyph(before: start)
    let used = place(text, from: start, limit: limit, paint)
    releaseWideGlyph(before: start + used, isEnd: true)
    return used
  }

  /// Writes a line of several roles and shortens it as a whole. Returns the columns used.
  @discardableResult
  public mutating func write(_ line: Line, at position: Position, width: Int? = nil) -> Int {
    let limit = min(columns - position.column, width ?? columns)
    var used = 0
    for (index, span) in line.spans.enumerated() {
      let free = limit - used
      if free <= 0 { break }
      let isFollowed = line.spans[(index + 1)...].contains { !$0.text.isEmpty }
      if isFollowed, Width.of(span.text) == free {
        write(span.text + " ", at: position.moved(columns: used), role: span.role, width: free)
        return limit
      }
      used += write(span.text, at: position.moved(columns: used), role: span.role, width: free)
    }
    return used
  }

  /// Writes a line on the first row of an area. Returns the columns used.
  @discardableResult
  public mutating func write(_ line: Line, in area: Area, alignment: Alignment = .leading) -> Int {
    guard !area.isEmpty else { return 0 }
    let offset = alignment == .leading ? 0 : alignment.offset(of: line.width, within: area.width)
    return write(line, at: area.position(column: offset), width: area.width - offset)
  }

  /// Writes a text on the first row of an area. Returns the columns used.
  @discardableResult
  public mutating func write(
    _ text: String, in area: Area, role: Role = .text, alignment: Alignment = .leading
  ) -> Int {
    write(Line(text, role), in: area, alignment: alignment)
  }

  /// Writes lines below each other as far as the area reaches. Returns the rows used.
  @discardableResult
  public mutating func write(_ lines: [Line], in area: Area, alignment: Alignment = .leading) -> Int {
    for (row, line) in lines.prefix(area.height).enumerated() {
      write(line, in: area.line(row), alignment: alignment)
    }
    return min(lines.count, area.height)
  }

  /// Writes a text over as many rows as it needs and the area has. Returns the rows used.
  @discardableResult
  public mutating func writeWrapped(_ text: String, in area: Area, role: Role = .text) -> Int {
    write(TextLayout.wrap(text, area.width).map { Line($0, role) }, in: area)
  }

  /// Writes a line of several roles over as many rows as it needs and the area has. Returns the rows used.
  @discardableResult
  public mutating func writeWrapped(_ line: Line, in area: Area) -> Int {
    write(TextLayout.wrap(line, area.width), in: area)
  }
}

extension Frame {
  private mutating func place(_ text: String, from start: Int, limit: Int, _ paint: Paint) -> Int {
    var used = 0
    if Width.isPlain(text) {
      for scalar in text.unicodeScalars {
        if used == limit {
          cells[start + used - 1].glyph = Glyph.ellipsis
          return used
        }
        cells[start + used] = Cell(glyph: Character(scalar), paint: paint)
        used += 1
      }
      return used
    }
    var last = 0
    for character in text {
      let glyph = Frame.drawable(character)
      let width = Width.of(glyph: glyph)
      if used + width > limit {
        let end = used < limit ? used : last
        cells[start + end] = Cell(glyph: Glyph.ellipsis, paint: paint)
        for rest in (end + 1)..<max(end + 1, used) { cells[start + rest] = Cell(glyph: " ", paint: paint) }
        return max(end + 1, used)
      }
      cells[start + used] = Cell(glyph: glyph, paint: paint)
      if width == 2 { cells[start + used + 1] = Cell(glyph: Cell.rightHalf, paint: paint) }
      last = used
      used += width
    }
    return used
  }

  /// Text from outside may hold controls and direction overrides: none of them reaches a cell.
  private static func drawable(_ character: Character) -> Character {
    guard let base = character.unicodeScalars.first else { return Glyph.replacement }
    if character == "\t" || character.isNewline { return " " }
    return Width.of(base) == 0 ? Glyph.replacement : character
  }

  /// Blanks the other half of a wide glyph that is about to lose one of its halves, or just has.
  mutating func releaseWideGlyph(before index: Int, isEnd: Bool = false) {
    guard !index.isMultiple(of: columns), index < cells.count, cells[index].isRightHalf else { return }
    cells[isEnd ? index : index - 1].glyph = " "
  }
}
