/// A whole screen as a value: two frames are equal when they look the same.
public struct Frame: Hashable, Sendable {
  public let columns: Int
  public let rows: Int
  /// Row by row from the top left corner.
  public internal(set) var cells: [Cell]
  /// Where the terminal's cursor stands; nil hides it.
  public var cursor: Position?
  /// Asks the terminal to report clicks and the wheel.
  public var wantsMouse = false

  public init(columns: Int, rows: Int) {
    self.columns = max(0, columns)
    self.rows = max(0, rows)
    cells = Array(repeating: .blank, count: self.columns * self.rows)
  }

  public var area: Area { Area(column: 0, row: 0, width: columns, height: rows) }

  /// The cell at a position that lies in the frame.
  public subscript(column: Int, row: Int) -> Cell {
    get { cells[row * columns + column] }
    set { cells[row * columns + column] = newValue }
  }
}

extension Frame {
  /// A cell that differs between two frames.
  public struct Change: Hashable, Sendable {
    public var position: Position
    public var cell: Cell
  }

  /// The cells that differ from an earlier frame, row by row; all of them where the size differs.
  public func changes(since earlier: Frame?) -> [Change] {
    guard let earlier, earlier.columns == columns, earlier.rows == rows else { return allCells }
    var changes: [Change] = []
    cells.withUnsafeBufferPointer { now in
      earlier.cells.withUnsafeBufferPointer { before in
        for index in now.indices where now[index] != before[index] {
          changes.append(Change(position: position(of: index), cell: now[index]))
        }
      }
    }
    return changes
  }

  private var allCells: [Change] {
    cells.indices.map { Change(position: position(of: $0), cell: cells[$0]) }
  }

  private func position(of index: Int) -> Position {
    Position(column: index % columns, row: index / columns)
  }
}

extension Frame {
  /// The glyphs, a line a row, without trailing spaces.
  public var text: String { lines { $0.glyph } }

  /// The letters of the roles, a line a row, without trailing plain text; a bare page is `#`.
  public var roles: String {
    lines { cell in
      let letter: Character =
        switch cell.paint {
        case .role(let role), .page(_, _, let role?): role.letter
        case .page(_, _, nil): "#"
        }
      return cell.isRightHalf ? Cell.rightHalf : letter == Role.text.letter ? " " : letter
    }
  }

  private func lines(_ glyph: (Cell) -> Character) -> String {
    (0..<rows).map { row in
      var line = ""
      for cell in cells[row * columns..<(row + 1) * columns] {
        let glyph = glyph(cell)
        if glyph != Cell.rightHalf { line.append(glyph) }
      }
      while line.last == " " { line.removeLast() }
      return line
    }.joined(separator: "\n")
  }
}
