import Dossiers
import Foundation
import Signatures
import Testing
import TokenFixture

@Suite struct PAdESSignatureTests {
  @Test(arguments: [SignatureScheme.pss, .pkcs1, .ecdsa])
  func openSSLAndOurVerifierAccept(scheme: SignatureScheme) async throws {
    let authority = try await TokenFixture.shared.value.authority
    let file = try await signed(scheme)
    defer { file.remove() }
    let judgement = try await file.judgement(root: authority.rootURL, intermediate: authority.intermediateURL)
    #expect(judgement.succeeded, "\(judgement.output)")
    #expect(judgement.output.contains("CAdES Verification successful"))

    let report = try await file.report(roots: [authority.root])
    let verdict = try #require(report.signatures.first)
    #expect(report.verdict == .valid)
    #expect(verdict.integrity == .intact)
    #expect(verdict.coverage == .wholeFile)
    #expect(verdict.trust == .trusted)
    #expect(verdict.level == .baselineB)
    #expect(verdict.scheme == scheme.rawValue)
    #expect(verdict.digest == "sha256")
    #expect(verdict.problems == (scheme == .pkcs1 ? [.legacyScheme] : []))
    let name = scheme == .ecdsa ? "Đặng Quốc Đạt" : "Nguyễn Thị Ngọc Ánh"
    #expect(Array((verdict.signer?.subject ?? "").utf8) == Array(name.utf8))
  }

  @Test func holdsTheAttributesOfTheBaselineAndNoSigningTime() async throws {
    let file = try await signed(.pss)
    defer { file.remove() }
    let printed = try await OpenSSLCommand.run(
      ["cms", "-cmsout", "-print", "-noout", "-inform", "DER", "-in", "cms"], in: file.folder)
    let info = try #require(printed.range(of: "signerInfos:").map { printed[$0.lowerBound...] })
    #expect(info.contains("contentType (1.2.840.113549.1.9.3)"))
    #expect(info.contains("messageDigest (1.2.840.113549.1.9.4)"))
    #expect(info.contains("signingCertificateV2 (1.2.840.113549.1.9.16.2.47)"))
    #expect(info.contains("algorithm: rsassaPss"))
    #expect(!printed.contains("signingTime"))
    #expect(printed.contains("eContent: <ABSENT>"))
    // The signer and the intermediate.
    #expect(printed.components(separatedBy: "d.certificate:").count == 3)
  }

  @Test func oneChangedByteIsFoundByBoth() async throws {
    let authority = try await TokenFixture.shared.value.authority
    var file = try await signed(.ecdsa)
    defer { file.remove() }
    file.content[3] ^= 1
    var covered = try Data(contentsOf: file.folder.appending(path: "covered"))
    covered[3] ^= 1
    try covered.write(to: file.folder.appending(path: "covered"))
    let judgement = try await file.judgement(root: authority.rootURL, intermediate: authority.intermediateURL)
    #expect(!judgement.succeeded)
    let report = try await file.report(roots: [authority.root])
    #expect(report.verdict == .invalid)
    #expect(report.signatures.first?.integrity == .broken)
    #expect(report.signatures.first?.problems == [.digestMismatch])
  }

  @Test func anotherRootOfTheSameNameIsNotTrustedByEither() async throws {
    let file = try await signed(.pss)
    let folder = file.folder.appending(path: "impostor")
    let impostor = try await TestAuthority(folder: folder)
    let other = try await TestAuthority(folder: file.folder.appending(path: "other"), name: "Tổ chức khác")
    let authority = try await TokenFixture.shared.value.authority
    defer { file.remove() }
    let judgement = try await file.judgement(root: impostor.rootURL, intermediate: authority.intermediateURL)
    #expect(!judgement.succeeded)
    let forged = try await file.report(roots: [impostor.root])
    #expect(forged.verdict != .valid)
    #expect(forged.signatures.first?.trust != .trusted)
    let foreign = try await file.report(roots: [other.root])
    #expect(foreign.verdict == .unknown)
    #expect(foreign.signatures.first?.problems == [.chainIncomplete])
  }

  @Test func aSchemeOfAnotherKindOfKeyIsRefused() async throws {
    let fixture = try await TokenFixture.shared.value
    let certificate = try await fixture.certificate(of: TokenFixture.elliptic)
    #expect(throws: Problem(.schemeNotOffered, ["scheme": "pss"])) {
      try PAdESSignature(
        certificate: certificate, chain: [], scheme: .pss, documentDigest: [UInt8](repeating: 0, count: 32))
    }
    #expect(throws: Problem(.certificateUnusable, technical: "X.509")) {
      try PAdESSignature(
        certificate: [1, 2, 3], chain: [], scheme: .pss, documentDigest: [UInt8](repeating: 0, count: 32))
    }
  }

  @Test func theReservedSpaceHoldsTheSignatureAndATimestamp() async throws {
    let file = try await signed(.pss)
    defer { file.remove() }
    let fixture = try await TokenFixture.shared.value
    let chain = [try await fixture.certificate(of: TokenFixture.rsa), fixture.authority.intermediate]
    let cms = try Data(contentsOf: file.folder.appending(path: "cms"))
    #expect(PAdESSignature.reservedByteCount(certificates: chain) > 2 * cms.count)
    let large = [[UInt8](repeating: 0, count: 40_000)]
    #expect(PAdESSignature.reservedByteCount(certificates: large, withTimestamp: true) > 40_000 + 16_384)
  }

  private func signed(_ scheme: SignatureScheme) async throws -> SignedFile {
    let authority = try await TokenFixture.shared.value.authority
    return try await SignedFile(
      key: scheme == .ecdsa ? TokenFixture.elliptic : TokenFixture.rsa, scheme: scheme,
      chain: [authority.intermediate])
  }
}
