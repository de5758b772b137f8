import COpenSSL
import Certificates
import Dossiers

/// One signature with all that was found of it, before the signatures of the file are seen together.
struct SignatureJudgement {
  private let signature: EmbeddedSignature
  private let format: SignatureFormat
  private let byteRange: ByteRangeCheck
  private let facts: SignatureFacts
  private let signer: CertificateReader?

  init(
    _ signature: EmbeddedSignature, in file: borrowing ReadableFile, store: borrowing TrustStore, now: Moment
  ) throws(Problem) {
    self.signature = signature
    format = SignatureFormat(signature)
    byteRange = try ByteRangeCheck(signature, in: file)
    facts = try SignatureFacts(
      signature, format: format, isRangeRight: byteRange.isRight, in: file, store: store,
      claimedAt: signature.signedAt ?? now)
    signer = facts.signer.flatMap { try? CertificateReader(der: $0) }
  }

  var isTrustedDocumentTimestamp: Bool {
    format == .timestamp && integrity == .intact && trust == .trusted
  }

  func verdict(laterTimestamps: [SignatureJudgement], fileByteCount: Int) -> SignatureVerdict {
    let isArchived = laterTimestamps.contains { $0.byteRange.end > byteRange.end }
    let coversFile = byteRange.isRight && byteRange.end == fileByteCount
    return SignatureVerdict(
      field: signature.field, integrity: integrity, coverage: coversFile ? .wholeFile : .revision,
      changes: signature.changes, trust: trust, level: level(isArchived: isArchived), subFilter: signature.subFilter,
      scheme: facts.scheme, digest: facts.digest, signedAt: signedAt, signer: signer.map { .init($0.certificate) },
      problems: findings(coversFile: coversFile))
  }

  private var integrity: SignatureVerdict.Integrity {
    byteRange.isRight && facts.isReadable && facts.isDigestRight && facts.isValueRight
      && facts.signingCertificate != SIGNING_CERTIFICATE_WRONG ? .intact : .broken
  }

  private var trust: SignatureVerdict.Trust {
    if facts.wasRevokedAtSigning || (signer.map { !$0.maySign } ?? false) { return .untrusted }
    switch facts.chain.state {
    // Revoked later than a time that only the signer claims: nobody can tell which came first.
    case CHAIN_TRUSTED: return facts.chain.is_revoked && facts.provenAt == nil ? .unknown : .trusted
    case CHAIN_NO_ROOTS, CHAIN_INCOMPLETE: return .unknown
    default: return facts.signer == nil ? .unknown : .untrusted
    }
  }

  private var signedAt: Moment? { format == .timestamp ? facts.provenAt ?? signature.signedAt : signature.signedAt }

  /// EN 319 142-1 §6; a level counts only when what it adds was found intact.
  private func level(isArchived: Bool) -> SignatureVerdict.Level {
    if format == .timestamp { return .baselineT }
    guard format == .pades, facts.signingCertificate == SIGNING_CERTIFICATE_RIGHT else { return .legacy }
    guard facts.provenAt != nil || isArchived else { return .baselineB }
    guard signature.hasSecurityStore else { return .baselineT }
    return isArchived ? .baselineLTA : .baselineLT
  }

  private func findings(coversFile: Bool) -> [SignatureVerdict.Finding] {
    var findings: [SignatureVerdict.Finding] = []
    func add(_ finding: SignatureVerdict.Finding, when isSo: Bool) { if isSo { findings.append(finding) } }
    let isChecked = byteRange.isRight && facts.isReadable && facts.signer != nil
    add(.byteRangeWrong, when: !byteRange.isRight)
    add(.cmsUnreadable, when: byteRange.isRight && !facts.isReadable)
    add(.signerCertificateMissing, when: facts.isReadable && facts.signer == nil)
    add(.digestMismatch, when: isChecked && !facts.isDigestRight)
    add(.signatureValueWrong, when: isChecked && !facts.isValueRight)
    add(
      .signingCertificateAttributeWrong,
      when: isChecked
        && (facts.signingCertificate == SIGNING_CERTIFICATE_WRONG
          || format == .pades && facts.signingCertificate == SIGNING_CERTIFICATE_ABSENT)
    )
    if facts.signer != nil { findings += chainFindings }
    add(.weakDigest, when: facts.isDigestWeak)
    add(.weakKey, when: signer?.hasWeakKey ?? false)
    add(.legacyFormat, when: format == .legacy || format == .legacyOfSHA1 || format == .unknown)
    add(.legacyScheme, when: facts.scheme == SignatureScheme.pkcs1.rawValue && format != .timestamp)
    add(.signingTimeAttributePresent, when: format == .pades && facts.hasSigningTime)
    add(.changedAfterSigning, when: signature.changes == .suspicious)
    add(.bytesAfterEnd, when: byteRange.isRight && !coversFile && signature.changes == .none)
    return findings
  }

  private var chainFindings: [SignatureVerdict.Finding] {
    var findings: [SignatureVerdict.Finding] = []
    switch facts.chain.state {
    case CHAIN_NO_ROOTS: findings.append(.noTrustedRoots)
    case CHAIN_INCOMPLETE: findings.append(.chainIncomplete)
    case CHAIN_OUTSIDE_VALIDITY: findings.append(.certificateExpiredAtSigning)
    case CHAIN_TRUSTED: break
    default: findings.append(.issuerNotTrusted)
    }
    if facts.chain.is_revoked { findings.append(.certificateRevoked) }
    if format != .timestamp, let usage = signer?.keyUsage, !usage.nonRepudiation { findings.append(.keyUsageWrong) }
    return findings
  }
}

extension CertificateReader {
  /// RFC 5280 §4.2.1.3: one of the two bits suffices for a signature over a document.
  fileprivate var maySign: Bool { keyUsage.map { $0.digitalSignature || $0.nonRepudiation } ?? true }

  fileprivate var hasWeakKey: Bool {
    switch certificate.key {
    case .rsa(let bits): bits < 2048
    case .elliptic(let bits): bits < 256
    case .other: false
    }
  }
}

extension SignatureVerdict.Signer {
  fileprivate init(_ certificate: Certificate) {
    self.init(
      subject: certificate.subject, issuer: certificate.issuer, serial: certificate.serial,
      notBefore: certificate.notBefore, notAfter: certificate.notAfter)
  }
}
