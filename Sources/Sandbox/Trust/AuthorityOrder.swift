import Dossiers

/// What the certificate of an authority itself says.
struct AuthorityOrder {
  let name: String
  let address: String
  let isRoot: Bool

  private static let subjects = ["root": "Hộp Cát Root CA", "intermediate": "Hộp Cát Intermediate CA"]

  func order(publicKey: [UInt8], serial: [UInt8], at moment: Moment) -> Issuer.Order {
    var extensions = [
      ("basicConstraints", isRoot ? "critical,CA:TRUE" : "critical,CA:TRUE,pathlen:0"),
      ("keyUsage", "critical,keyCertSign,cRLSign"), ("subjectKeyIdentifier", "hash"),
    ]
    if !isRoot {
      extensions += [
        ("authorityKeyIdentifier", "keyid:always"), ("authorityInfoAccess", "caIssuers;URI:\(address)/pki/root.crt"),
        ("crlDistributionPoints", "URI:\(address)/pki/root.crl"),
      ]
    }
    return Issuer.Order(
      subject: [
        .init("C", "VN"), .init("O", "hoso sandbox"), .init("CN", Self.subjects[name] ?? name),
      ],
      extensions: extensions.map { (name: $0.0, value: $0.1) }, publicKey: publicKey, serial: serial,
      notBefore: moment + -2 * 365 * 86_400, notAfter: moment + (isRoot ? 20 : 10) * 365 * 86_400)
  }
}
