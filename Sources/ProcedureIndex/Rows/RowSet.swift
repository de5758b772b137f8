/// A set of rows, a bit each.
struct RowSet: Sendable {
  let rowCount: Int
  private(set) var bits: [UInt64]

  init(rowCount: Int) {
    self.rowCount = rowCount
    bits = [UInt64](repeating: 0, count: (rowCount + 63) / 64)
  }

  init(all rowCount: Int) {
    self.init(rowCount: rowCount)
    insert(0..<rowCount)
  }

  var isEmpty: Bool { bits.allSatisfy { $0 == 0 } }
  var count: Int { bits.reduce(0) { $0 + $1.nonzeroBitCount } }

  func count(in rows: Range<Int>) -> Int {
    var total = 0
    Self.forEachWord(of: rows) { word, mask in total += (bits[word] & mask).nonzeroBitCount }
    return total
  }

  mutating func insert(_ row: Int) { bits[row >> 6] |= 1 << UInt64(row & 63) }

  mutating func insert(_ rows: Range<Int>) {
    Self.forEachWord(of: rows) { word, mask in bits[word] |= mask }
  }

  mutating func remove(_ row: Int) { bits[row >> 6] &= ~(1 << UInt64(row & 63)) }

  mutating func formUnion(_ other: RowSet) {
    for word in bits.indices { bits[word] |= other.bits[word] }
  }

  mutating func formIntersection(_ other: RowSet) {
    for word in bits.indices { bits[word] &= other.bits[word] }
  }

  /// Ascending; stops when `body` answers false.
  @inline(__always)
  func forEach(while body: (Int) -> Bool) {
    for word in bits.indices {
      var rest = bits[word]
      while rest != 0 {
        guard body(word << 6 | rest.trailingZeroBitCount) else { return }
        rest &= rest - 1
      }
    }
  }

  @inline(__always)
  private static func forEachWord(of rows: Range<Int>, _ body: (Int, UInt64) -> Void) {
    guard !rows.isEmpty else { return }
    let first = rows.lowerBound >> 6
    let last = (rows.upperBound - 1) >> 6
    for word in first...last {
      var mask = UInt64.max
      if word == first { mask &= UInt64.max << UInt64(rows.lowerBound & 63) }
      if word == last { mask &= UInt64.max >> UInt64(63 - (rows.upperBound - 1) & 63) }
      body(word, mask)
    }
  }
}
