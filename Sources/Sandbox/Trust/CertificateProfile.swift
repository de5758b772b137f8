import Dossiers

/// What a certificate of the test authority says.
public struct CertificateProfile: Hashable, Sendable {
  /// A part of the subject, in the order of the certificate.
  public struct NamePart: Hashable, Sendable {
    /// "CN", "O", "UID", …
    public var field: String
    public var value: String

    public init(_ field: String, _ value: String) {
      self.field = field
      self.value = value
    }
  }

  public var subject: [NamePart]
  public var email: String
  /// Days before now and after now; both negative-to-positive, so that (-400, -35) is a certificate of the past.
  public var validDays: ClosedRange<Int64>
  /// Bits of RFC 5280 §4.2.1.3 by their OpenSSL names.
  public var keyUsage: [String]
  /// It is on the revocation list from the start.
  public var isRevoked: Bool

  public init(
    subject: [NamePart], email: String, validDays: ClosedRange<Int64> = -1...365,
    keyUsage: [String] = ["digitalSignature", "nonRepudiation"], isRevoked: Bool = false
  ) {
    self.subject = subject
    self.email = email
    self.validDays = validDays
    self.keyUsage = keyUsage
    self.isRevoked = isRevoked
  }

  /// A citizen, by identity number.
  public static func person(_ person: Person) -> CertificateProfile {
    CertificateProfile(
      subject: [
        NamePart("C", "VN"), NamePart("ST", province), NamePart("L", ward), NamePart("CN", person.fullName),
        NamePart("UID", "CCCD:\(person.identityNumber)"),
      ], email: person.email)
  }

  /// An organisation, by tax code.
  public static func organisation(_ person: Person) -> CertificateProfile {
    CertificateProfile(
      subject: [
        NamePart("C", "VN"), NamePart("ST", province), NamePart("L", ward), NamePart("O", person.organisation),
        NamePart("CN", person.organisation), NamePart("UID", "MST:\(person.taxCode)"),
      ], email: person.email)
  }

  /// Ended some weeks ago.
  public static func expired(_ person: Person) -> CertificateProfile {
    var profile = self.person(person)
    profile.validDays = -400 ... -35
    return profile
  }

  /// Taken back by its issuer.
  public static func revoked(_ person: Person) -> CertificateProfile {
    var profile = self.person(person)
    profile.isRevoked = true
    return profile
  }

  /// Fit to sign in with, not to sign documents with.
  public static func withoutNonRepudiation(_ person: Person) -> CertificateProfile {
    var profile = self.person(person)
    profile.keyUsage = ["digitalSignature"]
    return profile
  }

  private static let province = "Đắk Lắk"
  private static let ward = "Phường Buôn Ma Thuột"
}

/// A certificate that the test authority issued.
public struct IssuedCertificate: Hashable, Sendable {
  public var der: [UInt8]
  /// Upper-case hexadecimal.
  public var serial: String

  public init(der: [UInt8], serial: String) {
    self.der = der
    self.serial = serial
  }

  public var pem: String { PrivacyEnhancedMail.text(of: der, label: "CERTIFICATE") }
}
