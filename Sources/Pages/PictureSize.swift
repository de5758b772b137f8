/// The size of a PNG or JPEG picture in pixels, read from its header.
struct PictureSize {
  var width: Double
  var height: Double

  /// nil for any other kind of file and for a header that is cut off.
  init?(_ bytes: [UInt8]) {
    guard let (width, height) = Self.portableNetworkGraphic(bytes) ?? Self.jpeg(bytes), width > 0, height > 0 else {
      return nil
    }
    self.width = Double(width)
    self.height = Double(height)
  }

  private static func portableNetworkGraphic(_ bytes: [UInt8]) -> (Int, Int)? {
    guard bytes.count >= 24, bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) else { return nil }
    func number(at offset: Int) -> Int { bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) } }
    return (number(at: 16), number(at: 20))
  }

  /// Follows the segments to the start of frame (ISO/IEC 10918-1 §B.2.2).
  private static func jpeg(_ bytes: [UInt8]) -> (Int, Int)? {
    guard bytes.starts(with: [0xFF, 0xD8]) else { return nil }
    func number(at offset: Int) -> Int { Int(bytes[offset]) << 8 | Int(bytes[offset + 1]) }
    var offset = 2
    while offset + 9 <= bytes.count, bytes[offset] == 0xFF {
      let marker = bytes[offset + 1]
      let isStartOfFrame = (0xC0...0xCF).contains(marker) && ![0xC4, 0xC8, 0xCC].contains(marker)
      if isStartOfFrame { return (number(at: offset + 7), number(at: offset + 5)) }
      offset += marker == 0xFF ? 1 : 2 + number(at: offset + 2)
    }
    return nil
  }
}
