/// Keeps the best rows of many: the highest score first, the earlier row among equals.
struct BestRows {
  private let limit: Int
  /// The score above 24 bits of the row, turned round so that greater is better in both.
  private var keys: [UInt64] = []
  private var threshold: UInt64 = 0

  private static let rowBits: UInt64 = 24
  private static let rowMask: UInt64 = 1 << rowBits - 1

  init(limit: Int) {
    self.limit = max(limit, 0)
    keys.reserveCapacity(2 * self.limit)
  }

  /// A score has at most 40 bits, a row at most 24.
  @inline(__always)
  mutating func offer(_ row: Int, score: UInt64) {
    guard accepts(row, score: score) else { return }
    keys.append(Self.key(row, score))
    if keys.count == 2 * limit { prune() }
  }

  /// Whether a row with this score would still be among the best.
  @inline(__always)
  func accepts(_ row: Int, score: UInt64) -> Bool { limit > 0 && Self.key(row, score) > threshold }

  consuming func sorted() -> [Int] {
    prune()
    return keys.map { Int(Self.rowMask - $0 & Self.rowMask) }
  }

  @inline(__always)
  private static func key(_ row: Int, _ score: UInt64) -> UInt64 { score << rowBits | (rowMask - UInt64(row)) }

  private mutating func prune() {
    keys.sort(by: >)
    guard keys.count >= limit, let last = keys.prefix(limit).last else { return }
    threshold = last
    keys.removeLast(keys.count - limit)
  }
}
