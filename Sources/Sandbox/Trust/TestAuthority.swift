import Dossiers
import Foundation
import SerialQueues

/// A certification authority for trying things out: a root, an intermediate, certificates, revocation lists.
///
/// It keeps its keys and certificates in a folder of its own: `root.pem`, `intermediate.pem`, `root.key`,
/// `intermediate.key`, `revoked.json`.
public actor TestAuthority {
  private struct Issuers {
    var root: Issuer
    var intermediate: Issuer
  }

  /// The folder.
  public nonisolated let folder: String
  private let now: @Sendable () -> Moment
  private var address = ""
  private var made: Issuers?
  private var revocations: [RevokedSerial] = []
  private let executor = SerialQueue(label: "sandbox.authority")

  private static let keyBits: UInt32 = 3072
  private static let listLifetime: Int64 = 7 * 86_400

  public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  public init(folder: String, now: @escaping @Sendable () -> Moment = SandboxSettings.systemClock) {
    self.folder = folder
    self.now = now
  }

  /// Path of the root certificate in PEM.
  public nonisolated var rootPath: String { folder + "/root.pem" }

  /// Path of the intermediate certificate in PEM.
  public nonisolated var intermediatePath: String { folder + "/intermediate.pem" }

  /// Tells where certificates point at: "http://127.0.0.1:8080".
  public func publish(at address: String) { self.address = address }

  /// Reads the authority or, the first time, makes it, which takes seconds. Everything that needs it does so by itself.
  ///
  /// Throws `fileUnreadable` and `fileNotWritable` with the path, `unexpected` where OpenSSL fails.
  public func prepare() throws(Problem) { _ = try issuers() }

  /// Issues a certificate for a public key, given as SubjectPublicKeyInfo in DER.
  ///
  /// Throws `certificateUnusable` where the key or the profile cannot be put into a certificate.
  public func issue(_ profile: CertificateProfile, publicKey: [UInt8]) throws(Problem) -> IssuedCertificate {
    let issuer = try issuers().intermediate
    let moment = now()
    let order = Issuer.Order(
      subject: profile.subject,
      extensions: [
        ("basicConstraints", "critical,CA:FALSE"), ("keyUsage", "critical," + profile.keyUsage.joined(separator: ",")),
        ("extendedKeyUsage", "emailProtection,clientAuth"), ("subjectKeyIdentifier", "hash"),
        ("authorityKeyIdentifier", "keyid:always"), ("subjectAltName", "email:\(profile.email)"),
        ("authorityInfoAccess", "caIssuers;URI:\(address)/pki/intermediate.crt"),
        ("crlDistributionPoints", "URI:\(address)/pki/intermediate.crl"),
      ],
      publicKey: publicKey, serial: Self.newSerial(),
      notBefore: moment + profile.validDays.lowerBound * 86_400,
      notAfter: moment + profile.validDays.upperBound * 86_400)
    guard let der = issuer.issue(order) else { throw Problem(.certificateUnusable, technical: "authority_issue") }
    let serial = order.serial.hexadecimal.uppercased()
    if profile.isRevoked { try revoke(serial) }
    return IssuedCertificate(der: der, serial: serial)
  }

  /// Puts a certificate of the intermediate, named by its serial in hexadecimal, on the revocation list.
  public func revoke(_ serial: String) throws(Problem) {
    try prepare()
    revocations.append(RevokedSerial(serial: serial, at: now()))
    try RevokedSerial.write(revocations, to: folder + "/revoked.json")
  }

  /// The root certificate in DER.
  public func rootCertificate() throws(Problem) -> [UInt8] { try issuers().root.certificate }

  /// The intermediate certificate in DER.
  public func intermediateCertificate() throws(Problem) -> [UInt8] { try issuers().intermediate.certificate }

  /// The list of the root, in DER: the intermediate is not on it.
  public func rootRevocationList() throws(Problem) -> [UInt8] { try list(of: issuers().root, []) }

  /// The list of the intermediate, in DER.
  public func intermediateRevocationList() throws(Problem) -> [UInt8] {
    let issuer = try issuers().intermediate
    return try list(of: issuer, revocations.compactMap(\.revocation))
  }

  private func list(of issuer: Issuer, _ revocations: [Issuer.Revocation]) throws(Problem) -> [UInt8] {
    let moment = now()
    guard
      let list = issuer.list(
        revocations, number: moment.seconds, from: moment + -60, until: moment + Self.listLifetime)
    else { throw Problem(.unexpected, technical: "authority_issue_list") }
    return list
  }

  private func issuers() throws(Problem) -> Issuers {
    if let made { return made }
    try PrivateFolder.make(folder)
    let root = try authority("root", key: key("root"), issuer: nil)
    let intermediate = try authority("intermediate", key: key("intermediate"), issuer: root)
    revocations = try RevokedSerial.read(folder + "/revoked.json")
    let issuers = Issuers(root: root, intermediate: intermediate)
    made = issuers
    return issuers
  }

  private func key(_ name: String) throws(Problem) -> IssuingKey {
    let (path, publicPath) = ("\(folder)/\(name).key", "\(folder)/\(name).pub")
    let files = FileManager.default
    if let privateKey = files.contents(atPath: path), let publicKey = files.contents(atPath: publicPath) {
      return IssuingKey(privateKey: Array(privateKey), publicKey: Array(publicKey))
    }
    guard let key = IssuingKey.make(bits: Self.keyBits) else {
      throw Problem(.unexpected, technical: "authority_make_key")
    }
    try PrivateFolder.write(key.privateKey, to: path)
    try PrivateFolder.write(key.publicKey, to: publicPath)
    return key
  }

  private func authority(_ name: String, key: IssuingKey, issuer: Issuer?) throws(Problem) -> Issuer {
    let path = "\(folder)/\(name).pem"
    if let text = FileManager.default.contents(atPath: path) {
      guard let certificate = PrivacyEnhancedMail.bytes(of: String(decoding: text, as: UTF8.self)) else {
        throw Problem(.fileUnreadable, ["file": path])
      }
      return Issuer(privateKey: key.privateKey, certificate: certificate)
    }
    let order = AuthorityOrder(name: name, address: address, isRoot: issuer == nil)
      .order(publicKey: key.publicKey, serial: Self.newSerial(), at: now())
    guard let certificate = (issuer ?? Issuer(privateKey: key.privateKey, certificate: [])).issue(order) else {
      throw Problem(.unexpected, technical: "authority_issue \(name)")
    }
    let text = PrivacyEnhancedMail.text(of: certificate, label: "CERTIFICATE")
    try PrivateFolder.write(Data(text.utf8), to: path)
    return Issuer(privateKey: key.privateKey, certificate: certificate)
  }

  /// 127 random bits, positive and without a leading zero byte (RFC 5280 §4.1.2.2).
  private static func newSerial() -> [UInt8] {
    var serial = Cryptography.random(16)
    serial[0] = serial[0] & 0x7f | 0x40
    return serial
  }
}
