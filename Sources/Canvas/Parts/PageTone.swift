/// Makes paper white and ink black, whatever a scan made of them, and thin strokes strong enough for coarse cells.
public struct PageTone: Hashable, Sendable {
  private let table: [UInt8]

  /// Strokes of a whole page in cells cover a fraction of a sample; closer views need less.
  public static let pageInk = 2.2
  public static let zoomedInk = 1.6

  /// Paper is the 60th percentile but never darker than a light grey, so that a photograph does not turn white;
  /// black is the darkest half percent.
  public init(samples: [UInt8], ink: Double = PageTone.pageInk) {
    var counts = Array(repeating: 0, count: 256)
    for sample in samples { counts[Int(sample)] += 1 }
    let white = max(176, PageTone.percentile(0.6, counts, samples.count))
    let black = min(PageTone.percentile(0.005, counts, samples.count), white - 48)
    table = (0...255).map { sample in
      let darkness = Double(white - sample) / Double(white - black) * ink
      return UInt8(255 * (1 - min(1, max(0, darkness))) + 0.5)
    }
  }

  /// Leaves samples as they are.
  public static let unchanged = PageTone(table: Array(0...255))

  private init(table: [UInt8]) { self.table = table }

  subscript(sample: UInt8) -> UInt8 { table[Int(sample)] }

  private static func percentile(_ fraction: Double, _ counts: [Int], _ total: Int) -> Int {
    let wanted = Int(Double(total) * fraction)
    var seen = 0
    for (sample, count) in counts.enumerated() {
      seen += count
      if seen > wanted { return sample }
    }
    return 255
  }
}
