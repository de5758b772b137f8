import CPKCS11
import Dossiers

extension SignatureScheme {
  /// The raw mechanism: it takes a digest, and software tokens have no other for ECDSA.
  var mechanism: CK_MECHANISM_TYPE {
    switch self {
    case .pss: CK_MECHANISM_TYPE(CKM_RSA_PKCS_PSS)
    case .pkcs1: CK_MECHANISM_TYPE(CKM_RSA_PKCS)
    case .ecdsa: CK_MECHANISM_TYPE(CKM_ECDSA)
    }
  }

  /// What the mechanism signs for a SHA-256 digest.
  func input(digest: [UInt8]) -> [UInt8] {
    switch self {
    case .pss, .ecdsa: digest
    case .pkcs1: Self.sha256DigestInfo + digest
    }
  }

  /// The signature as CMS holds it, from what the mechanism returns.
  func encoded(_ signature: [UInt8]) -> [UInt8] {
    switch self {
    case .pss, .pkcs1: signature
    // RFC 3279 §2.2.3: Ecdsa-Sig-Value, where PKCS#11 returns r and s side by side.
    case .ecdsa:
      DER.sequence([
        DER.integer(signature.prefix(signature.count / 2)), DER.integer(signature.suffix(signature.count / 2)),
      ])
    }
  }

  /// RFC 8017 §9.2, note 1: the DigestInfo of SHA-256 without the digest itself.
  private static let sha256DigestInfo: [UInt8] = [
    0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00, 0x04, 0x20,
  ]
}
