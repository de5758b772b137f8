import Dossiers
import Foundation
import Pages
import Testing
import TokenFixture

/// What must not be believed.
@Suite(.serialized) struct TamperingTests {
  @Test(arguments: ["abcd", "Don de nghi", "/MediaBox [0 0 5"])
  func oneChangedByteIsFoundByEveryJudge(near words: String) async throws {
    let folder = try ScratchFolder()
    let bench = try await SigningBench()
    let sample = try await SignedSamples.sample(.visiblePSS)
    var bytes = sample.path.fileBytes
    let place = try #require(Data(bytes).range(of: Data(words.utf8)))
    // The last letter of a word or number, so that the file stays readable.
    bytes[place.upperBound - 1] ^= 1
    let path = try folder.write(bytes, "changed.pdf")

    let report = try await bench.verify(path)
    #expect(report.verdict == .invalid)
    #expect(report.signatures.first?.integrity == .broken)
    #expect(report.signatures.first?.problems.contains(.digestMismatch) == true)
    let poppler = try await bench.pdfSig(path).output
    #expect(poppler.contains("Digest Mismatch"))
    #expect(!poppler.contains("Signature is Valid"))
    let signature = try #require(try await bench.signatures(of: path).first)
    let openSSL = try await bench.openSSL(signature, of: path)
    #expect(openSSL.status != 0)
    guard Command.isInstalled("pyhanko") else { return }
    for command in ["validate", "adesverify"] {
      let said = try await bench.pyHanko(command, path)
      #expect(!said.output.contains("judged VALID"), "\(said.everything)")
    }
  }

  @Test(arguments: 0..<48)
  func noByteMayBeChangedUnseen(part: Int) async throws {
    let folder = try ScratchFolder()
    let sample = try await SignedSamples.sample(.visibleECDSA)
    let bench = try await SigningBench()
    let signature = try #require(try await bench.signatures(of: sample.path).first)
    var bytes = sample.path.fileBytes
    let signed =
      Array(signature.byteRange[0]..<signature.byteRange[1]) + Array(signature.byteRange[2]..<bytes.count)
    bytes[signed[part * (signed.count - 1) / 47]] ^= 1
    let path = try folder.write(bytes, "changed.pdf")
    do {
      let report = try await bench.verify(path)
      #expect(report.verdict == .invalid || report.verdict == .unsigned, "\(part)")
    } catch let problem as Problem {
      #expect([.documentDamaged, .documentNeedsPassword].contains(problem.code))
    }
  }

  @Test func aForeignRootIsTrustedByNobody() async throws {
    let folder = try ScratchFolder()
    let bench = try await SigningBench()
    let sample = try await SignedSamples.sample(.visiblePSS)
    let other = try await TestAuthority(folder: folder.url.appending(path: "other"), name: "Tổ chức khác")
    let report = try await bench.verify(sample.path, roots: [other.root])
    #expect(report.verdict == .invalid)
    #expect(report.signatures.first?.integrity == .intact)
    #expect(report.signatures.first?.trust == .untrusted)
    #expect(report.signatures.first?.problems == [.issuerNotTrusted])
    let root = other.folder.appending(path: other.rootFile).path
    let signature = try #require(try await bench.signatures(of: sample.path).first)
    #expect(try await bench.openSSL(signature, of: sample.path, root: root).status != 0)
    guard Command.isInstalled("pyhanko") else { return }
    let said = try await bench.pyHanko("validate", sample.path, root: root)
    #expect(said.output.contains("judged INVALID"), "\(said.everything)")
    let archived = try await bench.pyHanko("adesverify", sample.path, root: root)
    #expect(!archived.output.contains("judged VALID"))
  }

  @Test func bytesAfterTheEndAreNamed() async throws {
    let folder = try ScratchFolder()
    let sample = try await SignedSamples.sample(.visibleECDSA)
    let path = try folder.write(sample.path.fileBytes + Array("\n% phần lạ\n".utf8), "longer.pdf")
    let report = try await SigningBench().verify(path)
    #expect(report.signatures.first?.coverage == .revision)
    #expect(report.signatures.first?.problems == [.bytesAfterEnd])
  }
}
