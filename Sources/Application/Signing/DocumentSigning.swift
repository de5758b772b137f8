import Certificates
import Dossiers
import Pages
import Signatures
import Tokens

/// Signs and verifies documents: the one place where pages, tokens and signatures meet.
public nonisolated struct DocumentSigning: Sendable {
  let pages: PageReader
  let tokens: TokenSlots
  let verifier: SignatureVerifier
  let trust: @Sendable () async -> TrustAnchors
  let clock: @Sendable () -> Moment

  public init(
    pages: PageReader, tokens: TokenSlots, verifier: SignatureVerifier = SignatureVerifier(),
    trust: @escaping @Sendable () async -> TrustAnchors, clock: @escaping @Sendable () -> Moment = { Moment.current() }
  ) {
    self.pages = pages
    self.tokens = tokens
    self.verifier = verifier
    self.trust = trust
    self.clock = clock
  }

  /// Signs a copy of the document as `output`, which appears only once the copy was verified.
  ///
  /// The steps are those of PAdES (ETSI EN 319 142-1 §6): prepare with a hole, digest, CMS, fill the hole. The PIN is
  /// asked for last, when nothing but the token can stand in the way any more.
  /// - Throws: whatever stood in the way, with `output` as it was before.
  public func sign(
    _ order: DocumentOrder, pin: @Sendable () async throws(Problem) -> Secret
  ) async throws(Problem) -> SignatureReport {
    let location = try order.usableLocation()
    let prepared = try await pages.prepareSignature(order.request(at: clock()), password: order.password)
    let hole = prepared.originalSize + prepared.hole.lowerBound..<prepared.originalSize + prepared.hole.upperBound
    let digest = try await FileDigest().sha256(
      file: prepared.originalPath, length: prepared.originalSize, tail: prepared.tail, excluding: hole)
    let chain = try await chain(of: order.certificate, at: location)
    let cms = try PAdESSignature(
      certificate: order.certificate.der, chain: chain, scheme: order.scheme, documentDigest: digest)
    let value = try await tokens.sign(
      digest: cms.signedAttributesDigest, at: location, certificate: order.certificate.der, scheme: order.scheme,
      pin: try await pin())
    let copy = UnprovenCopy(of: order.output)
    defer { copy.remove() }
    try await copy.naming { () throws(Problem) in
      try await pages.finish(prepared, cms: try cms.encoded(signature: value), at: copy.path)
    }
    var report = try await confirm(copy, password: order.password)
    try copy.takeItsPlace()
    report.file = order.output
    return report
  }

  /// Signs with a PIN that is already known.
  public func sign(_ order: DocumentOrder, pin: Secret) async throws(Problem) -> SignatureReport {
    try await sign(order) { pin }
  }

  /// Judges every signature of a document.
  public func verify(_ path: String, password: Secret? = nil, roots: [[UInt8]]? = nil) async throws(Problem)
    -> SignatureReport
  {
    let anchors = await trust()
    let embedded = try await pages.embeddedSignatures(of: path, password: password)
    return try await verifier.verify(
      path: path, signatures: embedded, roots: roots ?? anchors.roots, intermediates: anchors.intermediates,
      revocationLists: anchors.revocationLists, now: clock())
  }

  /// A file that was just signed must hold an intact last signature over the whole of itself.
  private func confirm(_ copy: UnprovenCopy, password: Secret?) async throws(Problem) -> SignatureReport {
    let report: SignatureReport
    do throws(Problem) {
      report = try await verify(copy.path, password: password)
    } catch {
      throw Problem(.signatureDidNotVerify, ["file": copy.destination], technical: error.technical)
    }
    guard let last = report.signatures.last, last.integrity == .intact, last.coverage == .wholeFile else {
      let findings = report.signatures.last?.problems.map(\.rawValue).joined(separator: ", ") ?? "unsigned"
      throw Problem(.signatureDidNotVerify, ["file": copy.destination], technical: findings)
    }
    return report
  }

  private func chain(of certificate: Certificate, at location: KeyLocation) async throws(Problem) -> [[UInt8]] {
    let token = try await tokens.tokens(now: clock(), revoked: []).first {
      $0.module == location.module && $0.label == location.tokenLabel && $0.serial == location.tokenSerial
    }
    let onToken: [[UInt8]]
    if let token { onToken = try await tokens.issuers(on: token) } else { onToken = [] }
    let anchors = await trust()
    return CertificateChain.issuers(of: certificate.der, among: onToken + anchors.intermediates + anchors.roots)
  }
}

/// A document to sign, and how.
public nonisolated struct DocumentOrder: Sendable {
  public var path: String
  public var password: Secret?
  public var output: String
  public var field: String?
  public var box: SignatureBox?
  public var certificate: Certificate
  public var scheme: SignatureScheme
  public var appearance: Appearance

  public init(
    path: String, password: Secret? = nil, output: String, field: String? = nil, box: SignatureBox?,
    certificate: Certificate, scheme: SignatureScheme, appearance: Appearance
  ) {
    self.path = path
    self.password = password
    self.output = output
    self.field = field
    self.box = box
    self.certificate = certificate
    self.scheme = scheme
    self.appearance = appearance
  }
}

nonisolated extension DocumentOrder {
  /// Where the key lies.
  ///
  /// - Throws: why the certificate, the scheme or the output cannot be used.
  func usableLocation() throws(Problem) -> KeyLocation {
    guard let location = certificate.location else { throw Problem(.keyNotFound, ["certificate": certificate.subject]) }
    guard certificate.isUsable else {
      let reasons = certificate.obstacles.map(\.rawValue).joined(separator: ", ")
      throw Problem(.certificateUnusable, ["certificate": certificate.subject], technical: reasons)
    }
    guard location.schemes.contains(scheme) else {
      throw Problem(.schemeNotOffered, ["scheme": scheme.rawValue], technical: location.tokenLabel)
    }
    guard !UnprovenCopy.isSameFile(path, output) else {
      throw Problem(.fileNotWritable, ["file": output], technical: "the original itself")
    }
    return location
  }

  func request(at moment: Moment) -> SignatureRequest {
    SignatureRequest(
      path: path, field: field, page: box?.page ?? 0, rectangle: box?.rectangle, moment: moment,
      signerName: certificate.subject, appearance: box == nil && field == nil ? nil : appearance)
  }
}

/// Certificates that are believed, and those that help to reach them; all DER.
public nonisolated struct TrustAnchors: Sendable {
  public var roots: [[UInt8]]
  public var intermediates: [[UInt8]]
  public var revocationLists: [[UInt8]]

  public init(roots: [[UInt8]] = [], intermediates: [[UInt8]] = [], revocationLists: [[UInt8]] = []) {
    self.roots = roots
    self.intermediates = intermediates
    self.revocationLists = revocationLists
  }
}
