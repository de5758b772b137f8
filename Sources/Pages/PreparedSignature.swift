import Dossiers

/// An incremental update that waits for its CMS. To sign is to hash the original's bytes and `tail`, without `hole`.
public struct PreparedSignature: Hashable, Codable, Sendable {
  public var originalPath: String
  /// In bytes.
  public var originalSize: Int
  /// In nanoseconds since 1970: the original must not change before the end.
  public var originalModified: Int64
  /// The full name of the signed field.
  public var field: String
  /// What is appended to the original; its /ByteRange is final.
  public var tail: [UInt8]
  /// Offsets and lengths in the finished file (ISO 32000-2 §12.8.1).
  public var byteRange: [Int]
  /// Offsets in `tail` of /Contents, angle brackets included.
  public var hole: Range<Int>
  /// Characters that the font cannot draw; each was replaced by a question mark.
  public var missingGlyphs: [String]

  public init(
    originalPath: String, originalSize: Int, originalModified: Int64, field: String, tail: [UInt8], byteRange: [Int],
    hole: Range<Int>, missingGlyphs: [String]
  ) {
    self.originalPath = originalPath
    self.originalSize = originalSize
    self.originalModified = originalModified
    self.field = field
    self.tail = tail
    self.byteRange = byteRange
    self.hole = hole
    self.missingGlyphs = missingGlyphs
  }

  /// The longest CMS that fits, in bytes.
  public var capacity: Int { (hole.count - 2) / 2 }
}
