import Dossiers

/// Finds the way from a certificate to its root among certificates at hand. It proves nothing: verification does.
public enum CertificateChain {
  /// The issuers of a certificate, nearest first, as far as `candidates` reach. All are DER.
  public static func issuers(of certificate: [UInt8], among candidates: [[UInt8]]) -> [[UInt8]] {
    let named = candidates.compactMap { der in (try? CertificateNames(der: der)).map { (names: $0, der: der) } }
    var chain: [[UInt8]] = []
    var last = certificate
    while chain.count < longest, let names = try? CertificateNames(der: last), names.issuer != names.subject {
      guard let next = named.first(where: { $0.names.subject == names.issuer }), !chain.contains(next.der) else {
        break
      }
      chain.append(next.der)
      last = next.der
    }
    return chain
  }

  /// The subject and the issuer are the same, as in a root.
  public static func isSelfIssued(_ certificate: [UInt8]) -> Bool {
    guard let names = try? CertificateNames(der: certificate) else { return false }
    return names.subject == names.issuer
  }

  private static let longest = 8
}
