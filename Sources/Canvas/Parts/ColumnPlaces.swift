/// Where the columns of a table stand in a given width.
struct ColumnPlaces {
  private let alignments: [Alignment]
  private let starts: [Int]
  private let widths: [Int]
  private let shown: [Int]

  /// Flexible columns narrower than this make optional ones give way.
  private static let readableWidth = 20

  init(_ columns: [Table.Column], spacing: Int, width: Int) {
    var shown = Array(columns.indices)
    while ColumnPlaces.free(columns, shown, spacing, width) < ColumnPlaces.readableWidth,
      let optional = shown.lastIndex(where: { columns[$0].isOptional })
    {
      shown.remove(at: optional)
    }
    var free = max(0, ColumnPlaces.free(columns, shown, spacing, width))
    var shares = shown.reduce(0) { $0 + columns[$1].share }
    var widths: [Int] = []
    var starts: [Int] = []
    var start = 0
    for index in shown {
      let column = columns[index]
      let own: Int
      switch column.size {
      case .fixed(let size): own = size
      case .flexible(let share):
        own = shares > 0 ? free * share / shares : 0
        free -= own
        shares -= share
      }
      starts.append(start)
      widths.append(max(0, min(own, width - start)))
      start += own + spacing
    }
    (self.shown, self.starts, self.widths) = (shown, starts, widths)
    alignments = shown.map { columns[$0].alignment }
  }

  /// Draws one line of cells, a column right of the marker.
  func draw(_ cells: [Line], into frame: inout Frame, in line: Area) {
    let line = line.inset(left: 1, right: 1)
    for (place, index) in shown.enumerated() where index < cells.count {
      let isLast = index == cells.count - 1
      let width = isLast && alignments[place] == .leading ? line.width - starts[place] : widths[place]
      let cell = line.inset(left: starts[place]).split(left: width).left
      frame.write(cells[index], in: cell, alignment: alignments[place])
    }
  }

  private static func free(_ columns: [Table.Column], _ shown: [Int], _ spacing: Int, _ width: Int) -> Int {
    guard shown.contains(where: { columns[$0].share > 0 }) else { return readableWidth }
    return shown.reduce(width - spacing * (shown.count - 1)) { $0 - columns[$1].fixedWidth }
  }
}

extension Table.Column {
  fileprivate var share: Int {
    switch size {
    case .fixed: 0
    case .flexible(let share): share
    }
  }

  fileprivate var fixedWidth: Int {
    switch size {
    case .fixed(let width): width
    case .flexible: 0
    }
  }
}
