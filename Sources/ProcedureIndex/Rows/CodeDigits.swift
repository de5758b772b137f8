/// The digits of a procedure's code, four bits each, so that a piece of the code is found by shifting.
///
/// "1.001822.000.00.00.H15" keeps 1001822: what follows is the same for all procedures of a province.
struct CodeDigits: Hashable, Sendable {
  /// The last digit in the lowest bits; unused places hold 15 and match nothing.
  let packed: UInt32

  static let maximumCount = 8

  init(code: String) {
    var packed = UInt32.max
    for digit in Self.digits(of: code).prefix(Self.maximumCount) { packed = packed << 4 | UInt32(digit) }
    self.packed = packed
  }

  static func digits(of code: some StringProtocol) -> [UInt8] {
    code.split(separator: ".").prefix(2).flatMap { part in
      part.utf8.filter { (0x30...0x39).contains($0) }.map { $0 - 0x30 }
    }
  }
}
