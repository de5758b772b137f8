/// A rendered page in cells: each cell shows a pattern of two greys, the best split of the samples under it.
public struct PagePicture {
  public enum Glyphs: Hashable, Sendable {
    /// One sample across, two down.
    case half
    /// Two samples across, two down.
    case quadrant
    /// Two samples across, three down; few fonts have these glyphs.
    case sextant
    /// Two samples across, four down.
    case braille

    public var samplesAcross: Int { self == .half ? 1 : 2 }

    public var samplesDown: Int {
      switch self {
      case .half, .quadrant: 2
      case .sextant: 3
      case .braille: 4
      }
    }
  }

  /// One byte a sample, 255 is white; rows from the top.
  public let samples: [UInt8]
  /// In samples.
  public let width: Int
  /// In samples.
  public let height: Int
  public let glyphs: Glyphs
  public let tone: PageTone

  /// A picture of `width` times `height` samples; samples that are missing are white. Without a tone of the whole page
  /// the samples choose their own.
  public init(samples: [UInt8], width: Int, height: Int, glyphs: Glyphs = .quadrant, tone: PageTone? = nil) {
    let missing = max(0, width * height - samples.count)
    self.samples = missing == 0 ? samples : samples + Array(repeating: 255, count: missing)
    self.width = max(0, width)
    self.height = max(0, height)
    self.glyphs = glyphs
    self.tone = tone ?? PageTone(samples: samples)
  }

  private func block(_ samples: UnsafeBufferPointer<UInt8>, _ corner: Int) -> [UInt8] {
    (0..<glyphs.samplesDown).flatMap { [tone[samples[corner + $0 * width]], tone[samples[corner + $0 * width + 1]]] }
  }

  /// In cells.
  public var columns: Int { width / glyphs.samplesAcross }
  /// In cells.
  public var rows: Int { height / glyphs.samplesDown }

  /// Draws the cells from the area's top left corner as far as it reaches.
  public func draw(into frame: inout Frame, in area: Area) {
    let visible = area.intersection(frame.area)
    let across = glyphs.samplesAcross
    samples.withUnsafeBufferPointer { samples in
      for row in 0..<max(0, min(rows, visible.bottom - area.row)) where area.row + row >= visible.row {
        for column in 0..<max(0, min(columns, visible.right - area.column)) where area.column + column >= visible.column
        {
          let corner = row * glyphs.samplesDown * width + column * across
          frame[area.column + column, area.row + row] =
            switch glyphs {
            case .half: CellPattern(upper: tone[samples[corner]], lower: tone[samples[corner + width]]).cell
            case .quadrant:
              CellPattern(
                tone[samples[corner]], tone[samples[corner + 1]], tone[samples[corner + width]],
                tone[samples[corner + width + 1]]
              ).cell
            case .sextant: CellPattern(block(samples, corner)).sextantCell
            case .braille: CellPattern(block(samples, corner)).brailleCell
            }
        }
      }
    }
  }
}
