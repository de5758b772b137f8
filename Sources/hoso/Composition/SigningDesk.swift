import Application
import Dossiers
import Pages
import Signatures
import Tokens

/// What `hoso sign` and `hoso verify` need: tokens, pages, and the roots that the person trusts.
struct SigningDesk {
  let tokens: TokenSlots
  let signing: DocumentSigning

  init(modules: [String]) throws(Problem) {
    let tokens = TokenSlots(modules: modules)
    let anchors = try TrustFolder.anchors(in: Folders())
    self.tokens = tokens
    signing = DocumentSigning(pages: PageReader(), tokens: tokens, trust: { anchors })
  }

  /// The certificate that a serial number or label names; else the usable one whose key signs best, PSS before ECDSA
  /// before PKCS#1 v1.5, and among equals the first by label.
  func certificate(named name: String?, token label: String?) async throws(Problem) -> Certificate {
    let all = try await tokens.tokens(now: .current())
    let candidates = label.map { label in all.filter { $0.label == label } } ?? all
    guard !candidates.isEmpty else { throw Problem(.tokenMissing, ["token": label ?? ""]) }
    let certificates = candidates.flatMap(\.certificates)
    guard let name else {
      let usable = certificates.filter(\.isUsable).sorted { ($0.location?.label ?? "") < ($1.location?.label ?? "") }
      for scheme in [SignatureScheme.pss, .ecdsa, .pkcs1] {
        if let best = usable.first(where: { $0.location?.schemes.contains(scheme) ?? false }) { return best }
      }
      throw Problem(.certificateNotFound, ["certificate": ""])
    }
    let wanted = name.uppercased().filter { $0 != ":" && $0 != " " }
    guard let found = certificates.first(where: { $0.serial == wanted || $0.location?.label == name }) else {
      throw Problem(.certificateNotFound, ["certificate": name])
    }
    return found
  }
}
