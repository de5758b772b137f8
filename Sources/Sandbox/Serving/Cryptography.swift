import COpenSSL
import Foundation

/// The few primitives that a portal needs.
enum Cryptography {
  static func random(_ count: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    if !authority_random(&bytes, count) {
      var generator = SystemRandomNumberGenerator()
      for index in bytes.indices { bytes[index] = UInt8.random(in: .min ... .max, using: &generator) }
    }
    return bytes
  }

  static func sha256(_ bytes: some ContiguousBytes) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: 32)
    bytes.withUnsafeBytes { (buffer: UnsafeRawBufferPointer) in
      _ = authority_sha256(buffer.bindMemory(to: UInt8.self).baseAddress, buffer.count, &digest)
    }
    return digest
  }

  /// PBKDF2 with HMAC-SHA-256.
  static func derive(_ password: String, salt: [UInt8], iterations: Int) -> [UInt8] {
    var key = [UInt8](repeating: 0, count: 32)
    _ = authority_derive(password, password.utf8.count, salt, salt.count, Int32(iterations), &key)
    return key
  }

  /// Takes the same time wherever they differ.
  static func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    left.count == right.count && authority_equal(left, right, left.count)
  }
}
