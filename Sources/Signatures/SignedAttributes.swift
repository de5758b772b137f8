import SwiftASN1

/// The signed attributes of PAdES baseline (EN 319 142-1 §6.3): content type, message digest and the signing certificate.
/// The signing time is not among them; it stands in /M.
struct SignedAttributes: DERSerializable {
  let documentDigest: [UInt8]
  let certificateDigest: [UInt8]
  /// DER as in the certificate.
  let issuer: [UInt8]
  let serial: [UInt8]

  /// As a SET OF, which is what gets signed (RFC 5652 §5.4); DER sorts its members.
  func serialize(into coder: inout DER.Serializer) throws {
    try coder.serializeSetOf([
      Attribute(type: .contentType) { try $0.serialize(ASN1ObjectIdentifier.data) },
      Attribute(type: .messageDigest) { value in
        try value.serialize(ASN1OctetString(contentBytes: documentDigest[...]))
      },
      Attribute(type: .signingCertificateV2) { try appendSigningCertificate(to: &$0) },
    ])
  }

  /// RFC 5035 §3: SigningCertificateV2 with one ESSCertIDv2, whose hash algorithm is SHA-256 by default.
  private func appendSigningCertificate(to coder: inout DER.Serializer) throws {
    try coder.appendConstructedNode(identifier: .sequence) { signingCertificate in
      try signingCertificate.appendConstructedNode(identifier: .sequence) { identifiers in
        try identifiers.appendConstructedNode(identifier: .sequence) { identifier in
          try identifier.serialize(ASN1OctetString(contentBytes: certificateDigest[...]))
          try identifier.appendConstructedNode(identifier: .sequence) { issuerSerial in
            try issuerSerial.appendConstructedNode(identifier: .sequence) { names in
              // GeneralName's directoryName: a tagged CHOICE is explicit.
              try names.appendExplicit(4) { $0.serializeRawBytes(issuer) }
            }
            issuerSerial.serializeRawBytes(serial)
          }
        }
      }
    }
  }
}

/// RFC 5652 §5.3: an attribute with one value.
struct Attribute: DERSerializable {
  let type: ASN1ObjectIdentifier
  let value: (inout DER.Serializer) throws -> Void

  func serialize(into coder: inout DER.Serializer) throws {
    try coder.appendConstructedNode(identifier: .sequence) { attribute in
      try attribute.serialize(type)
      try attribute.appendConstructedNode(identifier: .set) { try value(&$0) }
    }
  }
}
