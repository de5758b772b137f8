import COpenSSL
import Dossiers

/// A certificate with what only software needs to know of it.
public struct CertificateReader: Sendable {
  /// What people see; without a key location and without obstacles.
  public let certificate: Certificate
  /// It issues certificates (RFC 5280 §4.2.1.9) and signs no documents.
  public let isAuthority: Bool
  /// Nil when the certificate does not restrict its key (RFC 5280 §4.2.1.3).
  public let keyUsage: KeyUsage?

  /// Reads the DER of an X.509 certificate; bytes after its end, which some tokens pad with, are dropped.
  ///
  /// Throws `certificateUnusable` when it is none.
  public init(der: [UInt8]) throws(Problem) {
    var facts = certificate_facts()
    guard certificate_facts_read(der, der.count, &facts) else {
      throw Problem(.certificateUnusable, technical: "X.509")
    }
    defer { certificate_facts_clear(&facts) }
    certificate = Certificate(
      id: withUnsafeBytes(of: facts.sha256) { Self.hexadecimal($0) },
      subject: Self.text(facts.subject) ?? "",
      organisation: Self.text(facts.organisation),
      email: Self.text(facts.email),
      identityNumber: Self.text(facts.identity_number),
      issuer: Self.text(facts.issuer) ?? "",
      serial: Self.text(facts.serial) ?? "",
      notBefore: Moment(seconds: facts.not_before),
      notAfter: Moment(seconds: facts.not_after),
      key: Self.keyKind(facts),
      der: Array(der.prefix(facts.size)))
    isAuthority = facts.is_authority
    keyUsage =
      facts.has_key_usage
      ? KeyUsage(digitalSignature: facts.allows_digital_signature, nonRepudiation: facts.allows_non_repudiation) : nil
  }

  private static func keyKind(_ facts: certificate_facts) -> KeyKind {
    switch facts.key {
    case CERTIFICATE_KEY_RSA: .rsa(bits: Int(facts.key_bits))
    case CERTIFICATE_KEY_ELLIPTIC: .elliptic(bits: Int(facts.key_bits))
    default: .other(text(facts.key_name) ?? "")
    }
  }

  private static func text(_ characters: UnsafePointer<CChar>?) -> String? {
    guard let characters else { return nil }
    let text = String(cString: characters).cleanedFromOutside
    return text.isEmpty ? nil : text
  }

  private static func hexadecimal(_ bytes: UnsafeRawBufferPointer) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined()
  }
}

/// The parts of keyUsage that matter for signing documents.
public struct KeyUsage: Hashable, Sendable {
  public let digitalSignature: Bool
  /// Called contentCommitment since X.509 of 2005.
  public let nonRepudiation: Bool
}
