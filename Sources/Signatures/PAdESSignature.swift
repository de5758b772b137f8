import Certificates
import Dossiers
import SwiftASN1

/// A PAdES baseline signature (EN 319 142-1 §6.3) in the making: a detached CMS whose signature value comes from elsewhere.
public struct PAdESSignature: Sendable {
  /// SHA-256 of the signed attributes: what the token signs.
  public let signedAttributesDigest: [UInt8]

  private let certificates: [[UInt8]]
  private let issuer: [UInt8]
  private let serial: [UInt8]
  private let scheme: SignatureScheme
  private let signedAttributes: [UInt8]

  /// `certificate` and `chain` are DER, `documentDigest` is the SHA-256 of the byte ranges.
  ///
  /// Throws `certificateUnusable` for what is no certificate and `schemeNotOffered` when its key cannot do the scheme.
  public init(
    certificate: [UInt8], chain: [[UInt8]], scheme: SignatureScheme, documentDigest: [UInt8]
  ) throws(Problem) {
    let reader = try CertificateReader(der: certificate)
    guard reader.certificate.key.schemes.contains(scheme) else {
      throw Problem(.schemeNotOffered, ["scheme": scheme.rawValue])
    }
    let names = try CertificateNames(der: certificate)
    let attributes = SignedAttributes(
      documentDigest: documentDigest, certificateDigest: SHA256Digest.of(certificate), issuer: names.issuer,
      serial: names.serial)
    signedAttributes = try Self.encode { try attributes.serialize(into: &$0) }
    signedAttributesDigest = SHA256Digest.of(signedAttributes)
    certificates = [certificate] + chain.filter { $0 != certificate }
    issuer = names.issuer
    serial = names.serial
    self.scheme = scheme
  }

  /// The DER for /Contents. `signature` is the value as CMS holds it (ECDSA as DER), `timestampToken` an RFC 3161 token
  /// over that value.
  public func encoded(signature: [UInt8], timestampToken: [UInt8]? = nil) throws(Problem) -> [UInt8] {
    try Self.encode { coder in
      try coder.appendConstructedNode(identifier: .sequence) { contentInfo in
        try contentInfo.serialize(ASN1ObjectIdentifier.signedData)
        try contentInfo.appendExplicit(0) { try appendSignedData(to: &$0, signature, timestampToken) }
      }
    }
  }

  /// Bytes to reserve in /Contents for a signature with these certificates (DER): too few would cost another PIN, so it is
  /// generous. A timestamp brings the certificates of its authority.
  public static func reservedByteCount(certificates: [[UInt8]], withTimestamp: Bool = false) -> Int {
    let needed = certificates.reduce(4096) { $0 + $1.count } + (withTimestamp ? 16_384 : 0)
    return max(16_384, (needed + 1023) / 1024 * 1024)
  }

  /// RFC 5652 §5.1; version 1, since the signer is named by issuer and serial number and the content is id-data.
  private func appendSignedData(
    to coder: inout DER.Serializer, _ signature: [UInt8], _ timestampToken: [UInt8]?
  ) throws {
    try coder.appendConstructedNode(identifier: .sequence) { signedData in
      try signedData.serialize(1)
      try signedData.appendConstructedNode(identifier: .set) { try $0.appendSHA256() }
      try signedData.appendConstructedNode(identifier: .sequence) { try $0.serialize(ASN1ObjectIdentifier.data) }
      try signedData.appendExplicit(0) { set in
        for certificate in certificates.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
          set.serializeRawBytes(certificate)
        }
      }
      try signedData.appendConstructedNode(identifier: .set) { infos in
        try appendSignerInfo(to: &infos, signature, timestampToken)
      }
    }
  }

  /// RFC 5652 §5.3.
  private func appendSignerInfo(
    to coder: inout DER.Serializer, _ signature: [UInt8], _ timestampToken: [UInt8]?
  ) throws {
    try coder.appendConstructedNode(identifier: .sequence) { info in
      try info.serialize(1)
      info.appendConstructedNode(identifier: .sequence) { issuerAndSerial in
        issuerAndSerial.serializeRawBytes(issuer)
        issuerAndSerial.serializeRawBytes(serial)
      }
      try info.appendSHA256()
      // What was signed as SET OF is embedded as [0] IMPLICIT (§5.4).
      info.serializeRawBytes([0xA0] + signedAttributes.dropFirst())
      try info.append(scheme)
      try info.serialize(ASN1OctetString(contentBytes: signature[...]))
      if let timestampToken {
        try info.appendExplicit(1) { unsigned in
          try unsigned.serialize(
            Attribute(type: .signatureTimeStamp) { $0.serializeRawBytes(timestampToken) })
        }
      }
    }
  }

  private static func encode(_ body: (inout DER.Serializer) throws -> Void) throws(Problem) -> [UInt8] {
    var coder = DER.Serializer()
    do {
      try body(&coder)
    } catch {
      throw Problem(.unexpected, technical: "DER")
    }
    return coder.serializedBytes
  }
}
