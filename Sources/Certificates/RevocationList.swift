import COpenSSL
import Dossiers

/// The serial numbers that a certificate authority has revoked.
public struct RevocationList: Sendable {
  /// Upper-case hexadecimal.
  public let serials: Set<String>

  /// Reads a DER CRL (RFC 5280 §5); throws `certificateUnusable` when it cannot be read or `issuer` (DER) did not sign it.
  public init(der: [UInt8], issuer: [UInt8]) throws(Problem) {
    var found = Found()
    let isGenuine = revocation_list_read(der, der.count, issuer, issuer.count, &found) { context, serial in
      guard let context, let serial else { return }
      context.assumingMemoryBound(to: Found.self).pointee.serials.insert(String(cString: serial))
    }
    guard isGenuine else { throw Problem(.certificateUnusable, technical: "CRL") }
    serials = found.serials
  }

  private struct Found { var serials: Set<String> = [] }
}
