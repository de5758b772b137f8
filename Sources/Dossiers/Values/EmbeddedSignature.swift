/// A signature as it lies in a PDF file, before anyone has judged it.
public struct EmbeddedSignature: Hashable, Codable, Sendable {
  /// The full name of its field.
  public var field: String
  /// "Sig" or "DocTimeStamp".
  public var type: String
  public var subFilter: String
  /// Byte offsets and lengths (ISO 32000-2 §12.8.1), as written.
  public var byteRange: [Int]
  /// The DER of /Contents with its padding.
  public var contents: [UInt8]
  /// Claimed by /M.
  public var signedAt: Moment?
  /// What came after the revision that it covers.
  public var changes: SignatureVerdict.Changes
  /// The document has a DSS dictionary that a later archive timestamp covers or not.
  public var hasSecurityStore: Bool

  public init(
    field: String, type: String, subFilter: String, byteRange: [Int], contents: [UInt8], signedAt: Moment?,
    changes: SignatureVerdict.Changes, hasSecurityStore: Bool
  ) {
    self.field = field
    self.type = type
    self.subFilter = subFilter
    self.byteRange = byteRange
    self.contents = contents
    self.signedAt = signedAt
    self.changes = changes
    self.hasSecurityStore = hasSecurityStore
  }
}
