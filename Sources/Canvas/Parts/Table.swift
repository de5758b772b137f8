/// Rows of one or more lines in columns, with `▌` before the selected one; it scrolls so that the selection is seen.
public struct Table {
  public struct Column: Hashable, Sendable {
    public enum Size: Hashable, Sendable {
      /// In columns of the terminal.
      case fixed(Int)
      /// A share of what the fixed ones leave.
      case flexible(Int)
    }

    public var title: String
    public var size: Size
    public var alignment: Alignment
    /// The column gives way where the flexible ones would become too narrow to read.
    public var isOptional: Bool

    public init(
      _ title: String = "", _ size: Size = .flexible(1), _ alignment: Alignment = .leading, isOptional: Bool = false
    ) {
      self.title = title
      self.size = size
      self.alignment = alignment
      self.isOptional = isOptional
    }
  }

  /// One entry. A line with fewer cells than columns gives its last cell the room to the right.
  public struct Row: Hashable, Sendable {
    public var lines: [[Line]]

    public init(_ cells: [Line], more: [[Line]] = []) { lines = [cells] + more }

    /// A row of one cell across all columns, such as a heading between entries.
    public static func heading(_ title: String) -> Row { Row([Line(title, .heading)]) }

    /// A gap between groups of entries.
    public static let gap = Row([])
  }

  public var columns: [Column]
  public var count: Int
  public var selection: Int?
  public var isFocused: Bool
  /// Blank columns between two columns.
  public var spacing: Int
  private let row: (Int) -> Row

  /// A table that asks for its rows as it needs them: a long list costs no more than the part that is seen.
  public init(
    _ columns: [Column], count: Int, selection: Int?, isFocused: Bool = true, spacing: Int = 2,
    row: @escaping (Int) -> Row
  ) {
    self.columns = columns
    self.count = count
    self.selection = selection
    self.isFocused = isFocused
    self.spacing = spacing
    self.row = row
  }

  public init(_ columns: [Column], rows: [Row], selection: Int?, isFocused: Bool = true, spacing: Int = 2) {
    self.init(columns, count: rows.count, selection: selection, isFocused: isFocused, spacing: spacing) { rows[$0] }
  }

  public func draw(into frame: inout Frame, in area: Area) {
    guard !area.isEmpty else { return }
    let places = ColumnPlaces(columns, spacing: spacing, width: area.width - 2)
    var body = area
    if hasTitles { places.draw(columns.map { Line($0.title, .label) }, into: &frame, in: body.take(top: 1)) }
    let window = window(height: body.height)
    for visible in window.lines {
      let line = body.take(top: 1)
      let isSelected = visible.index == selection
      if isSelected { frame.write(String(Glyph.marker), in: line, role: isFocused ? .marker : .border) }
      let cells = visible.cells.map { isSelected && isFocused ? $0.replacing(.text, with: .selection) : $0 }
      places.draw(cells, into: &frame, in: line)
    }
    window.drawArrows(into: &frame, in: area.inset(top: hasTitles ? 1 : 0))
  }

  /// The index of the row under a position, for a click.
  public func index(at position: Position, in area: Area) -> Int? {
    let body = area.inset(top: hasTitles ? 1 : 0)
    guard body.contains(position) else { return nil }
    let lines = window(height: body.height).lines
    let offset = position.row - body.row
    return offset < lines.count ? lines[offset].index : nil
  }

  private var hasTitles: Bool { columns.contains { !$0.title.isEmpty } }

  private func window(height: Int) -> ListWindow {
    ListWindow(count: count, selection: selection, height: height) { row($0).lines }
  }
}
