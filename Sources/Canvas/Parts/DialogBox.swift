/// A box for a decision or a list, with its title in the upper edge.
public struct DialogBox {
  public var title: Line
  public var isFocused: Bool

  public init(_ title: Line, isFocused: Bool = true) {
    self.title = title
    self.isFocused = isFocused
  }

  /// Clears the area, draws the box around it and returns the room inside, a column away from the edges.
  @discardableResult
  public func draw(into frame: inout Frame, in area: Area) -> Area {
    frame.fill(area)
    let title = title.replacing(.text, with: .title)
    frame.drawOutline(of: area, title: title, role: isFocused ? .borderFocused : .border)
    return area.inset(horizontal: 2, vertical: 1)
  }
}
