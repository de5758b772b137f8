import Dossiers
import Foundation
import Testing
import TokenFixture

private let corpusFolder = ProcessInfo.processInfo.environment["HOSO_CORPUS"]

/// Files of other programs that trip signing programs, found by `HOSO_CORPUS`.
@Suite(.serialized, .enabled(if: corpusFolder != nil, "HOSO_CORPUS names no folder"))
struct CorpusSigningTests {
  @Test(arguments: [
    "pyhanko/minimal", "pyhanko/minimal-xref", "dss/pdf-xref-streams", "qpdf/minimal-linearized", "qpdf/rotated",
    "pyhanko/page-tree-direct-kid", "pyhanko/minimal-one-field-indir-annots", "pyhanko/minimal-two-fields",
    "pyhanko/minimal-signed-twice-second-created", "dss/doc-positive-coordinates-rotate-90",
    "dss/doc-positive-coordinates-rotate-270",
  ])
  func everyJudgeAcceptsOurSignature(name: String) async throws {
    let folder = try ScratchFolder()
    let bench = try await SigningBench()
    let source = "\(try #require(corpusFolder))/\(name).pdf"
    let output = folder.path("signed.pdf")
    let box = SignatureBox(page: 0, rectangle: PageRectangle(x: 5, y: 5, width: 120, height: 45))
    let before = try await bench.pdfSig(source).output
    let report = try await bench.sign(
      bench.order(source, to: output, key: TokenFixture.rsa, scheme: .pss, box: box))
    #expect(report.signatures.last?.integrity == .intact)
    #expect(report.signatures.last?.coverage == .wholeFile)
    #expect(report.signatures.last?.trust == .trusted)
    let said = try await bench.pdfSig(output).output
    let validity = "Signature is Valid."
    #expect(said.count(of: validity) == before.count(of: validity) + 1, "\(said)")
    let signature = try #require(try await bench.signatures(of: output).last)
    #expect(try await bench.openSSL(signature, of: output).status == 0)
    // pyHanko refuses this one as it comes.
    guard Command.isInstalled("pyhanko"), name != "dss/pdf-xref-streams" else { return }
    let judged = try await bench.pyHanko("validate", output).everything
    let own = judged.components(separatedBy: "Field ").last { $0.contains(": \(signature.field)\n") }
    #expect(own?.contains("judged VALID") == true, "\(judged)")
  }
}
