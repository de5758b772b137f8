import CPKCS11
import Certificates
import Dossiers

/// Reads what a token shows without a PIN.
struct TokenListing {
  let now: Moment
  let revoked: Set<String>

  func token(_ information: TokenInformation, module: borrowing LoadedModule) throws(Problem) -> Token {
    let session = try TokenSession(module, slot: information.slot)
    let keys = try VisibleKeys(session, needsLogin: information.needsLogin)
    let schemes = try module.schemes(in: information.slot)
    let stored = try session.certificates().filter { !$0.reader.isAuthority }
    let showsKeys = stored.contains { keys.shows($0.keyID) }
    let certificates = stored.map { stored in
      var certificate = stored.reader.certificate
      certificate.obstacles = stored.reader.obstacles(at: now, revoked: revoked)
      guard keys.mayHold(stored.keyID, showsOthers: showsKeys) else {
        certificate.obstacles.append(.noPrivateKey)
        return certificate
      }
      let usable = certificate.key.schemes.filter(schemes.contains)
      if usable.isEmpty, !certificate.obstacles.contains(.unsupportedKey) {
        certificate.obstacles.append(.unsupportedKey)
      }
      certificate.location = KeyLocation(
        module: module.path, tokenLabel: information.label, tokenSerial: information.serial, keyID: stored.keyID,
        label: stored.label, schemes: usable)
      return certificate
    }
    return Token(
      module: module.path, label: information.label, manufacturer: information.manufacturer, model: information.model,
      serial: information.serial, pin: information.pin, certificates: certificates)
  }
}

/// A certificate object on a token.
struct StoredCertificate {
  let object: CK_OBJECT_HANDLE
  let keyID: [UInt8]
  let label: String
  let reader: CertificateReader
}

extension TokenSession {
  /// Objects that hold no readable certificate are left out.
  func certificates() throws(Problem) -> [StoredCertificate] {
    var found: [StoredCertificate] = []
    for object in try objects(matching: AttributeTemplate(class: CK_OBJECT_CLASS(CKO_CERTIFICATE))) {
      guard let der = attribute(CK_ATTRIBUTE_TYPE(CKA_VALUE), of: object), let reader = try? CertificateReader(der: der)
      else { continue }
      let label = attribute(CK_ATTRIBUTE_TYPE(CKA_LABEL), of: object) ?? []
      found.append(
        StoredCertificate(
          object: object, keyID: attribute(CK_ATTRIBUTE_TYPE(CKA_ID), of: object) ?? [],
          label: String(decoding: label, as: UTF8.self).cleanedFromOutside, reader: reader))
    }
    return found
  }
}

/// The keys that a token shows before a login: public ones, and private ones where it hides nothing.
private struct VisibleKeys {
  private var publicKeys: Set<[UInt8]> = []
  private var privateKeys: Set<[UInt8]> = []
  private let needsLogin: Bool

  init(_ session: borrowing TokenSession, needsLogin: Bool) throws(Problem) {
    self.needsLogin = needsLogin
    publicKeys = try Self.identifiers(CK_OBJECT_CLASS(CKO_PUBLIC_KEY), session)
    privateKeys = try Self.identifiers(CK_OBJECT_CLASS(CKO_PRIVATE_KEY), session)
  }

  func shows(_ id: [UInt8]) -> Bool { publicKeys.contains(id) || privateKeys.contains(id) }

  /// Private keys hide until the login, so a public key stands for its pair. A token that shows no key of any certificate
  /// keeps no public keys, and nothing can be said; one that shows those of others has none for this certificate.
  func mayHold(_ id: [UInt8], showsOthers: Bool) -> Bool {
    guard !id.isEmpty else { return false }
    return shows(id) || (needsLogin && !showsOthers)
  }

  private static func identifiers(
    _ objectClass: CK_OBJECT_CLASS, _ session: borrowing TokenSession
  ) throws(Problem) -> Set<[UInt8]> {
    var identifiers: Set<[UInt8]> = []
    for object in try session.objects(matching: AttributeTemplate(class: objectClass)) {
      if let id = session.attribute(CK_ATTRIBUTE_TYPE(CKA_ID), of: object), !id.isEmpty { identifiers.insert(id) }
    }
    return identifiers
  }
}
