import Dossiers
import Sandbox
import Tokens

/// The demo's token: a person's key and an organisation's, and three that cannot sign, each for another reason.
struct SampleToken {
  let token: SoftwareToken
  let authority: TestAuthority
  let pin: Secret

  func furnish() async throws(Problem) {
    try await token.prepare(securityOfficerPIN: Secret("12345678"), pin: pin)
    for (index, sample) in Self.samples.enumerated() {
      let key = SoftwareKey(id: [UInt8(index + 1)], label: sample.label, kind: sample.kind)
      guard try await token.certificate(of: key) == nil else { continue }
      let publicKey = try await token.publicKey(of: key, pin: pin)
      let issued = try await authority.issue(sample.profile, publicKey: publicKey)
      try await token.store(certificate: issued.der, of: key, pin: pin)
    }
    try await token.store(issuer: try await authority.intermediateCertificate(), label: "intermediate", pin: pin)
    try await token.store(issuer: try await authority.rootCertificate(), label: "root", pin: pin)
  }

  private struct Sample {
    var label: String
    var kind: SoftwareKey.Kind
    var profile: CertificateProfile
  }

  private static var samples: [Sample] {
    let person = SandboxAccount.hau.person
    return [
      Sample(label: "person", kind: .rsa2048, profile: .person(person)),
      Sample(label: "organisation", kind: .p256, profile: .organisation(SandboxAccount.banMe.person)),
      Sample(label: "expired", kind: .p256, profile: .expired(person)),
      Sample(label: "revoked", kind: .p256, profile: .revoked(person)),
      Sample(label: "authentication", kind: .p256, profile: .withoutNonRepudiation(person)),
    ]
  }
}
