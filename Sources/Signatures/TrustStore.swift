import COpenSSL
import Dossiers

/// What a verification may rely on, in OpenSSL's hands.
struct TrustStore: ~Copyable {
  let handle: OpaquePointer

  /// All DER; what cannot be read is left out, since it can only make trust smaller.
  init(roots: [[UInt8]], intermediates: [[UInt8]], revocationLists: [[UInt8]]) throws(Problem) {
    guard let handle = trust_store_new() else { throw Problem(.unexpected, technical: "X509_STORE_new") }
    self.handle = handle
    for root in roots { _ = trust_store_add_root(handle, root, root.count) }
    for certificate in intermediates { _ = trust_store_add_intermediate(handle, certificate, certificate.count) }
    for list in revocationLists { _ = trust_store_add_revocation_list(handle, list, list.count) }
  }

  deinit { trust_store_free(handle) }
}
