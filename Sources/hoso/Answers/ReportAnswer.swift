import Dossiers

/// What `hoso verify --json` prints.
struct ReportAnswer: Encodable {
  struct Signature: Encodable {
    var field: String
    var integrity: SignatureVerdict.Integrity
    var coverage: SignatureVerdict.Coverage
    var changes: SignatureVerdict.Changes
    var trust: SignatureVerdict.Trust
    var level: SignatureVerdict.Level
    var subFilter: String
    var scheme: String
    var digest: String
    var signedAt: Nullable<String>
    var signer: Nullable<Signer>
    var problems: [SignatureVerdict.Finding]
  }

  struct Signer: Encodable {
    var subject: String
    var issuer: String
    var serial: String
    var notBefore: String
    var notAfter: String
  }

  var file: String
  var verdict: SignatureReport.Verdict
  var signatures: [Signature]

  init(_ report: SignatureReport) {
    file = report.file
    verdict = report.verdict
    signatures = report.signatures.map(Signature.init)
  }
}

extension ReportAnswer.Signature {
  init(_ verdict: SignatureVerdict) {
    self.init(
      field: verdict.field, integrity: verdict.integrity, coverage: verdict.coverage, changes: verdict.changes,
      trust: verdict.trust, level: verdict.level, subFilter: verdict.subFilter, scheme: verdict.scheme,
      digest: verdict.digest, signedAt: Nullable(verdict.signedAt?.iso8601),
      signer: Nullable(verdict.signer.map(ReportAnswer.Signer.init)), problems: verdict.problems)
  }
}

extension ReportAnswer.Signer {
  init(_ signer: SignatureVerdict.Signer) {
    self.init(
      subject: signer.subject, issuer: signer.issuer, serial: signer.serial, notBefore: signer.notBefore.iso8601,
      notAfter: signer.notAfter.iso8601)
  }
}
