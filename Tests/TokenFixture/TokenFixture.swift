import Dossiers
import Foundation
import Synchronization
import Tokens

/// Software tokens with certified keys. A process initialises PKCS#11 once, so every test of the process shares this one.
public struct TokenFixture: Sendable {
  /// Made at first use; its folder goes when the process ends.
  public static let shared = Task { try await TokenFixture() }

  public static let label = "Token thử nghiệm"
  public static let pin = Secret("135790")
  public static let securityOfficerPIN = Secret("97531000")

  public static let rsa = SoftwareKey(id: [0x01], label: "Ký số RSA", kind: .rsa2048)
  public static let elliptic = SoftwareKey(id: [0x02], label: "Ký số P-256", kind: .p256)
  public static let careful = SoftwareKey(
    id: [0x03], label: "Hỏi PIN mỗi lần ký", kind: .rsa2048, isAlwaysAuthenticated: true)
  /// Its certificate lacks nonRepudiation.
  public static let login = SoftwareKey(id: [0x04], label: "Đăng nhập", kind: .p256)
  /// Its certificate is on the token without the key, which has 1024 bits.
  public static let stray = SoftwareKey(id: [0x05], label: "Không có khoá", kind: .rsa2048)

  public let folder: URL
  public let authority: TestAuthority
  public let token: SoftwareToken
  /// A token for wrong PINs, with one elliptic key.
  public let spareToken: SoftwareToken
  public let slots: TokenSlots

  /// The certificate (DER) of a key of the main token.
  public func certificate(of key: SoftwareKey) async throws -> [UInt8] {
    guard let der = try await token.certificate(of: key) else { throw Problem(.certificateNotFound) }
    return der
  }

  /// The certificate of a key as the token lists it.
  public func listed(_ key: SoftwareKey, on label: String = TokenFixture.label) async throws -> Certificate {
    let tokens = try await slots.tokens(now: Moment(seconds: Int64(Date().timeIntervalSince1970)))
    let certificates = tokens.first { $0.label == label }?.certificates ?? []
    guard let certificate = certificates.first(where: { $0.location?.keyID == key.id }) else {
      throw Problem(.certificateNotFound)
    }
    return certificate
  }

  private init() async throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "hoso-token-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    Self.removeAtExit(folder.path)
    token = try SoftwareToken(folder: folder.path, label: Self.label)
    spareToken = try SoftwareToken(folder: folder.path, label: "Token nhập sai PIN")
    setenv("SOFTHSM2_CONF", token.configurationPath, 1)
    slots = TokenSlots(modules: [token.module])
    authority = try await TestAuthority(folder: folder.appending(path: "pki"))
    try await token.prepare(securityOfficerPIN: Self.securityOfficerPIN, pin: Self.pin)
    try await spareToken.prepare(securityOfficerPIN: Self.securityOfficerPIN, pin: Self.pin)
    try await fill()
  }

  private func fill() async throws {
    let signing = "keyUsage=critical,digitalSignature,nonRepudiation\nsubjectAltName=email:ngoc.anh@vidu.vn\n"
    let people: [(SoftwareKey, String, String, String)] = [
      (Self.rsa, "rsa", "/CN=Nguyễn Thị Ngọc Ánh/UID=CCCD:066185001234", signing),
      (Self.elliptic, "elliptic", "/O=Công ty Bình Minh/CN=Đặng Quốc Đạt/UID=MST:6001234567", signing),
      (Self.careful, "careful", "/CN=Phan Quốc Hậu/serialNumber=CCCD:066090004321", signing),
      (Self.login, "login", "/CN=Đặng Quốc Đạt", "keyUsage=critical,digitalSignature\n"),
    ]
    for (key, name, subject, extensions) in people {
      let publicKey = try await token.publicKey(of: key, pin: Self.pin)
      let der = try await authority.certify(publicKey, name: name, subject: subject, extensions: extensions)
      try await token.store(certificate: der, of: key, pin: Self.pin)
    }
    let weak = try await Self.weakPublicKey(in: authority.folder)
    let stray = try await authority.certify(
      weak, name: "stray", subject: "/CN=Phan Quốc Hậu", extensions: signing)
    try await token.store(certificate: stray, of: Self.stray, pin: Self.pin)
    try await token.store(issuer: authority.intermediate, label: "Trung gian", pin: Self.pin)

    let spareKey = try await spareToken.publicKey(of: Self.elliptic, pin: Self.pin)
    let spare = try await authority.certify(
      spareKey, name: "spare", subject: "/CN=Đặng Quốc Đạt", extensions: signing)
    try await spareToken.store(certificate: spare, of: Self.elliptic, pin: Self.pin)
  }

  private static func weakPublicKey(in folder: URL) async throws -> [UInt8] {
    try await OpenSSLCommand.run(["genrsa", "-out", "weak.key", "1024"], in: folder)
    try await OpenSSLCommand.run(
      ["pkey", "-in", "weak.key", "-pubout", "-outform", "DER", "-out", "weak.public"], in: folder)
    return try [UInt8](Data(contentsOf: folder.appending(path: "weak.public")))
  }

  private static let leftBehind = Mutex<String?>(nil)

  private static func removeAtExit(_ path: String) {
    leftBehind.withLock { $0 = path }
    atexit {
      if let path = TokenFixture.leftBehind.withLock({ $0 }) { try? FileManager.default.removeItem(atPath: path) }
    }
  }
}
