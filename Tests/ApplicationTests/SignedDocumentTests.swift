import Dossiers
import Foundation
import Pages
import Testing
import TokenFixture

/// Every class of document and every scheme, judged by us and by verifiers that we did not write.
@Suite(.serialized) struct SignedDocumentTests {
  typealias Kind = SignedSamples.Kind

  @Test(arguments: Kind.allCases)
  func ourOwnVerifierSaysValid(kind: Kind) async throws {
    let sample = try await SignedSamples.sample(kind)
    let report = try await SigningBench().verify(sample.path)
    #expect(report.verdict == .valid)
    #expect(report.signatures.map(\.scheme) == sample.schemes.map(\.rawValue))
    for signature in report.signatures {
      #expect(signature.integrity == .intact)
      #expect(signature.trust == .trusted)
      #expect(signature.level == .baselineB)
      #expect(signature.subFilter == "ETSI.CAdES.detached")
      #expect(signature.digest == "sha256")
      #expect(signature.changes != .suspicious)
      #expect(signature.signedAt != nil)
    }
    let last = try #require(report.signatures.last)
    #expect(last.coverage == .wholeFile)
    #expect(Array((last.signer?.subject ?? "").utf8) == Array(sample.signer.utf8))
    #expect(report.signatures.dropLast().allSatisfy { $0.coverage == .revision && $0.changes == .permitted })
    if kind == .emptyField { #expect(last.field == "ChuKy") }
  }

  @Test(arguments: Kind.allCases)
  func pdfSigSaysValid(kind: Kind) async throws {
    let sample = try await SignedSamples.sample(kind)
    let said = try await SigningBench().pdfSig(sample.path).output
    #expect(said.count(of: "Signature Validation: Signature is Valid.") == sample.schemes.count, "\(said)")
    #expect(said.count(of: "Signature Type: ETSI.CAdES.detached") == sample.schemes.count)
    #expect(said.components(separatedBy: "Signature #").last?.contains("Total document signed") == true)
    #expect(said.contains("Signer Certificate Common Name: \(sample.signer)"))
  }

  @Test(.enabled(if: Command.isInstalled("pyhanko"), "pyhanko is not in PATH"), arguments: Kind.allCases)
  func pyHankoSaysValid(kind: Kind) async throws {
    let sample = try await SignedSamples.sample(kind)
    let bench = try await SigningBench()
    for command in ["validate", "adesverify"] {
      let said = try await bench.pyHanko(command, sample.path)
      #expect(said.status == 0, "\(command): \(said.everything)")
      #expect(said.output.count(of: "The signature is judged VALID.") == sample.schemes.count, "\(said.everything)")
    }
  }

  @Test(arguments: Kind.allCases)
  func openSSLSaysValidAndFindsNoSigningTime(kind: Kind) async throws {
    let sample = try await SignedSamples.sample(kind)
    let bench = try await SigningBench()
    let signatures = try await bench.signatures(of: sample.path)
    #expect(signatures.count == sample.schemes.count)
    for signature in signatures {
      let said = try await bench.openSSL(signature, of: sample.path)
      #expect(said.status == 0, "\(said.everything)")
      #expect(said.everything.contains("CAdES Verification successful"))
      let printed = try await bench.printedCMS(signature)
      #expect(printed.contains("signingCertificateV2"))
      #expect(!printed.contains("signingTime"))
    }
  }

  @Test(arguments: Kind.allCases)
  func qpdfFindsNothingWrong(kind: Kind) async throws {
    let sample = try await SignedSamples.sample(kind)
    let said = try await Command.run("qpdf", ["--check", sample.path])
    #expect(said.status == 0, "\(said.everything)")
    #expect(!said.everything.contains("WARNING"))
  }

  @Test(arguments: Kind.allCases)
  func theOriginalIsUntouchedAndTheFileGrowsLittle(kind: Kind) async throws {
    let sample = try await SignedSamples.sample(kind)
    let (original, signed) = (sample.original.fileBytes, sample.path.fileBytes)
    #expect(!original.isEmpty)
    #expect(signed.starts(with: original))
    #expect(signed.count - original.count <= 25 * 1024 + 2 * 16_384)
  }

  @Test(arguments: Kind.allCases)
  func theAppearanceNamesTheSignerInComposedLetters(kind: Kind) async throws {
    let sample = try await SignedSamples.sample(kind)
    let text = try await Command.run("pdftotext", ["-enc", "UTF-8", sample.path, "-"])
    for words in ["Người ký", sample.signer] {
      let isThere = Data(text.bytes).range(of: Data(words.utf8)) != nil
      #expect(isThere == sample.isVisible, "\(text.output)")
    }
  }
}

extension String {
  func count(of words: String) -> Int { components(separatedBy: words).count - 1 }
}
