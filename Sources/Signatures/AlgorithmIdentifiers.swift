import Dossiers
import SwiftASN1

extension DER.Serializer {
  /// AlgorithmIdentifier of SHA-256; RFC 5754 §2 leaves the parameters out, RFC 4055 §2.1 wants NULL inside PSS.
  mutating func appendSHA256(withNull: Bool = false) throws {
    try appendConstructedNode(identifier: .sequence) { identifier in
      try identifier.serialize(ASN1ObjectIdentifier.sha256)
      if withNull { try identifier.serialize(ASN1Null()) }
    }
  }

  /// The signatureAlgorithm of a SignerInfo that signs with SHA-256.
  mutating func append(_ scheme: SignatureScheme) throws {
    try appendConstructedNode(identifier: .sequence) { identifier in
      switch scheme {
      case .pss:
        try identifier.serialize(ASN1ObjectIdentifier.rsassaPSS)
        try identifier.appendPSSParameters()
      case .pkcs1:
        try identifier.serialize(ASN1ObjectIdentifier.sha256WithRSAEncryption)
        try identifier.serialize(ASN1Null())
      case .ecdsa: try identifier.serialize(ASN1ObjectIdentifier.ecdsaWithSHA256)
      }
    }
  }

  mutating func appendExplicit(_ tag: UInt, _ content: (inout DER.Serializer) throws -> Void) throws {
    try appendConstructedNode(identifier: ASN1Identifier(tagWithNumber: tag, tagClass: .contextSpecific), content)
  }

  /// RFC 4055 §3.1: SHA-256, MGF1 with SHA-256, a salt of 32 bytes; the trailer field keeps its default.
  private mutating func appendPSSParameters() throws {
    try appendConstructedNode(identifier: .sequence) { parameters in
      try parameters.appendExplicit(0) { try $0.appendSHA256(withNull: true) }
      try parameters.appendExplicit(1) { mask in
        try mask.appendConstructedNode(identifier: .sequence) { identifier in
          try identifier.serialize(ASN1ObjectIdentifier.mgf1)
          try identifier.appendSHA256(withNull: true)
        }
      }
      try parameters.appendExplicit(2) { try $0.serialize(32) }
    }
  }
}
