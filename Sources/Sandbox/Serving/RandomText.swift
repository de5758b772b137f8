import Foundation

/// Unguessable texts.
enum RandomText {
  static func hexadecimal(bytes count: Int) -> String { Cryptography.random(count).hexadecimal }

  /// 256 bits, fit for addresses and forms.
  static func token() -> String {
    Data(Cryptography.random(32)).base64EncodedString()
      .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
  }

  /// Six digits, each sequence as likely as any other.
  static func oneTimeCode() -> String {
    var generator = SystemRandomNumberGenerator()
    let digits = String(Int.random(in: 0..<1_000_000, using: &generator))
    return String(repeating: "0", count: 6 - digits.count) + digits
  }
}

extension Sequence<UInt8> {
  /// Lower case, no separators.
  var hexadecimal: String { map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() }
}
