import Dossiers

/// Whether /ByteRange covers the file as it must (ISO 32000-2 §12.8.1): from its start, all but the /Contents string with
/// its angle brackets.
struct ByteRangeCheck {
  let isRight: Bool
  /// Offset behind the last covered byte.
  let end: Int

  init(_ signature: EmbeddedSignature, in file: borrowing ReadableFile) throws(Problem) {
    let range = signature.byteRange
    guard range.count == 4, range.allSatisfy({ $0 >= 0 && $0 <= file.byteCount }), range[0] == 0,
      range[1] < range[2], range[2] + range[3] <= file.byteCount
    else {
      isRight = false
      end = 0
      return
    }
    let hole = range[1]..<range[2]
    end = range[2] + range[3]
    guard hole.count <= Self.largestHole else {
      isRight = false
      return
    }
    isRight = Self.isHexadecimal(signature.contents, try file.bytes(hole))
  }

  /// Bytes. Nobody signs with more, and a hostile file must not fill the memory.
  private static let largestHole = 4 << 20

  /// The hole must hold the very /Contents that are checked, or another object could smuggle them in.
  private static func isHexadecimal(_ contents: [UInt8], _ hole: [UInt8]) -> Bool {
    guard hole.count >= 2, hole.first == UInt8(ascii: "<"), hole.last == UInt8(ascii: ">") else { return false }
    var decoded: [UInt8] = []
    decoded.reserveCapacity(hole.count / 2)
    var high: UInt8?
    for character in hole.dropFirst().dropLast() {
      guard let digit = Self.digit(character) else {
        if Self.whitespace.contains(character) { continue }
        return false
      }
      if let first = high {
        decoded.append(first << 4 | digit)
        high = nil
      } else {
        high = digit
      }
    }
    if let high { decoded.append(high << 4) }
    return decoded.starts(with: contents) && decoded.dropFirst(contents.count).allSatisfy { $0 == 0 }
  }

  /// ISO 32000-2 §7.2.3.
  private static let whitespace: [UInt8] = [0x00, 0x09, 0x0A, 0x0C, 0x0D, 0x20]

  private static func digit(_ character: UInt8) -> UInt8? {
    switch character {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): character - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): character - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): character - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
