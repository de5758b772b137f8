import Dossiers
import Foundation
import Signatures
import Testing
import TokenFixture

@Suite struct SignatureVerifierTests {
  @Test func aFileWithoutSignaturesIsUnsigned() async throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "hoso-\(UUID().uuidString)")
    try Data("Không ký".utf8).write(to: path)
    defer { try? FileManager.default.removeItem(at: path) }
    let report = try await SignatureVerifier().verify(
      path: path.path, signatures: [], roots: [], now: Moment(seconds: 0))
    #expect(report == SignatureReport(file: path.path, verdict: .unsigned, signatures: []))
  }

  @Test func withoutRootsOrIntermediatesNobodyIsTrusted() async throws {
    let authority = try await TokenFixture.shared.value.authority
    let file = try await SignedFile(key: TokenFixture.elliptic, scheme: .ecdsa, chain: [])
    defer { file.remove() }
    try await expect(file, roots: [], .unknown, .unknown, [.noTrustedRoots])
    try await expect(file, roots: [authority.root], .unknown, .unknown, [.chainIncomplete])
    let helped = try await file.report(roots: [authority.root], intermediates: [authority.intermediate])
    #expect(helped.verdict == .valid)
    // The person may trust the intermediate itself.
    try await expect(file, roots: [authority.intermediate], .valid, .trusted, [])
  }

  @Test func theChainIsJudgedAsOfTheSigningTime() async throws {
    let authority = try await TokenFixture.shared.value.authority
    let notAfter = try await TokenFixture.shared.value.listed(TokenFixture.elliptic).notAfter
    let late = try await SignedFile(
      key: TokenFixture.elliptic, scheme: .ecdsa, chain: [authority.intermediate], signedAt: notAfter + 1)
    defer { late.remove() }
    try await expect(late, roots: [authority.root], .invalid, .untrusted, [.certificateExpiredAtSigning])
  }

  @Test func aRevokedCertificateIsNotTrusted() async throws {
    let authority = try await TokenFixture.shared.value.authority
    let now = Moment(seconds: Int64(Date().timeIntervalSince1970))
    let list = try await authority.revocationList(of: ["elliptic.pem"], name: "elliptic-revoked")
    let after = try await SignedFile(
      key: TokenFixture.elliptic, scheme: .ecdsa, chain: [authority.intermediate], signedAt: now + 3600)
    defer { after.remove() }
    let revoked = try await after.report(roots: [authority.root], revocationLists: [list])
    #expect(revoked.verdict == .invalid)
    #expect(revoked.signatures.first?.problems == [.certificateRevoked])

    let others = try await authority.revocationList(of: ["login.pem"], name: "login-revoked")
    #expect(try await after.report(roots: [authority.root], revocationLists: [others]).verdict == .valid)
    let impostor = try await TestAuthority(folder: after.folder.appending(path: "impostor"))
    try FileManager.default.copyItem(
      at: authority.folder.appending(path: "elliptic.pem"), to: impostor.folder.appending(path: "elliptic.pem"))
    let forged = try await impostor.revocationList(of: ["elliptic.pem"], name: "forged")
    #expect(try await after.report(roots: [authority.root], revocationLists: [forged]).verdict == .valid)
  }

  @Test func revokedAfterAnUnprovenTimeIsUnknown() async throws {
    let fixture = try await TokenFixture.shared.value
    let authority = fixture.authority
    let notBefore = try await fixture.listed(TokenFixture.careful).notBefore
    let before = try await SignedFile(
      key: TokenFixture.careful, scheme: .pss, chain: [authority.intermediate], signedAt: notBefore)
    defer { before.remove() }
    // openssl dates a revocation with the present second, which must be later than the signature.
    while Moment(seconds: Int64(Date().timeIntervalSince1970)) <= notBefore { await Task.yield() }
    let list = try await authority.revocationList(of: ["careful.pem"], name: "careful-revoked")
    let report = try await before.report(roots: [authority.root], revocationLists: [list])
    #expect(report.verdict == .unknown)
    #expect(report.signatures.first?.problems == [.certificateRevoked])
  }

  @Test func aCertificateForLoginOnlyIsNamed() async throws {
    let authority = try await TokenFixture.shared.value.authority
    let file = try await SignedFile(key: TokenFixture.login, scheme: .ecdsa, chain: [authority.intermediate])
    defer { file.remove() }
    try await expect(file, roots: [authority.root], .valid, .trusted, [.keyUsageWrong])
  }

  @Test func aSuspiciousChangeMakesTheFileInvalid() async throws {
    let authority = try await TokenFixture.shared.value.authority
    var file = try await SignedFile(key: TokenFixture.elliptic, scheme: .ecdsa, chain: [authority.intermediate])
    defer { file.remove() }
    file.content += Array("một bản cập nhật\n".utf8)
    file.signature.changes = .suspicious
    let report = try await file.report(roots: [authority.root])
    #expect(report.verdict == .invalid)
    #expect(report.signatures.first?.integrity == .intact)
    #expect(report.signatures.first?.coverage == .revision)
    #expect(report.signatures.first?.problems == [.changedAfterSigning])
    file.signature.changes = .permitted
    #expect(try await file.report(roots: [authority.root]).verdict == .valid)
    file.signature.changes = .none
    try await expect(file, roots: [authority.root], .valid, .trusted, [.bytesAfterEnd])
  }

  @Test func theSigningCertificateAttributeTiesTheCertificate() async throws {
    let fixture = try await TokenFixture.shared.value
    let rsa = try await fixture.listed(TokenFixture.rsa)
    let publicKey = try await fixture.token.publicKey(of: TokenFixture.rsa, pin: TokenFixture.pin)
    let folder = fixture.folder.appending(path: "twin-\(UUID().uuidString)")
    let twins = try await TestAuthority(folder: folder)
    let twin = try await twins.certify(
      publicKey, name: "twin", subject: "/CN=Phan Quốc Hậu", extensions: "keyUsage=nonRepudiation\n")
    let file = try await SignedFile { digest, _ in
      let signature = try PAdESSignature(
        certificate: rsa.der, chain: [], scheme: .pss, documentDigest: digest)
      let value = try await fixture.slots.sign(
        digest: signature.signedAttributesDigest, at: try #require(rsa.location), certificate: rsa.der, scheme: .pss,
        pin: TokenFixture.pin)
      // The same key, another certificate: the value stays right and only the attribute tells.
      let exchanged = try PAdESSignature(certificate: twin, chain: [], scheme: .pss, documentDigest: digest)
        .encoded(signature: value)
      let own = try signature.encoded(signature: value)
      return try Self.splice(own: own, exchanged: exchanged, certificate: rsa.der, twin: twin)
    }
    defer { file.remove() }
    let report = try await file.report(roots: [twins.root], intermediates: [twins.intermediate])
    #expect(report.verdict == .invalid)
    #expect(report.signatures.first?.problems.contains(.signingCertificateAttributeWrong) == true)
  }

  /// The exchanged CMS with the signed attributes of our own.
  private static func splice(
    own: [UInt8], exchanged: [UInt8], certificate: [UInt8], twin: [UInt8]
  ) throws -> [UInt8] {
    let ownStart = try #require(attributes(in: own))
    let start = try #require(attributes(in: exchanged))
    let ownLength = length(at: ownStart, in: own)
    let exchangedLength = length(at: start, in: exchanged)
    try #require(ownLength == exchangedLength)
    return Array(exchanged[..<start] + own[ownStart..<(ownStart + ownLength)] + exchanged[(start + exchangedLength)...])
  }

  /// The offset of [0] IMPLICIT signed attributes: the one whose first member is a content type.
  private static func attributes(in cms: [UInt8]) -> Int? {
    let contentType: [UInt8] = [0x30, 0x18, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x03]
    return cms.indices.first { index in
      guard cms[index] == 0xA0 else { return false }
      return [2, 3, 4].contains { cms[(index + $0)...].starts(with: contentType) }
    }
  }

  private static func length(at index: Int, in bytes: [UInt8]) -> Int {
    switch bytes[index + 1] {
    case 0x81: 3 + Int(bytes[index + 2])
    case 0x82: 4 + Int(bytes[index + 2]) << 8 + Int(bytes[index + 3])
    default: 2 + Int(bytes[index + 1])
    }
  }

  private func expect(
    _ file: SignedFile, roots: [[UInt8]], _ verdict: SignatureReport.Verdict, _ trust: SignatureVerdict.Trust,
    _ problems: [SignatureVerdict.Finding], _ location: SourceLocation = #_sourceLocation
  ) async throws {
    let report = try await file.report(roots: roots)
    #expect(report.verdict == verdict, sourceLocation: location)
    #expect(report.signatures.first?.integrity == .intact, sourceLocation: location)
    #expect(report.signatures.first?.trust == trust, sourceLocation: location)
    #expect(report.signatures.first?.problems == problems, sourceLocation: location)
  }
}
