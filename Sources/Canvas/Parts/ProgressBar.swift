/// How far something has come, in half columns, with the percentage behind it.
public struct ProgressBar {
  /// From 0 to 1.
  public var fraction: Double

  public init(fraction: Double) { self.fraction = min(1, max(0, fraction.isNaN ? 0 : fraction)) }

  public func draw(into frame: inout Frame, in area: Area) {
    let (bar, rest) = area.line(0).split(left: max(0, area.width - 5))
    frame.fill(bar, role: .progressAhead, glyph: Glyph.shade)
    let halves = Int(fraction * Double(bar.width * 2))
    frame.fill(bar.split(left: halves / 2).left, role: .progress, glyph: Glyph.full)
    if halves % 2 == 1 {
      frame.write(String(Glyph.leftHalf), at: bar.position(column: halves / 2), role: .progress)
    }
    frame.write("\(Int(fraction * 100))%", in: rest, alignment: .trailing)
  }
}
