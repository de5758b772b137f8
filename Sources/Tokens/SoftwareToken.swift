import CPKCS11
import Dossiers
import Foundation
import SerialQueues

/// A SoftHSM token in a folder of its own, for the demo and for tests. Its keys are generated inside and stay there.
///
/// SoftHSM reads the path of its configuration from the environment once a process: the caller sets `SOFTHSM2_CONF` to
/// `configurationPath` before any module is used. Everything here may be done again and then changes nothing.
public actor SoftwareToken {
  /// Debian's SoftHSM.
  public static let defaultModule = "/usr/lib/softhsm/libsofthsm2.so"

  public nonisolated let module: String
  public nonisolated let label: String
  public nonisolated let configurationPath: String

  private var loaded: LoadedModuleHolder?

  public nonisolated var unownedExecutor: UnownedSerialExecutor { SerialQueue.drivers.asUnownedSerialExecutor() }

  /// Makes the folder and the configuration; throws `fileNotWritable` when it cannot. Loads nothing yet.
  public init(folder: String, label: String, module: String = SoftwareToken.defaultModule) throws(Problem) {
    self.label = label
    self.module = module
    configurationPath = "\(folder)/softhsm2.conf"
    let tokens = "\(folder)/tokens"
    let configuration = """
      directories.tokendir = \(tokens)
      objectstore.backend = file
      log.level = ERROR
      slots.removable = false

      """
    do {
      try FileManager.default.createDirectory(
        atPath: tokens, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      try Data(configuration.utf8).write(to: URL(fileURLWithPath: configurationPath), options: .atomic)
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: configurationPath)
    } catch {
      throw Problem(.fileNotWritable, ["file": folder])
    }
  }

  /// Initialises the token unless it exists already, when its PINs stay as they are.
  public func prepare(securityOfficerPIN: Secret, pin: Secret) throws(Problem) {
    let holder = try holder()
    if (try? holder.module.token(label: label, serial: nil)) != nil { return }
    let officer = PinBytes(securityOfficerPIN)
    try initialize(holder.module, officer)
    let information = try holder.module.token(label: label, serial: nil)
    var session = try TokenSession(holder.module, slot: information.slot, isWritable: true)
    try session.logIn(as: .securityOfficer, pin: officer, isEnteredOnReader: false)
    try session.setPIN(PinBytes(pin))
  }

  /// The SubjectPublicKeyInfo (RFC 5280 §4.1.2.7, DER) of a key, which is generated when the token has none with its id.
  public func publicKey(of key: SoftwareKey, pin: Secret) throws(Problem) -> [UInt8] {
    let session = try open(pin)
    if let encoded = try key.subjectPublicKeyInfo(in: session) { return encoded }
    try session.generateKeyPair(
      key.kind.generation, publicKey: key.publicTemplate, privateKey: key.privateTemplate)
    guard let encoded = try key.subjectPublicKeyInfo(in: session) else { throw Problem(.keyNotFound) }
    return encoded
  }

  /// Stores the certificate of a key; one that the key had before is removed.
  public func store(certificate der: [UInt8], of key: SoftwareKey, pin: Secret) throws(Problem) {
    try store(der, keyID: key.id, label: key.label, pin)
  }

  /// Stores the certificate of an authority, which belongs to no key on the token.
  public func store(issuer der: [UInt8], label: String, pin: Secret) throws(Problem) {
    try store(der, keyID: [], label: label, pin)
  }

  /// DER of the certificate of a key; nil when it has none yet.
  public func certificate(of key: SoftwareKey) throws(Problem) -> [UInt8]? {
    let holder = try holder()
    let information = try holder.module.token(label: label, serial: nil)
    let session = try TokenSession(holder.module, slot: information.slot)
    return try session.certificates().first { $0.keyID == key.id }?.reader.certificate.der
  }

  private func store(_ der: [UInt8], keyID: [UInt8], label: String, _ pin: Secret) throws(Problem) {
    let template = try AttributeTemplate(certificate: der, keyID: keyID, label: label)
    let session = try open(pin)
    var isThere = false
    for stored in try session.certificates() {
      if stored.reader.certificate.der == der, stored.keyID == keyID {
        isThere = true
      } else if !keyID.isEmpty, stored.keyID == keyID {
        try session.destroy(stored.object)
      }
    }
    if !isThere { try session.create(template) }
  }

  private func open(_ pin: Secret) throws(Problem) -> TokenSession {
    let holder = try holder()
    let information = try holder.module.token(label: label, serial: nil)
    var session = try TokenSession(holder.module, slot: information.slot, isWritable: true)
    try session.logIn(as: .applicant, pin: PinBytes(pin), isEnteredOnReader: false)
    return session
  }

  private func initialize(_ module: borrowing LoadedModule, _ officer: borrowing PinBytes) throws(Problem) {
    var label = Array(label.utf8)
    guard label.count <= 32 else { throw Problem(.unexpected, technical: "CK_TOKEN_INFO.label") }
    label += [UInt8](repeating: 0x20, count: 32 - label.count)
    for slot in try module.slots() {
      guard let information = try module.tokenInformation(in: slot), !information.isInitialized else { continue }
      let code = officer.use { module.functions.pointee.C_InitToken(slot, $0, $1, &label) }
      return try ReturnCode(code).check()
    }
    throw Problem(.tokenMissing, ["token": self.label])
  }

  private func holder() throws(Problem) -> LoadedModuleHolder {
    if let loaded { return loaded }
    // Anything else would write into the person's own SoftHSM tokens.
    guard let path = getenv("SOFTHSM2_CONF"), String(cString: path) == configurationPath else {
      throw Problem(.unexpected, technical: "SOFTHSM2_CONF")
    }
    let holder = LoadedModuleHolder(try LoadedModule(path: module))
    loaded = holder
    return holder
  }
}
