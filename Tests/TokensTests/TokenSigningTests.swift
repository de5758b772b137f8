import Dossiers
import Foundation
import Testing
import TokenFixture
import Tokens

@Suite struct TokenSigningTests {
  private let digest = [UInt8](0..<32)

  @Test(arguments: [SignatureScheme.pss, .pkcs1, .ecdsa])
  func openSSLAcceptsTheSignature(scheme: SignatureScheme) async throws {
    let key = scheme == .ecdsa ? TokenFixture.elliptic : TokenFixture.rsa
    try await expectAcceptedSignature(by: key, scheme: scheme)
  }

  @Test func aKeyThatAsksEveryTimeSignsAgainAndAgain() async throws {
    try await expectAcceptedSignature(by: TokenFixture.careful, scheme: .pss)
    try await expectAcceptedSignature(by: TokenFixture.careful, scheme: .pkcs1)
  }

  @Test func aWrongPINIsToldByItsNameAndLeavesAWarning() async throws {
    let fixture = try await TokenFixture.shared.value
    let certificate = try await fixture.listed(TokenFixture.elliptic, on: fixture.spareToken.label)
    let wrong = await problem { try await sign(certificate, .ecdsa, pin: Secret("864209")) }
    #expect(wrong == Problem(.pinWrong, technical: "CKR_PIN_INCORRECT"))
    #expect(try await tries(fixture) == .low)
    _ = try await sign(certificate, .ecdsa, pin: TokenFixture.pin)
    #expect(try await tries(fixture) == .full)

    // What is refused before the login costs no try.
    let short = await problem { try await sign(certificate, .ecdsa, pin: Secret("123")) }
    #expect(short?.code == .pinLengthWrong)
    #expect(short?.details["minimum"] == "4")
    let other = try await fixture.certificate(of: TokenFixture.elliptic)
    let exchanged = await problem {
      try await fixture.slots.sign(
        digest: digest, at: try #require(certificate.location), certificate: other, scheme: .ecdsa,
        pin: Secret("864209"))
    }
    #expect(exchanged?.code == .certificateNotFound)
    #expect(try await tries(fixture) == .full)
  }

  @Test func anotherTokenOrModuleIsRefused() async throws {
    let fixture = try await TokenFixture.shared.value
    let certificate = try await fixture.listed(TokenFixture.rsa)
    var location = try #require(certificate.location)
    location.tokenLabel = "Token khác"
    #expect(await refusal(location, certificate)?.code == .tokenMissing)
    location = try #require(certificate.location)
    location.tokenSerial = "0000"
    #expect(await refusal(location, certificate)?.code == .tokenMissing)
    location = try #require(certificate.location)
    location.module = "/tmp/unknown.so"
    #expect(await refusal(location, certificate)?.code == .moduleNotFound)
    location = try #require(certificate.location)
    location.keyID = [0x7F]
    #expect(await refusal(location, certificate)?.code == .certificateNotFound)
  }

  @Test func aSchemeThatTheKeyCannotDoIsRefused() async throws {
    let fixture = try await TokenFixture.shared.value
    let certificate = try await fixture.listed(TokenFixture.elliptic)
    #expect(await problem { try await sign(certificate, .pss, pin: TokenFixture.pin) }?.code == .schemeNotOffered)
  }

  @Test func aCertificateWithoutItsKeyCannotSign() async throws {
    let fixture = try await TokenFixture.shared.value
    let rsa = try await fixture.listed(TokenFixture.rsa)
    var location = try #require(rsa.location)
    location.keyID = TokenFixture.stray.id
    let stray = try await fixture.certificate(of: TokenFixture.stray)
    let missing = await problem {
      try await fixture.slots.sign(
        digest: digest, at: location, certificate: stray, scheme: .pss, pin: TokenFixture.pin)
    }
    #expect(missing?.code == .keyNotFound)
  }

  private func refusal(_ location: KeyLocation, _ certificate: Certificate) async -> Problem? {
    await problem {
      try await TokenFixture.shared.value.slots.sign(
        digest: digest, at: location, certificate: certificate.der, scheme: .pss, pin: TokenFixture.pin)
    }
  }

  private func sign(_ certificate: Certificate, _ scheme: SignatureScheme, pin: Secret) async throws -> [UInt8] {
    try await TokenFixture.shared.value.slots.sign(
      digest: digest, at: try #require(certificate.location), certificate: certificate.der, scheme: scheme, pin: pin)
  }

  private func tries(_ fixture: TokenFixture) async throws -> PinState.Tries? {
    let tokens = try await fixture.slots.tokens(now: Moment(seconds: 0))
    return tokens.first { $0.label == fixture.spareToken.label }?.pin.tries
  }

  private func expectAcceptedSignature(by key: SoftwareKey, scheme: SignatureScheme) async throws {
    let fixture = try await TokenFixture.shared.value
    let certificate = try await fixture.listed(key)
    let signature = try await sign(certificate, scheme, pin: TokenFixture.pin)
    let folder = fixture.folder.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(digest).write(to: folder.appending(path: "digest"))
    try Data(signature).write(to: folder.appending(path: "signature"))
    try Data(certificate.der).write(to: folder.appending(path: "certificate"))
    let options: [String] =
      switch scheme {
      case .pss: ["-pkeyopt", "rsa_padding_mode:pss", "-pkeyopt", "rsa_pss_saltlen:32", "-pkeyopt", "digest:sha256"]
      case .pkcs1: ["-pkeyopt", "digest:sha256"]
      case .ecdsa: []
      }
    let check = ["pkeyutl", "-verify", "-certin", "-inkey", "certificate", "-keyform", "DER", "-sigfile", "signature"]
    let accepted = try await OpenSSLCommand.outcome(of: check + ["-in", "digest"] + options, in: folder)
    #expect(accepted.succeeded, "\(accepted.output)")
    try Data([UInt8](1..<33)).write(to: folder.appending(path: "digest"))
    let refused = try await OpenSSLCommand.outcome(of: check + ["-in", "digest"] + options, in: folder)
    #expect(!refused.succeeded)
  }
}
