import Dossiers

extension KeyKind {
  /// What a key of this kind can do, the best first.
  public var schemes: [SignatureScheme] {
    switch self {
    case .rsa: [.pss, .pkcs1]
    case .elliptic: [.ecdsa]
    case .other: []
    }
  }
}
