import Dossiers
import Foundation
import Testing
import TokenFixture
import Tokens

@Suite struct TokenListingTests {
  private var now: Moment { Moment(seconds: Int64(Date().timeIntervalSince1970)) }

  @Test func listsTokensAndCertificatesWithoutPIN() async throws {
    let fixture = try await TokenFixture.shared.value
    let token = try await mainToken(fixture, now: now)
    #expect(Array(token.label.utf8) == Array("Token thử nghiệm".utf8))
    #expect(token.module == fixture.token.module)
    #expect(token.pin.minimumLength == 4)
    #expect(token.pin.tries == .full)
    #expect(!token.pin.isEnteredOnReader)
    #expect(token.certificates.count == 5)

    let certificate = try await fixture.listed(TokenFixture.rsa)
    #expect(Array(certificate.subject.utf8) == Array("Nguyễn Thị Ngọc Ánh".utf8))
    #expect(certificate.identityNumber == "CCCD:066185001234")
    #expect(certificate.email == "ngoc.anh@vidu.vn")
    #expect(Array(certificate.issuer.utf8) == Array("Chứng thực thử nghiệm G1".utf8))
    #expect(certificate.key == .rsa(bits: 2048))
    #expect(certificate.obstacles == [])
    #expect(certificate.location?.schemes == [.pss, .pkcs1])
    #expect(certificate.location?.tokenSerial == token.serial)
    #expect(certificate.notAfter - certificate.notBefore == 365 * 86_400)
  }

  @Test func theSerialNumberAndTheIdentifierAreWhatOpenSSLPrints() async throws {
    let fixture = try await TokenFixture.shared.value
    let certificate = try await fixture.listed(TokenFixture.rsa)
    let printed = try await OpenSSLCommand.run(
      ["x509", "-in", "rsa.pem", "-noout", "-serial", "-fingerprint", "-sha256"], in: fixture.authority.folder)
    let lines = printed.split(separator: "\n")
    #expect(lines.contains("serial=\(certificate.serial)"))
    #expect(lines.contains { $0.uppercased().replacing(":", with: "").hasSuffix(certificate.id) })
  }

  @Test func readsOrganisationAndSerialNumberAttribute() async throws {
    let fixture = try await TokenFixture.shared.value
    let elliptic = try await fixture.listed(TokenFixture.elliptic)
    #expect(Array((elliptic.organisation ?? "").utf8) == Array("Công ty Bình Minh".utf8))
    #expect(elliptic.key == .elliptic(bits: 256))
    #expect(elliptic.location?.schemes == [.ecdsa])
    let careful = try await fixture.listed(TokenFixture.careful)
    #expect(careful.identityNumber == "CCCD:066090004321")
  }

  @Test func namesTheObstaclesOfTime() async throws {
    let fixture = try await TokenFixture.shared.value
    let listed = try await fixture.listed(TokenFixture.rsa)
    let late = try await certificate(TokenFixture.rsa, fixture, now: listed.notAfter + 1)
    #expect(late.obstacles == [.expired])
    let early = try await certificate(TokenFixture.rsa, fixture, now: listed.notBefore + -1)
    #expect(early.obstacles == [.notYetValid])
    let lastSecond = try await certificate(TokenFixture.rsa, fixture, now: listed.notAfter)
    #expect(lastSecond.isUsable)
  }

  @Test func namesRevocationWrongUsageWeakKeyAndMissingKey() async throws {
    let fixture = try await TokenFixture.shared.value
    let serial = try await fixture.listed(TokenFixture.rsa).serial
    let revoked = try await fixture.slots.tokens(now: now, revoked: [serial])
    let certificates = revoked.first { $0.label == TokenFixture.label }?.certificates ?? []
    #expect(certificates.first { $0.serial == serial }?.obstacles == [.revoked])
    #expect(certificates.first { $0.location?.keyID == TokenFixture.login.id }?.obstacles == [.wrongKeyUsage])
    let stray = certificates.first { $0.key == .rsa(bits: 1024) }
    #expect(stray?.obstacles == [.weakKey, .noPrivateKey])
    #expect(stray?.location == nil)
  }

  @Test func certificatesOfAuthoritiesAreIssuersNotSigners() async throws {
    let fixture = try await TokenFixture.shared.value
    let token = try await mainToken(fixture, now: now)
    #expect(!token.certificates.contains { $0.der == fixture.authority.intermediate })
    #expect(try await fixture.slots.issuers(on: token) == [fixture.authority.intermediate])
  }

  @Test func aBrokenModuleHidesNoOther() async throws {
    let fixture = try await TokenFixture.shared.value
    let slots = TokenSlots(modules: ["/nonexistent/pkcs11.so", "/bin/true", fixture.token.module])
    #expect(try await slots.tokens(now: now).contains { $0.label == TokenFixture.label })
  }

  @Test func modulesThatCannotWorkAreNamed() async throws {
    let missing = await problem { try await TokenSlots(modules: ["/nonexistent/pkcs11.so"]).tokens(now: now) }
    #expect(missing?.code == .moduleNotFound)
    let strange = await problem { try await TokenSlots(modules: ["/bin/true"]).tokens(now: now) }
    #expect(strange?.code == .moduleUnusable)
    #expect(strange?.details["module"] == "/bin/true")
  }

  @Test func installedModulesExist() {
    let modules = TokenSlots.installedModules()
    #expect(modules.contains(SoftwareToken.defaultModule))
    #expect(modules.allSatisfy { FileManager.default.fileExists(atPath: $0) })
  }

  private func mainToken(_ fixture: TokenFixture, now: Moment) async throws -> Token {
    try #require(try await fixture.slots.tokens(now: now).first { $0.label == TokenFixture.label })
  }

  private func certificate(_ key: SoftwareKey, _ fixture: TokenFixture, now: Moment) async throws -> Certificate {
    let token = try await mainToken(fixture, now: now)
    return try #require(token.certificates.first { $0.location?.keyID == key.id })
  }
}

/// The problem that a call throws; nil when it succeeds.
func problem<Result>(_ body: () async throws -> Result) async -> Problem? {
  do {
    _ = try await body()
    return nil
  } catch {
    return error as? Problem
  }
}
