/// A code, or a piece of one, that was typed: "1.001822", "1822", "1.001822.000.00.00.H15".
struct CodeFragment: Hashable, Sendable {
  private let packed: UInt32
  private let count: Int
  /// "1.00…": the first digit of the code is named.
  private let isFromStart: Bool

  /// Fails for text that can only be words, and for fewer than three digits unless a dot follows the first.
  init?(_ text: some StringProtocol) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard let first = parts.first, !first.isEmpty, first.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    let isCodeLike = text.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x48 || $0 == 0x68 }
    guard isCodeLike else { return nil }
    isFromStart = parts.count > 1 && first.utf8.count == 1
    let digits = CodeDigits.digits(of: text)
    guard digits.count <= CodeDigits.maximumCount, digits.count >= 3 || isFromStart else { return nil }
    count = digits.count
    packed = digits.reduce(0) { $0 << 4 | UInt32($1) }
  }

  /// How well the code fits: 0 not at all, 1 somewhere, 2 from its first or second digit, 3 wholly.
  @inline(__always)
  func fit(_ code: CodeDigits) -> Int {
    let mask = UInt32.max >> UInt32(32 - 4 * count)
    var best = 0
    for shift in 0...(CodeDigits.maximumCount - count) where code.packed >> UInt32(4 * shift) & mask == packed {
      let before = digitsBefore(shift, in: code)
      guard before == 0 || !isFromStart else { continue }
      best = max(best, before == 0 && shift == 0 ? 3 : before <= 1 ? 2 : 1)
    }
    return best
  }

  private func digitsBefore(_ shift: Int, in code: CodeDigits) -> Int {
    (shift + count..<CodeDigits.maximumCount).count { code.packed >> UInt32(4 * $0) & 0xF != 0xF }
  }
}
