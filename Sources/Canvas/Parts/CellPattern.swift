/// The two greys and the shape that come nearest to the samples of one cell.
struct CellPattern {
  /// Bits of the dark samples: 1 upper left, 2 upper right, 4 lower left, 8 lower right.
  private let shape: Int
  private let ink: Gray
  private let paper: Gray

  /// Samples closer than this are one grey.
  private static let leastContrast = 8
  private static let quadrants: [Character] = Array(" ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█")

  init(upper: UInt8, lower: UInt8) { self.init(upper, upper, lower, lower) }

  init(_ upperLeft: UInt8, _ upperRight: UInt8, _ lowerLeft: UInt8, _ lowerRight: UInt8) {
    let samples = (Int(upperLeft), Int(upperRight), Int(lowerLeft), Int(lowerRight))
    let total = samples.0 + samples.1 + samples.2 + samples.3
    var best = (spread: 0, shape: 0, count: 0, sum: 0)
    // The best two means of numbers on a line are always parted by a threshold: it is enough to try each sample as one.
    func tryThreshold(_ threshold: Int) {
      var (shape, count, sum) = (0, 0, 0)
      if samples.0 <= threshold { (shape, count, sum) = (shape | 1, count + 1, sum + samples.0) }
      if samples.1 <= threshold { (shape, count, sum) = (shape | 2, count + 1, sum + samples.1) }
      if samples.2 <= threshold { (shape, count, sum) = (shape | 4, count + 1, sum + samples.2) }
      if samples.3 <= threshold { (shape, count, sum) = (shape | 8, count + 1, sum + samples.3) }
      guard count < 4 else { return }
      let distance = (total - sum) * count - sum * (4 - count)
      let spread = distance * distance * 12 / (count * (4 - count))
      if spread > best.spread { best = (spread, shape, count, sum) }
    }
    tryThreshold(samples.0)
    tryThreshold(samples.1)
    tryThreshold(samples.2)
    tryThreshold(samples.3)

    let dark = best.count > 0 ? best.sum / best.count : total / 4
    let light = (total - best.sum) / (4 - best.count)
    if light - dark < CellPattern.leastContrast {
      (shape, ink, paper) = (0, Gray(sample: UInt8(total / 4)), Gray(sample: UInt8(total / 4)))
    } else {
      (shape, ink, paper) = (best.shape, Gray(sample: UInt8(dark)), Gray(sample: UInt8(light)))
    }
  }

  var cell: Cell {
    Cell(glyph: ink == paper ? " " : CellPattern.quadrants[shape], paint: .page(ink: ink, paper: paper))
  }
}
