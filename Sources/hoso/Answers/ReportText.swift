import AppResources
import Dossiers
import Screens

/// A signature report in words, in the person's language.
struct ReportText: CustomStringConvertible {
  let description: String

  init(_ report: SignatureReport) throws(Problem) {
    let texts = try ScreenLibrary.load(from: ResourceFolder.located()).texts(of: .signatureReport, in: .ofThePerson)
    var lines = ["\(report.file): \(texts["verdict-\(report.verdict.rawValue)"])"]
    for signature in report.signatures {
      lines.append("  \(signature.field) · \(signature.signer?.subject ?? "?") · \(signature.signer?.issuer ?? "?")")
      let facts = [
        signature.signedAt?.clockAndDate ?? "?", texts["integrity-\(signature.integrity.rawValue)"],
        texts["coverage-\(signature.coverage.rawValue)"], texts["changes-\(signature.changes.rawValue)"],
        texts["trust-\(signature.trust.rawValue)"], signature.level.rawValue, signature.scheme, signature.digest,
      ]
      lines.append("    " + facts.joined(separator: " · "))
      lines += signature.problems.map { "    ! \(texts["finding-\($0.rawValue)"])" }
    }
    description = lines.joined(separator: "\n")
  }
}
