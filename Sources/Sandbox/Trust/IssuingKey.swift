import COpenSSL

/// A key pair of an authority.
struct IssuingKey: Sendable {
  /// PKCS#8 PEM, not encrypted: a test authority guards nothing.
  let privateKey: [UInt8]
  /// SubjectPublicKeyInfo in DER.
  let publicKey: [UInt8]

  /// An RSA key pair; nil where OpenSSL fails. It takes up to seconds.
  static func make(bits: UInt32) -> IssuingKey? {
    var privateKey = authority_bytes()
    var publicKey = authority_bytes()
    defer {
      authority_release(privateKey)
      authority_release(publicKey)
    }
    guard authority_make_key(bits, &privateKey, &publicKey) else { return nil }
    return IssuingKey(privateKey: privateKey.array, publicKey: publicKey.array)
  }
}

extension authority_bytes {
  var array: [UInt8] { Array(UnsafeBufferPointer(start: data, count: length)) }
}
