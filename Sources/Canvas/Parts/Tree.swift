/// Branches and leaves, indented by their depth, each with a short text at the right edge.
public struct Tree {
  public enum State: Hashable, Sendable {
    case leaf
    case open
    case closed
  }

  public struct Item: Hashable, Sendable {
    public var title: Line
    public var trailing: String
    public var depth: Int
    public var state: State

    public init(_ title: Line, trailing: String = "", depth: Int = 0, state: State = .leaf) {
      self.title = title
      self.trailing = trailing
      self.depth = depth
      self.state = state
    }
  }

  private let table: Table

  public init(_ items: [Item], selection: Int?, isFocused: Bool = true) {
    let trailingWidth = items.reduce(0) { max($0, Width.of($1.trailing)) }
    let columns = [Table.Column(), Table.Column("", .fixed(trailingWidth), .trailing)]
    table = Table(columns, count: items.count, selection: selection, isFocused: isFocused, spacing: 1) { index in
      Table.Row([items[index].line, Line(items[index].trailing, .dim)])
    }
  }

  public func draw(into frame: inout Frame, in area: Area) { table.draw(into: &frame, in: area) }

  /// The index of the item under a position, for a click.
  public func index(at position: Position, in area: Area) -> Int? { table.index(at: position, in: area) }
}

extension Tree.Item {
  fileprivate var line: Line {
    let sign: Character =
      switch state {
      case .leaf: " "
      case .open: Glyph.open
      case .closed: Glyph.closed
      }
    return Line(String(repeating: "  ", count: depth) + "\(sign) ") + title
  }
}
