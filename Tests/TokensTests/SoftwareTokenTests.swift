import Dossiers
import Foundation
import Testing
import TokenFixture
import Tokens

@Suite struct SoftwareTokenTests {
  @Test func preparingAgainKeepsKeysAndCertificates() async throws {
    let fixture = try await TokenFixture.shared.value
    let token = try SoftwareToken(folder: fixture.folder.path, label: "Token dùng lại")
    try await token.prepare(securityOfficerPIN: TokenFixture.securityOfficerPIN, pin: TokenFixture.pin)
    let key = SoftwareKey(id: [0x0A], label: "Khoá", kind: .p256)
    let publicKey = try await token.publicKey(of: key, pin: TokenFixture.pin)
    #expect(try await token.certificate(of: key) == nil)
    let certificate = try await fixture.certificate(of: TokenFixture.elliptic)
    try await token.store(certificate: certificate, of: key, pin: TokenFixture.pin)

    let again = try SoftwareToken(folder: fixture.folder.path, label: "Token dùng lại")
    try await again.prepare(securityOfficerPIN: TokenFixture.securityOfficerPIN, pin: Secret("000000"))
    #expect(try await again.publicKey(of: key, pin: TokenFixture.pin) == publicKey)
    try await again.store(certificate: certificate, of: key, pin: TokenFixture.pin)
    #expect(try await again.certificate(of: key) == certificate)

    let newer = try await fixture.certificate(of: TokenFixture.login)
    try await again.store(certificate: newer, of: key, pin: TokenFixture.pin)
    #expect(try await again.certificate(of: key) == newer)
    let tokens = try await fixture.slots.tokens(now: Moment(seconds: 0))
    #expect(tokens.filter { $0.label == again.label }.map(\.certificates.count) == [1])
  }

  @Test func theKeysCannotBeTakenOut() async throws {
    let fixture = try await TokenFixture.shared.value
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/pkcs11-tool")
    process.arguments = [
      "--module", fixture.token.module, "--token-label", TokenFixture.label, "--login", "--pin", "135790",
      "--list-objects", "--type", "privkey",
    ]
    process.environment = ["SOFTHSM2_CONF": fixture.token.configurationPath]
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    let access = output.matches(of: /Access: +(.*)/).map { String($0.1) }
    #expect(access.count == 4)
    #expect(access.allSatisfy { $0.contains("sensitive, always sensitive, never extractable, local") }, "\(output)")
    #expect(access.filter { $0.contains("always authenticate") }.count == 1)
  }

  @Test func theFolderIsPrivate() async throws {
    let fixture = try await TokenFixture.shared.value
    let configuration = try FileManager.default.attributesOfItem(atPath: fixture.token.configurationPath)
    #expect(configuration[.posixPermissions] as? Int == 0o600)
    let tokens = try FileManager.default.attributesOfItem(atPath: fixture.folder.appending(path: "tokens").path)
    #expect(tokens[.posixPermissions] as? Int == 0o700)
  }

  @Test func anotherConfigurationIsNotTouched() async throws {
    _ = try await TokenFixture.shared.value
    let folder = FileManager.default.temporaryDirectory.appending(path: "hoso-other-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let token = try SoftwareToken(folder: folder.path, label: "Token lạc")
    let refused = await problem {
      try await token.prepare(securityOfficerPIN: TokenFixture.securityOfficerPIN, pin: TokenFixture.pin)
    }
    #expect(refused == Problem(.unexpected, technical: "SOFTHSM2_CONF"))
  }
}
