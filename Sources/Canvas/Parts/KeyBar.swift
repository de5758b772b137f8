/// The last row: what one can press here.
public struct KeyBar {
  public struct Item: Hashable, Sendable {
    /// What stands on the key.
    public var cap: String
    public var label: String
    public var isEnabled: Bool

    public init(_ cap: String, _ label: String, isEnabled: Bool = true) {
      self.cap = cap
      self.label = label
      self.isEnabled = isEnabled
    }

    public init(_ chord: Chord, _ label: String, isEnabled: Bool = true) {
      self.init(chord.keyCap, label, isEnabled: isEnabled)
    }
  }

  public var items: [Item]

  public init(_ items: [Item]) { self.items = items }

  public func draw(into frame: inout Frame, in area: Area) {
    for (item, place) in places(in: area) {
      frame.write(item.line, in: place)
    }
  }

  /// The item under a position, for a click.
  public func item(at position: Position, in area: Area) -> Item? {
    places(in: area).first { $0.1.contains(position) }?.0
  }

  /// Where there is no room for all, the gaps shrink first; then items before the last give way: the last is help.
  private func places(in area: Area) -> [(Item, Area)] {
    let row = area.line(0).inset(left: 1)
    var shown = items
    var gap = 3
    while width(of: shown, gap: gap) > row.width, shown.count > 1 {
      if gap > 2 { gap -= 1 } else { shown.remove(at: shown.count - 2) }
    }
    var rest = row
    return shown.map { item in
      let place = rest.take(left: item.line.width)
      rest.take(left: gap)
      return (item, place)
    }
  }

  private func width(of items: [Item], gap: Int) -> Int {
    items.reduce(-gap) { $0 + $1.line.width + gap }
  }
}

extension KeyBar.Item {
  fileprivate var line: Line {
    Line([Span(cap, isEnabled ? .key : .keyDisabled), Span(" \(label)", isEnabled ? .keyLabel : .keyDisabled)])
  }
}
