/// The two greys and the shape that come nearest to the samples of one cell.
struct CellPattern {
  /// Bits of the dark samples, row by row from the upper left: 1 upper left, 2 upper right, 4 and 8 the next row, …
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

  /// The same for as many samples as a glyph has.
  init(_ samples: [UInt8]) {
    let sorted = samples.sorted()
    let total = sorted.reduce(0) { $0 + Int($1) }
    var best = (spread: 0, count: 0, sum: 0)
    var sum = 0
    for (count, sample) in zip(1..., sorted.dropLast()) {
      sum += Int(sample)
      let distance = (total - sum) * count - sum * (sorted.count - count)
      let spread = distance * distance * 840 / (count * (sorted.count - count))
      if spread > best.spread, sample != sorted[count] { best = (spread, count, sum) }
    }
    let dark = best.count > 0 ? best.sum / best.count : total / sorted.count
    let light = (total - best.sum) / (sorted.count - best.count)
    if light - dark < CellPattern.leastContrast {
      (shape, ink, paper) = (0, Gray(sample: UInt8(total / sorted.count)), Gray(sample: UInt8(total / sorted.count)))
    } else {
      let limit = sorted[best.count - 1]
      shape = samples.enumerated().reduce(0) { $1.element <= limit ? $0 | 1 << $1.offset : $0 }
      (ink, paper) = (Gray(sample: UInt8(dark)), Gray(sample: UInt8(light)))
    }
  }

  var cell: Cell { cell(CellPattern.quadrants[shape]) }

  /// Two samples across, three down (Unicode 13, Symbols for Legacy Computing).
  var sextantCell: Cell {
    switch shape {
    case 0: cell(" ")
    case 0x15: cell("▌")
    case 0x2A: cell("▐")
    case 0x3F: cell("█")
    default: cell(CellPattern.character(0x1FB00 + shape - 1 - (shape > 0x15 ? 1 : 0) - (shape > 0x2A ? 1 : 0)))
    }
  }

  /// Two samples across, four down; braille counts its dots down the columns first.
  var brailleCell: Cell {
    let dots = [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80]
    let pattern = dots.enumerated().reduce(0) { shape & 1 << $1.offset == 0 ? $0 : $0 | $1.element }
    return cell(CellPattern.character(0x2800 + pattern))
  }

  private func cell(_ glyph: Character) -> Cell {
    Cell(glyph: ink == paper ? " " : glyph, paint: .page(ink: ink, paper: paper))
  }

  private static func character(_ value: Int) -> Character {
    Unicode.Scalar(UInt32(value)).map { Character($0) } ?? " "
  }
}
