import COpenSSL
import Dossiers

/// The serial numbers that a certificate authority has revoked.
public struct RevocationList: Sendable {
  /// Upper-case hexadecimal.
  public let serials: Set<String>

  /// Reads a DER CRL (RFC 5280 §5); throws `certificateUnusable` when it cannot be read or `issuer` (DER) did not sign it.
  public init(der: [UInt8], issuer: [UInt8]) throws(Problem) {
    var found: Set<String> = []
    let isGenuine = withUnsafeMutablePointer(to: &found) { pointer in
      revocation_list_read(der, der.count, issuer, issuer.count, pointer) { context, serial in
        guard let context, let serial else { return }
        context.assumingMemoryBound(to: Set<String>.self).pointee.insert(String(cString: serial))
      }
    }
    guard isGenuine else { throw Problem(.certificateUnusable, technical: "CRL") }
    serials = found
  }
}
