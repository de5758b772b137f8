/// What verification found in a PDF file. Field names and values are the contract of `hoso verify --json`.
public struct SignatureReport: Hashable, Codable, Sendable {
  public enum Verdict: String, Codable, Sendable { case valid, invalid, unknown, unsigned }

  public var file: String
  public var verdict: Verdict
  public var signatures: [SignatureVerdict]

  public init(file: String, verdict: Verdict, signatures: [SignatureVerdict]) {
    self.file = file
    self.verdict = verdict
    self.signatures = signatures
  }
}

/// What verification found of one signature.
public struct SignatureVerdict: Hashable, Codable, Sendable {
  public enum Integrity: String, Codable, Sendable { case intact, broken }
  public enum Coverage: String, Codable, Sendable {
    case wholeFile = "whole-file"
    case revision
  }
  public enum Changes: String, Codable, Sendable { case none, permitted, suspicious }
  public enum Trust: String, Codable, Sendable { case trusted, untrusted, unknown }
  public enum Level: String, Codable, Sendable {
    case baselineB = "B-B"
    case baselineT = "B-T"
    case baselineLT = "B-LT"
    case baselineLTA = "B-LTA"
    case legacy
  }
  /// Who signed, as the certificate says.
  public struct Signer: Hashable, Codable, Sendable {
    public var subject: String
    public var issuer: String
    public var serial: String
    public var notBefore: Moment
    public var notAfter: Moment

    public init(subject: String, issuer: String, serial: String, notBefore: Moment, notAfter: Moment) {
      self.subject = subject
      self.issuer = issuer
      self.serial = serial
      self.notBefore = notBefore
      self.notAfter = notAfter
    }
  }
  /// Reasons, each with a text for people in `screens/signature-report.toml`.
  public enum Finding: String, Codable, CaseIterable, Sendable {
    case digestMismatch = "digest-mismatch"
    case signatureValueWrong = "signature-value-wrong"
    case byteRangeWrong = "byte-range-wrong"
    case cmsUnreadable = "cms-unreadable"
    case signerCertificateMissing = "signer-certificate-missing"
    case signingCertificateAttributeWrong = "signing-certificate-attribute-wrong"
    case chainIncomplete = "chain-incomplete"
    case issuerNotTrusted = "issuer-not-trusted"
    case noTrustedRoots = "no-trusted-roots"
    case certificateExpiredAtSigning = "certificate-expired-at-signing"
    case certificateRevoked = "certificate-revoked"
    case keyUsageWrong = "key-usage-wrong"
    case weakDigest = "weak-digest"
    case weakKey = "weak-key"
    case legacyFormat = "legacy-format"
    case legacyScheme = "legacy-scheme"
    case signingTimeAttributePresent = "signing-time-attribute-present"
    case changedAfterSigning = "changed-after-signing"
    case bytesAfterEnd = "bytes-after-end"
  }

  public var field: String
  public var integrity: Integrity
  public var coverage: Coverage
  public var changes: Changes
  public var trust: Trust
  public var level: Level
  public var subFilter: String
  public var scheme: String
  public var digest: String
  /// Claimed by /M; proven only by a timestamp.
  public var signedAt: Moment?
  public var signer: Signer?
  public var problems: [Finding]

  public init(
    field: String, integrity: Integrity, coverage: Coverage, changes: Changes, trust: Trust, level: Level,
    subFilter: String, scheme: String, digest: String, signedAt: Moment?, signer: Signer?, problems: [Finding]
  ) {
    self.field = field
    self.integrity = integrity
    self.coverage = coverage
    self.changes = changes
    self.trust = trust
    self.level = level
    self.subFilter = subFilter
    self.scheme = scheme
    self.digest = digest
    self.signedAt = signedAt
    self.signer = signer
    self.problems = problems
  }
}
