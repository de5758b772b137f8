import Dossiers
import Foundation
import Signatures
import Testing
import TokenFixture

@Suite struct TimestampAndLegacyTests {
  @Test func anIntactTimestampMakesTheLevelT() async throws {
    let authority = try await TokenFixture.shared.value.authority
    let file = try await SignedFile(
      key: TokenFixture.elliptic, scheme: .ecdsa, chain: [authority.intermediate],
      timestamp: { value, folder in try await Self.timestamp(of: value, in: folder, authority) })
    defer { file.remove() }
    let judgement = try await file.judgement(root: authority.rootURL, intermediate: authority.intermediateURL)
    #expect(judgement.succeeded, "\(judgement.output)")
    let report = try await file.report(roots: [authority.root])
    #expect(report.verdict == .valid)
    #expect(report.signatures.first?.level == .baselineT)
    #expect(report.signatures.first?.problems == [])
    var kept = file
    kept.signature.hasSecurityStore = true
    #expect(try await kept.report(roots: [authority.root]).signatures.first?.level == .baselineLT)
    #expect(try await file.report(roots: []).signatures.first?.level == .baselineB)
  }

  @Test func aTimestampOverAnotherValueProvesNothing() async throws {
    let authority = try await TokenFixture.shared.value.authority
    let file = try await SignedFile(
      key: TokenFixture.elliptic, scheme: .ecdsa, chain: [authority.intermediate],
      timestamp: { value, folder in try await Self.timestamp(of: value.reversed(), in: folder, authority) })
    defer { file.remove() }
    let report = try await file.report(roots: [authority.root])
    #expect(report.signatures.first?.integrity == .intact)
    #expect(report.signatures.first?.level == .baselineB)
  }

  @Test func aDocumentTimestampCoversTheFile() async throws {
    let authority = try await TokenFixture.shared.value.authority
    var file = try await SignedFile(subFilter: "ETSI.RFC3161") { _, folder in
      let covered = try Data(contentsOf: folder.appending(path: "covered"))
      return try await Self.timestamp(of: [UInt8](covered), in: folder, authority)
    }
    defer { file.remove() }
    file.signature.type = "DocTimeStamp"
    let report = try await file.report(roots: [authority.root])
    #expect(report.verdict == .valid)
    #expect(report.signatures.first?.problems == [])
    file.content[0] ^= 1
    let changed = try await file.report(roots: [authority.root])
    #expect(changed.verdict == .invalid)
    #expect(changed.signatures.first?.problems == [.digestMismatch])
  }

  @Test func anOldFormatIsLegacyThoughValid() async throws {
    let authority = try await TokenFixture.shared.value.authority
    let file = try await legacyFile(subFilter: "adbe.pkcs7.detached", authority)
    defer { file.remove() }
    let verdict = try #require(try await file.report(roots: [authority.root]).signatures.first)
    #expect(verdict.integrity == .intact)
    #expect(verdict.trust == .trusted)
    #expect(verdict.level == .legacy)
    #expect(verdict.problems == [.legacyFormat, .legacyScheme])
    // The same CMS under the name of PAdES lacks the signing certificate and has a signing time.
    var renamed = file
    renamed.signature.subFilter = "ETSI.CAdES.detached"
    let wrong = try #require(try await renamed.report(roots: [authority.root]).signatures.first)
    #expect(wrong.level == .legacy)
    #expect(wrong.problems == [.signingCertificateAttributeWrong, .legacyScheme, .signingTimeAttributePresent])
  }

  @Test func aSHA1SignatureOverADigestIsWeakAndLegacy() async throws {
    let authority = try await TokenFixture.shared.value.authority
    let file = try await legacyFile(subFilter: "adbe.pkcs7.sha1", authority)
    defer { file.remove() }
    let verdict = try #require(try await file.report(roots: [authority.root]).signatures.first)
    #expect(verdict.integrity == .intact)
    #expect(verdict.digest == "sha1")
    #expect(verdict.problems == [.weakDigest, .legacyFormat, .legacyScheme])
  }

