/// The few pieces of DER (X.690) that keys and ECDSA signatures need.
enum DER {
  static func sequence(_ parts: [[UInt8]]) -> [UInt8] { element(0x30, parts.flatMap { $0 }) }

  /// An unsigned number, most significant byte first.
  static func integer(_ number: some Sequence<UInt8>) -> [UInt8] {
    var bytes = Array(number.drop { $0 == 0 })
    if bytes.first.map({ $0 & 0x80 != 0 }) ?? true { bytes.insert(0, at: 0) }
    return element(0x02, bytes)
  }

  static let null: [UInt8] = [0x05, 0x00]

  static func bitString(_ bytes: [UInt8]) -> [UInt8] { element(0x03, [0] + bytes) }

  static func element(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] { [tag] + length(content.count) + content }

  /// The content of an element with this tag that fills `bytes`.
  static func content(of bytes: [UInt8], tag: UInt8) -> [UInt8]? {
    guard bytes.count >= 2, bytes[0] == tag else { return nil }
    var start = 2
    var length = Int(bytes[1])
    if length >= 0x80 {
      let octets = length - 0x80
      guard (1...3).contains(octets), bytes.count >= 2 + octets else { return nil }
      start += octets
      length = bytes[2..<start].reduce(0) { $0 << 8 | Int($1) }
    }
    return bytes.count == start + length ? Array(bytes[start...]) : nil
  }

  private static func length(_ count: Int) -> [UInt8] {
    if count < 0x80 { return [UInt8(count)] }
    let octets = count < 0x100 ? 1 : count < 0x10000 ? 2 : 3
    return [0x80 | UInt8(octets)] + (0..<octets).reversed().map { UInt8(truncatingIfNeeded: count >> (8 * $0)) }
  }
}
