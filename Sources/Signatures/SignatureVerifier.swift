import COpenSSL
import Certificates
import Dossiers
import SerialQueues

/// Judges the signatures of a PDF file with OpenSSL, which shares no code with what made them, on a thread of its own.
public actor SignatureVerifier {
  private let queue = SerialQueue(label: "hoso.signature-verifier")

  public nonisolated var unownedExecutor: UnownedSerialExecutor { queue.asUnownedSerialExecutor() }

  public init() {}

  /// Judges every signature, in memory that does not grow with the file.
  ///
  /// Certificates and revocation lists are DER. A chain is judged as of a trusted timestamp, else as of /M, else as of
  /// `now`. Throws only when the file cannot be read: a bad signature is an answer, not an error.
  public func verify(
    path: String, signatures: [EmbeddedSignature], roots: [[UInt8]], intermediates: [[UInt8]] = [],
    revocationLists: [[UInt8]] = [], now: Moment
  ) throws(Problem) -> SignatureReport {
    let file = try ReadableFile(path: path)
    let store = try TrustStore(roots: roots, intermediates: intermediates, revocationLists: revocationLists)
    var judgements: [SignatureJudgement] = []
    for signature in signatures {
      judgements.append(try SignatureJudgement(signature, in: file, store: store, now: now))
    }
    let timestamps = judgements.filter(\.isTrustedDocumentTimestamp)
    let verdicts = judgements.map { $0.verdict(laterTimestamps: timestamps, fileByteCount: file.byteCount) }
    return SignatureReport(file: path, verdict: .summing(verdicts), signatures: verdicts)
  }
}

extension SignatureReport.Verdict {
  /// Valid only when nothing is left open.
  static func summing(_ signatures: [SignatureVerdict]) -> Self {
    guard !signatures.isEmpty else { return .unsigned }
    if signatures.contains(where: { $0.integrity == .broken || $0.changes == .suspicious || $0.trust == .untrusted }) {
      return .invalid
    }
    return signatures.allSatisfy { $0.trust == .trusted } ? .valid : .unknown
  }
}
