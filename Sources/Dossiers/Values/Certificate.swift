/// What a person needs to know of a certificate to choose it.
public struct Certificate: Hashable, Codable, Sendable, Identifiable {
  /// Upper-case hexadecimal SHA-256 of the DER.
  public var id: String
  public var subject: String
  public var organisation: String?
  public var email: String?
  /// CCCD, MST or passport as the subject's UID or serialNumber states it: "CCCD:066…".
  public var identityNumber: String?
  public var issuer: String
  /// Upper-case hexadecimal, no separators.
  public var serial: String
  public var notBefore: Moment
  public var notAfter: Moment
  public var key: KeyKind
  /// The DER itself.
  public var der: [UInt8]
  /// Where its private key lives; nil for a certificate without one.
  public var location: KeyLocation?
  /// Why it cannot sign; empty when it can.
  public var obstacles: [CertificateObstacle]

  public init(
    id: String, subject: String, organisation: String? = nil, email: String? = nil, identityNumber: String? = nil,
    issuer: String, serial: String, notBefore: Moment, notAfter: Moment, key: KeyKind, der: [UInt8],
    location: KeyLocation? = nil, obstacles: [CertificateObstacle] = []
  ) {
    self.id = id
    self.subject = subject
    self.organisation = organisation
    self.email = email
    self.identityNumber = identityNumber
    self.issuer = issuer
    self.serial = serial
    self.notBefore = notBefore
    self.notAfter = notAfter
    self.key = key
    self.der = der
    self.location = location
    self.obstacles = obstacles
  }

  public var isUsable: Bool { obstacles.isEmpty }
}

/// The kind and strength of a key, in bits.
public enum KeyKind: Hashable, Codable, Sendable {
  case rsa(bits: Int)
  case elliptic(bits: Int)
  case other(String)
}

/// A private key on a token.
public struct KeyLocation: Hashable, Codable, Sendable {
  /// Path of the PKCS#11 module.
  public var module: String
  public var tokenLabel: String
  public var tokenSerial: String
  /// CKA_ID of the key.
  public var keyID: [UInt8]
  public var label: String
  /// What the token can do with this key.
  public var schemes: [SignatureScheme]

  public init(
    module: String, tokenLabel: String, tokenSerial: String, keyID: [UInt8], label: String, schemes: [SignatureScheme]
  ) {
    self.module = module
    self.tokenLabel = tokenLabel
    self.tokenSerial = tokenSerial
    self.keyID = keyID
    self.label = label
    self.schemes = schemes
  }
}

/// A reason why a certificate cannot sign.
public enum CertificateObstacle: String, Codable, CaseIterable, Sendable {
  case expired
  case notYetValid = "not-yet-valid"
  case revoked
  case wrongKeyUsage = "wrong-key-usage"
  case weakKey = "weak-key"
  case noPrivateKey = "no-private-key"
  case unsupportedKey = "unsupported-key"
}

/// How the digest is signed.
public enum SignatureScheme: String, Codable, CaseIterable, Sendable {
  /// RSASSA-PSS (RFC 8017 §8.1), which TT 15/2025/TT-BKHCN asks for.
  case pss
  /// RSASSA-PKCS1-v1_5 (RFC 8017 §8.2), where the token offers nothing better.
  case pkcs1
  case ecdsa
}