  @Test func anUnknownFormatIsNotIntact() async throws {
    let file = try await SignedFile(subFilter: "adbe.x509.rsa_sha1") { _, _ in [0x04, 0x02, 0x01, 0x01] }
    defer { file.remove() }
    let verdict = try #require(try await file.report(roots: []).signatures.first)
    #expect(verdict.integrity == .broken)
    #expect(verdict.problems == [.cmsUnreadable, .legacyFormat])
  }

  /// A CMS by `openssl cms`, with a key of its own.
  private func legacyFile(subFilter: String, _ authority: TestAuthority) async throws -> SignedFile {
    let name = "legacy-\(UUID().uuidString)"
    try await Self.makeKey(name, in: authority.folder)
    let publicKey = try [UInt8](Data(contentsOf: authority.folder.appending(path: "\(name).public")))
    _ = try await authority.certify(
      publicKey, name: name, subject: "/CN=Phan Quốc Hậu", extensions: "keyUsage=nonRepudiation\n")
    return try await SignedFile(subFilter: subFilter) { _, folder in
      let signer = [
        "-signer", authority.folder.appending(path: "\(name).pem").path, "-inkey",
        authority.folder.appending(path: "\(name).key").path, "-certfile", authority.intermediateURL.path,
      ]
      let form = ["cms", "-sign", "-binary", "-outform", "DER", "-out", "legacy", "-nosmimecap"]
      if subFilter == "adbe.pkcs7.sha1" {
        try await OpenSSLCommand.run(["dgst", "-sha1", "-binary", "-out", "digest", "covered"], in: folder)
        try await OpenSSLCommand.run(form + signer + ["-in", "digest", "-nodetach", "-md", "sha1"], in: folder)
      } else {
        try await OpenSSLCommand.run(form + signer + ["-in", "covered"], in: folder)
      }
      return try [UInt8](Data(contentsOf: folder.appending(path: "legacy")))
    }
  }

  /// An RFC 3161 token by `openssl ts`.
  private static func timestamp(
    of value: [UInt8], in folder: URL, _ authority: TestAuthority
  ) async throws -> [UInt8] {
    let name = "tsa-\(UUID().uuidString)"
    try await makeKey(name, in: authority.folder)
    let publicKey = try [UInt8](Data(contentsOf: authority.folder.appending(path: "\(name).public")))
    _ = try await authority.certify(
      publicKey, name: name, subject: "/CN=Dấu thời gian",
      extensions: "keyUsage=critical,digitalSignature\nextendedKeyUsage=critical,timeStamping\n")
    try Data(value).write(to: folder.appending(path: "stamped"))
    let configuration = """
      [tsa]
      default_tsa = settings
      [settings]
      serial = tsa.serial
      default_policy = 1.2.3.4.1
      digests = sha256
      signer_digest = sha256
      ess_cert_id_alg = sha256

      """
    try Data(configuration.utf8).write(to: folder.appending(path: "tsa.cnf"))
    try await OpenSSLCommand.run(
      ["ts", "-query", "-data", "stamped", "-sha256", "-cert", "-out", "query"], in: folder)
    try await OpenSSLCommand.run(
      [
        "ts", "-reply", "-config", "tsa.cnf", "-queryfile", "query", "-signer",
        authority.folder.appending(path: "\(name).pem").path, "-inkey",
        authority.folder.appending(path: "\(name).key").path, "-chain", authority.intermediateURL.path, "-token_out",
        "-out", "token",
      ], in: folder)
    return try [UInt8](Data(contentsOf: folder.appending(path: "token")))
  }

  private static func makeKey(_ name: String, in folder: URL) async throws {
    try await OpenSSLCommand.run(["genrsa", "-out", "\(name).key", "2048"], in: folder)
    try await OpenSSLCommand.run(
      ["pkey", "-in", "\(name).key", "-pubout", "-outform", "DER", "-out", "\(name).public"], in: folder)
  }
}
