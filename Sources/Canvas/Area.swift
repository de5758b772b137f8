/// A cell of a frame, counted from 0 at the top left corner.
public struct Position: Hashable, Sendable {
  public var column: Int
  public var row: Int

  public init(column: Int, row: Int) {
    self.column = column
    self.row = row
  }

  public func moved(columns: Int = 0, rows: Int = 0) -> Position {
    Position(column: column + columns, row: row + rows)
  }
}

/// A rectangle of cells. Width and height are never negative: what does not fit comes out empty.
public struct Area: Hashable, Sendable {
  public var column: Int
  public var row: Int
  public var width: Int
  public var height: Int

  public init(column: Int, row: Int, width: Int, height: Int) {
    self.column = column
    self.row = row
    self.width = max(0, width)
    self.height = max(0, height)
  }

  /// The first column to the right of the area.
  public var right: Int { column + width }
  /// The first row below the area.
  public var bottom: Int { row + height }
  public var isEmpty: Bool { width == 0 || height == 0 }
  public var origin: Position { Position(column: column, row: row) }

  /// A cell of the area, counted from its own top left corner.
  public func position(column: Int = 0, row: Int = 0) -> Position {
    Position(column: self.column + column, row: self.row + row)
  }

  /// One row of the area, counted from its top; empty outside the area.
  public func line(_ index: Int) -> Area {
    guard index >= 0, index < height else { return Area(column: column, row: row, width: width, height: 0) }
    return Area(column: column, row: row + index, width: width, height: 1)
  }

  public func contains(_ position: Position) -> Bool {
    position.column >= column && position.column < right && position.row >= row && position.row < bottom
  }

  public func intersection(_ other: Area) -> Area {
    let left = max(column, other.column)
    let top = max(row, other.row)
    return Area(column: left, row: top, width: min(right, other.right) - left, height: min(bottom, other.bottom) - top)
  }
}

extension Area {
  public func inset(by cells: Int) -> Area { inset(horizontal: cells, vertical: cells) }

  public func inset(horizontal: Int = 0, vertical: Int = 0) -> Area {
    inset(left: horizontal, right: horizontal, top: vertical, bottom: vertical)
  }

  public func inset(left: Int = 0, right: Int = 0, top: Int = 0, bottom: Int = 0) -> Area {
    Area(column: column + left, row: row + top, width: width - left - right, height: height - top - bottom)
  }

  public func split(top rows: Int) -> (top: Area, rest: Area) {
    let rows = max(0, min(rows, height))
    return (
      Area(column: column, row: row, width: width, height: rows),
      Area(column: column, row: row + rows, width: width, height: height - rows)
    )
  }

  public func split(bottom rows: Int) -> (rest: Area, bottom: Area) {
    let (rest, bottom) = split(top: height - max(0, rows))
    return (rest, bottom)
  }

  public func split(left columns: Int) -> (left: Area, rest: Area) {
    let columns = max(0, min(columns, width))
    return (
      Area(column: column, row: row, width: columns, height: height),
      Area(column: column + columns, row: row, width: width - columns, height: height)
    )
  }

  public func split(right columns: Int) -> (rest: Area, right: Area) {
    let (rest, right) = split(left: width - max(0, columns))
    return (rest, right)
  }

  /// An area of the given size in the middle of this one, never larger than it.
  public func centred(width: Int, height: Int) -> Area {
    let width = min(max(0, width), self.width)
    let height = min(max(0, height), self.height)
    return Area(
      column: column + (self.width - width) / 2, row: row + (self.height - height) / 2, width: width, height: height)
  }

  /// Cuts rows off the top and gives them away: for screens that are written from top to bottom.
  @discardableResult
  public mutating func take(top rows: Int) -> Area {
    let (top, rest) = split(top: rows)
    self = rest
    return top
  }

  /// Cuts rows off the bottom and gives them away.
  @discardableResult
  public mutating func take(bottom rows: Int) -> Area {
    let (rest, bottom) = split(bottom: rows)
    self = rest
    return bottom
  }

  /// Cuts columns off the left and gives them away.
  @discardableResult
  public mutating func take(left columns: Int) -> Area {
    let (left, rest) = split(left: columns)
    self = rest
    return left
  }

  /// Cuts columns off the right and gives them away.
  @discardableResult
  public mutating func take(right columns: Int) -> Area {
    let (rest, right) = split(right: columns)
    self = rest
    return right
  }
}
