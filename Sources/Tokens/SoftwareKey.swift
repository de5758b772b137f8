import CPKCS11
import Certificates
import Dossiers

/// A key pair on a software token.
public struct SoftwareKey: Hashable, Sendable {
  public enum Kind: Hashable, Sendable { case rsa2048, p256 }

  /// CKA_ID, which ties the key to its certificate.
  public var id: [UInt8]
  public var label: String
  public var kind: Kind
  /// The PIN is asked for again at every signature (CKA_ALWAYS_AUTHENTICATE).
  public var isAlwaysAuthenticated: Bool

  public init(id: [UInt8], label: String, kind: Kind, isAlwaysAuthenticated: Bool = false) {
    self.id = id
    self.label = label
    self.kind = kind
    self.isAlwaysAuthenticated = isAlwaysAuthenticated
  }

  var publicTemplate: AttributeTemplate {
    var template = AttributeTemplate()
    template.add(CK_ATTRIBUTE_TYPE(CKA_TOKEN), isTrue: true)
    template.add(CK_ATTRIBUTE_TYPE(CKA_PRIVATE), isTrue: false)
    template.add(CK_ATTRIBUTE_TYPE(CKA_VERIFY), isTrue: true)
    template.add(CK_ATTRIBUTE_TYPE(CKA_ID), bytes: id)
    template.add(CK_ATTRIBUTE_TYPE(CKA_LABEL), text: label)
    switch kind {
    case .rsa2048:
      template.add(CK_ATTRIBUTE_TYPE(CKA_MODULUS_BITS), number: 2048)
      template.add(CK_ATTRIBUTE_TYPE(CKA_PUBLIC_EXPONENT), bytes: [1, 0, 1])
    case .p256: template.add(CK_ATTRIBUTE_TYPE(CKA_EC_PARAMS), bytes: Self.p256)
    }
    return template
  }

  var privateTemplate: AttributeTemplate {
    var template = AttributeTemplate()
    template.add(CK_ATTRIBUTE_TYPE(CKA_TOKEN), isTrue: true)
    template.add(CK_ATTRIBUTE_TYPE(CKA_PRIVATE), isTrue: true)
    template.add(CK_ATTRIBUTE_TYPE(CKA_SENSITIVE), isTrue: true)
    template.add(CK_ATTRIBUTE_TYPE(CKA_EXTRACTABLE), isTrue: false)
    template.add(CK_ATTRIBUTE_TYPE(CKA_SIGN), isTrue: true)
    template.add(CK_ATTRIBUTE_TYPE(CKA_ID), bytes: id)
    template.add(CK_ATTRIBUTE_TYPE(CKA_LABEL), text: label)
    if isAlwaysAuthenticated { template.add(CK_ATTRIBUTE_TYPE(CKA_ALWAYS_AUTHENTICATE), isTrue: true) }
    return template
  }

  /// Nil when the token has no such public key.
  func subjectPublicKeyInfo(in session: borrowing TokenSession) throws(Problem) -> [UInt8]? {
    var template = AttributeTemplate(class: CK_OBJECT_CLASS(CKO_PUBLIC_KEY))
    template.add(CK_ATTRIBUTE_TYPE(CKA_ID), bytes: id)
    guard let object = try session.objects(matching: template).first else { return nil }
    switch kind {
    case .rsa2048:
      guard let modulus = session.attribute(CK_ATTRIBUTE_TYPE(CKA_MODULUS), of: object),
        let exponent = session.attribute(CK_ATTRIBUTE_TYPE(CKA_PUBLIC_EXPONENT), of: object)
      else { return nil }
      let key = DER.sequence([DER.integer(modulus), DER.integer(exponent)])
      return DER.sequence([DER.sequence([Self.rsaEncryption, DER.null]), DER.bitString(key)])
    case .p256:
      guard let point = session.attribute(CK_ATTRIBUTE_TYPE(CKA_EC_POINT), of: object) else { return nil }
      // PKCS#11 §6.3.3 wraps the point in an OCTET STRING; some tokens leave the wrapping out.
      let key = DER.content(of: point, tag: 0x04) ?? point
      return DER.sequence([DER.sequence([Self.ellipticPublicKey, Self.p256]), DER.bitString(key)])
    }
  }

  /// 1.2.840.113549.1.1.1.
  private static let rsaEncryption: [UInt8] = [
    0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01,
  ]
  /// 1.2.840.10045.2.1.
  private static let ellipticPublicKey: [UInt8] = [0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01]
  /// 1.2.840.10045.3.1.7.
  private static let p256: [UInt8] = [0x06, 0x08, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07]
}

extension SoftwareKey.Kind {
  var generation: CK_MECHANISM_TYPE {
    switch self {
    case .rsa2048: CK_MECHANISM_TYPE(CKM_RSA_PKCS_KEY_PAIR_GEN)
    case .p256: CK_MECHANISM_TYPE(CKM_EC_KEY_PAIR_GEN)
    }
  }
}

extension AttributeTemplate {
  /// A certificate object; throws `certificateUnusable` when `der` is none.
  init(certificate der: [UInt8], keyID: [UInt8], label: String) throws(Problem) {
    let names = try CertificateNames(der: der)
    self.init(class: CK_OBJECT_CLASS(CKO_CERTIFICATE))
    add(CK_ATTRIBUTE_TYPE(CKA_CERTIFICATE_TYPE), number: CK_ULONG(CKC_X_509))
    add(CK_ATTRIBUTE_TYPE(CKA_TOKEN), isTrue: true)
    add(CK_ATTRIBUTE_TYPE(CKA_PRIVATE), isTrue: false)
    add(CK_ATTRIBUTE_TYPE(CKA_ID), bytes: keyID)
    add(CK_ATTRIBUTE_TYPE(CKA_LABEL), text: label)
    add(CK_ATTRIBUTE_TYPE(CKA_SUBJECT), bytes: names.subject)
    add(CK_ATTRIBUTE_TYPE(CKA_ISSUER), bytes: names.issuer)
    add(CK_ATTRIBUTE_TYPE(CKA_SERIAL_NUMBER), bytes: names.serial)
    add(CK_ATTRIBUTE_TYPE(CKA_VALUE), bytes: der)
  }
}
