extension Frame {
  /// Fills an area with one glyph of one column in one role.
  public mutating func fill(_ area: Area, role: Role = .text, glyph: Character = " ") {
    fill(area, with: Cell(glyph: glyph, paint: .role(role)))
  }

  /// Fills an area with one cell.
  public mutating func fill(_ area: Area, with cell: Cell) {
    forEachRow(of: area) { frame, start, end in
      frame.releaseWideGlyph(before: start)
      for index in start..<end { frame.cells[index] = cell }
      frame.releaseWideGlyph(before: end, isEnd: true)
    }
  }

  /// Gives all cells of an area another role and keeps their glyphs.
  public mutating func paint(_ area: Area, role: Role) {
    forEachRow(of: area) { frame, start, end in
      for index in start..<end { frame.cells[index].paint = .role(role) }
    }
  }

  /// Lays a role over an area: a page still shows through it, anything else takes the role.
  public mutating func overlay(_ role: Role, on area: Area) {
    forEachRow(of: area) { frame, start, end in
      for index in start..<end {
        frame.cells[index].paint =
          switch frame.cells[index].paint {
          case .role: .role(role)
          case .page(let ink, let paper, _): .page(ink: ink, paper: paper, overlay: role)
          }
      }
    }
  }

  /// Draws a horizontal line through the first row of an area.
  public mutating func drawRule(in area: Area, role: Role = .border) {
    fill(area.line(0), role: role, glyph: Glyph.horizontal)
  }

  /// Draws a vertical line through the first column of an area.
  public mutating func drawVerticalRule(in area: Area, role: Role = .border) {
    fill(area.split(left: 1).left, role: role, glyph: Glyph.vertical)
  }

  /// Draws the outline of an area, with a title in its upper edge.
  public mutating func drawOutline(of area: Area, title: Line = "", role: Role = .border) {
    guard area.width >= 2, area.height >= 2 else { return }
    let last = Position(column: area.width - 1, row: area.height - 1)
    for row in [0, last.row] {
      fill(area.line(row).inset(horizontal: 1), role: role, glyph: Glyph.horizontal)
    }
    for column in [0, last.column] {
      let side = Area(column: area.column + column, row: area.row + 1, width: 1, height: area.height - 2)
      fill(side, role: role, glyph: Glyph.vertical)
    }
    write(String(Glyph.topLeft), at: area.origin, role: role)
    write(String(Glyph.topRight), at: area.position(column: last.column), role: role)
    write(String(Glyph.bottomLeft), at: area.position(row: last.row), role: role)
    write(String(Glyph.bottomRight), at: area.position(column: last.column, row: last.row), role: role)
    if !title.isEmpty, area.width > 6 {
      let framed = Line(" ", role) + title + Line(" ", role)
      write(framed, at: area.position(column: 1), width: area.width - 3)
    }
  }

  private mutating func forEachRow(of area: Area, _ body: (inout Frame, Int, Int) -> Void) {
    let visible = area.intersection(self.area)
    guard !visible.isEmpty else { return }
    for row in visible.row..<visible.bottom {
      let start = row * columns + visible.column
      body(&self, start, start + visible.width)
    }
  }
}
