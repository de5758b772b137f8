import Dossiers
import Foundation
import Sandbox
import Testing

/// Judged by OpenSSL's own program.
struct AuthorityTests {
  @Test func certificatesStandUpToOpenSSL() async throws {
    let test = try await TestPortal()
    let authority = test.portal.authority
    let publicKey = try await Self.makeKey(in: test.folder)
    let (hau, banMe) = (SandboxAccount.hau.person, SandboxAccount.banMe.person)

    let person = try await authority.issue(.person(hau), publicKey: publicKey)
    let path = try Self.write(person, "person", in: test.folder)
    #expect(try await Self.verify(path, authority).contains("person.pem: OK"))
    let text = try await Tool.run(
      "openssl", ["x509", "-in", path, "-noout", "-text", "-nameopt", "utf8,sep_comma_plus"])
    for part in [
      "C=VN,ST=Đắk Lắk,L=Phường Buôn Ma Thuột,CN=Phan Quốc Hậu,UID=CCCD:066090007735",
      "Digital Signature, Non Repudiation",
      "E-mail Protection", "CA Issuers - URI:\(test.address)/pki/intermediate.crt",
      "URI:\(test.address)/pki/intermediate.crl", "X509v3 Subject Key Identifier", "X509v3 Authority Key Identifier",
      "CN=Hộp Cát Intermediate CA", "ASN1 OID: prime256v1",
    ] { #expect(text.contains(part), "\(part)") }
    let structure = try await Tool.run("openssl", ["asn1parse", "-in", path])
    #expect(structure.contains("UTF8STRING        :Phan Qu"))

    let organisation = try await authority.issue(.organisation(banMe), publicKey: publicKey)
    let subject = try await Tool.run(
      "openssl",
      [
        "x509", "-in", Self.write(organisation, "organisation", in: test.folder), "-noout", "-subject", "-nameopt",
        "utf8",
      ])
    #expect(subject.contains("O=Công ty TNHH Tu Bổ Ban Mê"))
    #expect(subject.contains("UID=MST:6001741234"))

    let expired = try Self.write(
      await authority.issue(.expired(hau), publicKey: publicKey), "expired", in: test.folder)
    #expect(try await Self.verify(expired, authority).contains("certificate has expired"))

    let weak = try Self.write(
      await authority.issue(.withoutNonRepudiation(hau), publicKey: publicKey), "weak", in: test.folder)
    let usage = try await Tool.run("openssl", ["x509", "-in", weak, "-noout", "-ext", "keyUsage"])
    #expect(usage.contains("Digital Signature") && !usage.contains("Non Repudiation"))
    try await test.remove()
  }

  @Test func aRevokedCertificateIsOnTheListAndOthersAreNot() async throws {
    let test = try await TestPortal()
    let authority = test.portal.authority
    let publicKey = try await Self.makeKey(in: test.folder)
    let hau = SandboxAccount.hau.person
    let revoked = try Self.write(
      await authority.issue(.revoked(hau), publicKey: publicKey), "revoked", in: test.folder)
    let good = try Self.write(await authority.issue(.person(hau), publicKey: publicKey), "good", in: test.folder)
    var lists = ""
    for name in ["root", "intermediate"] {
      let path = test.folder + "/\(name).crl"
      let reply = try await test.get("/pki/\(name).crl", token: nil)
      try Data(reply.body).write(to: URL(filePath: path))
      lists += try await Tool.run("openssl", ["crl", "-inform", "DER", "-in", path])
    }
    try Data(lists.utf8).write(to: URL(filePath: test.folder + "/lists.pem"))
    let checks = ["-crl_check_all", "-CRLfile", test.folder + "/lists.pem"]
    #expect(try await Self.verify(revoked, authority, checks).contains("certificate revoked"))
    #expect(try await Self.verify(good, authority, checks).contains("good.pem: OK"))
    try await test.remove()
  }

  @Test func theAuthorityIsServedKeptAndClosedToOthers() async throws {
    let first = try await TestPortal()
    let root = try await first.get("/pki/root.crt", token: nil).body
    let intermediate = try await first.get("/pki/intermediate.crt", token: nil).body
    await first.portal.stop()
    let second = try await TestPortal(folder: first.folder, clock: first.clock)
    #expect(try await second.portal.authority.rootCertificate() == root)
    #expect(try await second.portal.authority.intermediateCertificate() == intermediate)
    for name in ["root.key", "intermediate.key", "../portal.sqlite"] {
      let attributes = try FileManager.default.attributesOfItem(atPath: second.folder + "/pki/" + name)
      #expect(attributes[.posixPermissions] as? Int == 0o600)
    }
    let modulus = try await Tool.run("openssl", ["x509", "-in", second.portal.authority.rootPath, "-noout", "-text"])
    #expect(modulus.contains("Public-Key: (3072 bit)"))
    try await second.remove()
  }

  @Test func aKeyThatIsNoneIsRefused() async throws {
    let test = try await TestPortal()
    await #expect(throws: Problem(.certificateUnusable, technical: "authority_issue")) {
      try await test.portal.authority.issue(.person(SandboxAccount.hau.person), publicKey: [1, 2, 3])
    }
    try await test.remove()
  }

  /// SubjectPublicKeyInfo of a new P-256 key.
  private static func makeKey(in folder: String) async throws -> [UInt8] {
    let (key, publicKey) = (folder + "/signer.key", folder + "/signer.pub")
    _ = try await Tool.run(
      "openssl", ["genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", key])
    _ = try await Tool.run("openssl", ["pkey", "-in", key, "-pubout", "-outform", "DER", "-out", publicKey])
    return Array(try Data(contentsOf: URL(filePath: publicKey)))
  }

  private static func write(_ certificate: IssuedCertificate, _ name: String, in folder: String) throws -> String {
    let path = "\(folder)/\(name).pem"
    try Data(certificate.pem.utf8).write(to: URL(filePath: path))
    return path
  }

  /// What `openssl verify` says at the time of the test's clock.
  private static func verify(
    _ path: String, _ authority: TestAuthority, _ options: [String] = []
  ) async throws -> String {
    do {
      return try await Tool.run(
        "openssl",
        ["verify", "-x509_strict", "-attime", String(TestClock().now.seconds), "-CAfile", authority.rootPath]
          + ["-untrusted", authority.intermediatePath] + options + [path])
    } catch let failed as Tool.Failed {
      return failed.output
    }
  }
}
