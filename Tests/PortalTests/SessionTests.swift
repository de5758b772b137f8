import Dossiers
import Sandbox
import Testing

@testable import PortalClient

@Suite struct SessionTests {
  @Test func expiredTokenIsRenewedWithoutAWord() async throws {
    let sandbox = try await TestSandbox()
    try await sandbox.signIn()
    sandbox.clock.advance(301)
    #expect(try await !sandbox.client.trackedDossiers().isEmpty)
    #expect(await sandbox.client.person == SandboxAccount.hau.person)
    await sandbox.stop()
  }

  /// The sandbox takes a refresh token once, so a second exchange at the same time would end the session.
  @Test func callsAtTheSameTimeShareOneRenewal() async throws {
    let sandbox = try await TestSandbox()
    try await sandbox.signIn()
    for _ in 0..<3 {
      sandbox.clock.advance(301)
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<8 { group.addTask { _ = try await sandbox.client.trackedDossiers() } }
        try await group.waitForAll()
      }
    }
    await sandbox.stop()
  }

  @Test func sessionThatCannotBeRenewedHasExpired() async throws {
    let sandbox = try await TestSandbox()
    try await sandbox.signIn()
    sandbox.clock.advance(36_001)
    let problem = await #expect(throws: Problem.self) { try await sandbox.client.trackedDossiers() }
    #expect(problem?.code == .signInExpired)
    #expect(await sandbox.client.person == nil)
    #expect(try await sandbox.client.provinces().count == 34)
    await sandbox.stop()
  }

  @Test func portalOutOfReachEndsNoSession() async throws {
    let sandbox = try await TestSandbox()
    try await sandbox.signIn()
    sandbox.clock.advance(301)
    await sandbox.stop()
    let problem = await #expect(throws: Problem.self) { try await sandbox.client.trackedDossiers() }
    #expect(problem?.code == .portalUnreachable)
    #expect(await sandbox.client.person != nil)
  }

  @Test func nothingPersonalWithoutSigningIn() async throws {
    let sandbox = try await TestSandbox()
    await #expect(throws: Problem(.signInExpired)) { try await sandbox.client.trackedDossiers() }
    let file = try sandbox.folder.file("đơn.pdf", Fixtures.signedForm)
    let problem = await #expect(throws: Problem.self) { try await sandbox.client.upload(file, name: "đơn.pdf") }
    #expect(problem?.code == .signInExpired)
    await sandbox.stop()
  }

  @Test func signingOutEndsTheSessionHere() async throws {
    let sandbox = try await TestSandbox()
    try await sandbox.signIn()
    await sandbox.client.signOut()
    #expect(await sandbox.client.person == nil)
    await #expect(throws: Problem(.signInExpired)) { try await sandbox.client.trackedDossiers() }
    await sandbox.stop()
  }

  @Test func signedInClientTellsNoSecretInItsDescription() async throws {
    let sandbox = try await TestSandbox()
    try await sandbox.signIn()
    let session = try #require(await sandbox.client.session)
    var dumped = "\(session) \(String(reflecting: session))"
    dump(session, to: &dumped)
    #expect(!dumped.contains(session.accessToken))
    #expect(!dumped.contains(try #require(session.refreshToken)))
    await sandbox.stop()
  }
}
