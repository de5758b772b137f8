import Dossiers

extension CertificateReader {
  /// Why the certificate itself forbids signing at a moment; what the token adds is not known here.
  ///
  /// `revoked` holds serial numbers in upper-case hexadecimal.
  public func obstacles(at now: Moment, revoked: Set<String>) -> [CertificateObstacle] {
    var obstacles: [CertificateObstacle] = []
    if now < certificate.notBefore { obstacles.append(.notYetValid) }
    if now > certificate.notAfter { obstacles.append(.expired) }
    if revoked.contains(certificate.serial) { obstacles.append(.revoked) }
    if let keyUsage, !keyUsage.nonRepudiation { obstacles.append(.wrongKeyUsage) }
    if let obstacle = keyObstacle { obstacles.append(obstacle) }
    return obstacles
  }

  /// The strengths are those of TT 15/2025/TT-BKHCN; RFC 5480 curves that SHA-256 fits.
  private var keyObstacle: CertificateObstacle? {
    switch certificate.key {
    case .rsa(let bits): bits < 2048 ? .weakKey : nil
    case .elliptic(let bits): bits < 256 ? .weakKey : nil
    case .other: .unsupportedKey
    }
  }
}
