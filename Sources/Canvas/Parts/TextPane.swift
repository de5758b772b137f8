/// Lines that one scrolls through, such as help.
public struct TextPane {
  public var lines: [Line]
  /// The first line shown, counted from 0.
  public var top: Int

  public init(_ lines: [Line], top: Int = 0) {
    self.lines = lines
    self.top = top
  }

  /// The largest useful `top` in an area of the given height.
  public func lastTop(height: Int) -> Int { max(0, lines.count - height) }

  public func draw(into frame: inout Frame, in area: Area) {
    let top = max(0, min(top, lastTop(height: area.height)))
    frame.write(Array(lines.dropFirst(top)), in: area.inset(right: 2))
    let edge = area.split(right: 1).right
    if top > 0 { frame.write(String(Glyph.up), in: edge, role: .dim) }
    if top < lastTop(height: area.height) {
      frame.write(String(Glyph.down), in: edge.line(area.height - 1), role: .dim)
    }
  }
}
