import Dossiers

/// Where and as what a document is to be signed.
public struct SignatureRequest: Hashable, Codable, Sendable {
  /// How the CMS is to be read (ISO 32000-2 §12.8.3, EN 319 142-1).
  public enum SubFilter: String, Codable, Sendable {
    case advancedSignature = "ETSI.CAdES.detached"
    case timestamp = "ETSI.RFC3161"
    case legacySignature = "adbe.pkcs7.detached"
  }
  public enum Kind: String, Codable, Sendable {
    case signature = "Sig"
    case documentTimestamp = "DocTimeStamp"
  }
  /// What may follow a certification (ISO 32000-2 table 257).
  public enum Certification: Int, Codable, Sendable {
    case noChanges = 1
    case formFilling = 2
    case annotations = 3
  }

  public var path: String
  /// The full name of an empty field; nil creates a field.
  public var field: String?
  /// For a new field.
  public var page: Int
  /// For a new field; nil makes it invisible. An existing field keeps its own.
  public var rectangle: PageRectangle?
  public var subFilter: SubFilter
  public var kind: Kind
  /// Written to /M, which proves nothing by itself.
  public var moment: Moment
  /// East of Greenwich, in minutes.
  public var offsetFromUTC: Int
  public var signerName: String?
  public var reason: String?
  public var location: String?
  public var contact: String?
  /// Room for the CMS, in bytes; the file grows by twice as much.
  public var contentsSize: Int
  public var certification: Certification?
  /// nil draws nothing.
  public var appearance: Appearance?

  public init(
    path: String, field: String? = nil, page: Int = 0, rectangle: PageRectangle? = nil,
    subFilter: SubFilter = .advancedSignature, kind: Kind = .signature, moment: Moment, offsetFromUTC: Int = 7 * 60,
    signerName: String? = nil, reason: String? = nil, location: String? = nil, contact: String? = nil,
    contentsSize: Int = 16_384, certification: Certification? = nil, appearance: Appearance? = nil
  ) {
    self.path = path
    self.field = field
    self.page = page
    self.rectangle = rectangle
    self.subFilter = subFilter
    self.kind = kind
    self.moment = moment
    self.offsetFromUTC = offsetFromUTC
    self.signerName = signerName
    self.reason = reason
    self.location = location
    self.contact = contact
    self.contentsSize = contentsSize
    self.certification = certification
    self.appearance = appearance
  }
}
