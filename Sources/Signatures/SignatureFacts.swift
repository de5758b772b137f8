import COpenSSL
import Dossiers

/// What kind of signature a sub filter names (ISO 32000-2 §12.8.3).
enum SignatureFormat {
  case pades
  case legacy
  case legacyOfSHA1
  case timestamp
  /// adbe.x509.rsa_sha1 and vendors' own.
  case unknown

  init(_ signature: EmbeddedSignature) {
    switch signature.subFilter {
    case "ETSI.CAdES.detached": self = .pades
    case "adbe.pkcs7.detached": self = .legacy
    case "adbe.pkcs7.sha1": self = .legacyOfSHA1
    case "ETSI.RFC3161": self = .timestamp
    default: self = .unknown
    }
  }

  var kind: signature_kind? {
    switch self {
    case .pades, .legacy: SIGNATURE_DETACHED
    case .legacyOfSHA1: SIGNATURE_OF_SHA1
    case .timestamp: SIGNATURE_TIMESTAMP
    case .unknown: nil
    }
  }
}

/// What OpenSSL found of one signature, as a Swift value.
struct SignatureFacts {
  private(set) var isReadable = false
  private(set) var isDigestRight = false
  private(set) var isValueRight = false
  private(set) var hasSigningTime = false
  private(set) var isDigestWeak = false
  private(set) var signingCertificate = SIGNING_CERTIFICATE_ABSENT
  private(set) var scheme = ""
  private(set) var digest = ""
  private(set) var chain = chain_check()
  /// DER; nil when neither the CMS nor the store has the signer's certificate.
  private(set) var signer: [UInt8]?
  /// What an intact timestamp of a trusted authority says.
  private(set) var provenAt: Moment?
  /// The time for which the chain was judged.
  private let signedAt: Moment

  init(
    _ signature: EmbeddedSignature, format: SignatureFormat, isRangeRight: Bool, in file: borrowing ReadableFile,
    store: borrowing TrustStore, claimedAt: Moment
  ) throws(Problem) {
    guard let kind = format.kind, isRangeRight else {
      signedAt = claimedAt
      return
    }
    var check = signature_check()
    defer { signature_check_clear(&check) }
    let range = signature.byteRange.map(Int64.init)
    let isFileRead = signature.contents.withUnsafeBufferPointer { contents in
      var request = signature_request()
      request.kind = kind
      request.file = file.descriptor
      request.byte_range = (range[0], range[1], range[2], range[3])
      request.cms = contents.baseAddress
      request.cms_size = contents.count
      request.claimed_at = claimedAt.seconds
      return signature_check_run(&request, store.handle, &check)
    }
    guard isFileRead else { throw file.unreadable }
    isReadable = check.is_readable
    isDigestRight = check.is_digest_right
    isValueRight = check.is_value_right
    hasSigningTime = check.has_signing_time
    isDigestWeak = check.is_digest_weak
    signingCertificate = check.signing_certificate
    scheme = check.scheme.map { String(cString: $0) } ?? ""
    digest = check.digest.map { String(cString: $0) } ?? ""
    chain = check.chain
    if let bytes = check.signer { signer = Array(UnsafeBufferPointer(start: bytes, count: check.signer_size)) }
    if check.timestamp.is_intact, check.timestamp.chain.state == CHAIN_TRUSTED, !check.timestamp.chain.is_revoked {
      provenAt = Moment(seconds: check.timestamp.at)
    }
    signedAt = provenAt ?? claimedAt
  }

  var wasRevokedAtSigning: Bool { chain.is_revoked && chain.revoked_at <= signedAt.seconds }
}
