/// The lines of a long list that are seen: the selection stays near the middle, the ends of the list stay at the edges.
struct ListWindow {
  struct VisibleLine {
    let index: Int
    let cells: [Line]
  }

  private(set) var lines: [VisibleLine] = []
  private(set) var hidesLinesAbove = false
  private(set) var hidesLinesBelow = false

  init(count: Int, selection: Int?, height: Int, row: (Int) -> [[Line]]) {
    guard count > 0, height > 0 else { return }
    let anchor = max(0, min(selection ?? 0, count - 1))
    func visible(_ index: Int) -> [VisibleLine] { row(index).map { VisibleLine(index: index, cells: $0) } }

    var below = visible(anchor)
    var wantedAbove = (height - below.count) / 2
    var above: [VisibleLine] = []
    var previous = anchor - 1
    func growUpwards() {
      while above.count < wantedAbove, previous >= 0 {
        above.insert(contentsOf: visible(previous), at: 0)
        previous -= 1
      }
    }
    growUpwards()
    var next = anchor + 1
    while min(above.count, max(0, wantedAbove)) + below.count < height, next < count {
      below += visible(next)
      next += 1
    }
    wantedAbove = max(wantedAbove, height - below.count)
    growUpwards()
    let dropped = max(0, above.count - max(0, wantedAbove))
    lines = Array((above.dropFirst(dropped) + below).prefix(height))
    hidesLinesAbove = dropped > 0 || previous >= 0
    hidesLinesBelow = above.count - dropped + below.count > height || next < count
  }

  /// Marks in the last column that the list goes on.
  func drawArrows(into frame: inout Frame, in area: Area) {
    let edge = area.split(right: 1).right
    if hidesLinesAbove { frame.write(String(Glyph.up), in: edge, role: .dim) }
    if hidesLinesBelow { frame.write(String(Glyph.down), in: edge.line(area.height - 1), role: .dim) }
  }
}
