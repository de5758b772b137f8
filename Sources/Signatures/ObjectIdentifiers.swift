import SwiftASN1

extension ASN1ObjectIdentifier {
  /// RFC 5652 §4.
  static let data: Self = [1, 2, 840, 113549, 1, 7, 1]
  /// RFC 5652 §5.1.
  static let signedData: Self = [1, 2, 840, 113549, 1, 7, 2]
  /// RFC 5652 §11.1.
  static let contentType: Self = [1, 2, 840, 113549, 1, 9, 3]
  /// RFC 5652 §11.2.
  static let messageDigest: Self = [1, 2, 840, 113549, 1, 9, 4]
  /// RFC 5035 §3.
  static let signingCertificateV2: Self = [1, 2, 840, 113549, 1, 9, 16, 2, 47]
  /// RFC 3161, appendix A.
  static let signatureTimeStamp: Self = [1, 2, 840, 113549, 1, 9, 16, 2, 14]
  /// RFC 5754 §2.
  static let sha256: Self = [2, 16, 840, 1, 101, 3, 4, 2, 1]
  /// RFC 4055 §2.2.
  static let mgf1: Self = [1, 2, 840, 113549, 1, 1, 8]
  /// RFC 4055 §3.1.
  static let rsassaPSS: Self = [1, 2, 840, 113549, 1, 1, 10]
  /// RFC 4055 §5.
  static let sha256WithRSAEncryption: Self = [1, 2, 840, 113549, 1, 1, 11]
  /// RFC 5758 §3.2.
  static let ecdsaWithSHA256: Self = [1, 2, 840, 10045, 4, 3, 2]
}
