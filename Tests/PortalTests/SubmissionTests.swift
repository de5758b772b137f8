import Dossiers
import Foundation
import PortalClient
import Sandbox
import Testing

@Suite struct SubmissionTests {
  @Test func submittedDossierHasAReceiptAndCanBeTracked() async throws {
    let sandbox = try await TestSandbox()
    try await sandbox.signIn()
    let draft = try await Fixtures.draft(sandbox)
    let receipt = try await sandbox.client.submit(draft, idempotencyKey: "khoá-1")
    #expect(receipt.number.hasPrefix("H15.08-20261123-"))
    #expect(receipt.applicantName == "Phan Quốc Hậu")
    #expect(receipt.procedureCode == Fixtures.procedure.summary.code)
    #expect(receipt.submittedAt == sandbox.clock.now)
    #expect(receipt.appointment == CivilDate(year: 2026, month: 11, day: 30))
    #expect(receipt.workingDays == 5)
    #expect(receipt.status == .registered)
    #expect(receipt.files.map(\.sha256) == draft.papers.compactMap { $0.file?.upload?.sha256 })

    sandbox.clock.advance(200)
    let tracked = try await sandbox.client.track(" \(receipt.number)\n")
    #expect(tracked.status == .inProgress)
    #expect(tracked.history.map(\.status) == [.registered, .accepted, .inProgress])
    let own = try await sandbox.client.trackedDossiers()
    #expect(own.first == tracked)
    #expect(own == own.sorted { $0.submittedAt > $1.submittedAt })
    await sandbox.stop()
  }

  @Test func sameKeyGivesTheSameDossier() async throws {
    let sandbox = try await TestSandbox()
    try await sandbox.signIn()
    let draft = try await Fixtures.draft(sandbox)
    let before = try await sandbox.client.trackedDossiers().count
    let first = try await sandbox.client.submit(draft, idempotencyKey: "khoá-1")
    let second = try await sandbox.client.submit(draft, idempotencyKey: "khoá-1")
    #expect(first.number == second.number)
    #expect(try await sandbox.client.trackedDossiers().count == before + 1)
    await sandbox.stop()
  }

  @Test func refusalSaysWhyInBothLanguages() async throws {
    let sandbox = try await TestSandbox()
    try await sandbox.signIn()
    var draft = try await Fixtures.draft(sandbox, form: Fixtures.unsignedForm)
    draft.papers[1].isTicked = false
    let problem = await #expect(throws: Problem.self) {
      try await sandbox.client.submit(draft, idempotencyKey: "khoá-2")
    }
    #expect(problem?.code == .dossierRefused)
    #expect(problem?.technical.hasPrefix("HTTP 422 · PADMAN-42201 · trace ") == true)
    let vietnamese = try #require(problem?.details["reasons.vi"]?.split(separator: "\n"))
    let english = try #require(problem?.details["reasons.en"]?.split(separator: "\n"))
    #expect(vietnamese.count == 2)
    #expect(english.count == 2)
    #expect(vietnamese != english)
    #expect(vietnamese.last?.contains(Fixtures.degree.name) == true)
    await sandbox.stop()
  }

  @Test func nobodySubmitsWithoutSigningIn() async throws {
    let sandbox = try await TestSandbox()
    let draft = Draft(
      id: "d", connection: "test", createdAt: sandbox.clock.now, updatedAt: sandbox.clock.now, screen: .submit,
      procedure: Fixtures.procedure)
    await #expect(throws: Problem(.signInExpired)) { try await sandbox.client.submit(draft, idempotencyKey: "k") }
    await sandbox.stop()
  }

  @Test func unknownNumberIsNotFound() async throws {
    let sandbox = try await TestSandbox()
    let problem = await #expect(throws: Problem.self) { try await sandbox.client.track("H15.07-20261123-9999999") }
    #expect(problem?.code == .dossierNotFound)
    #expect(problem?.details == ["number": "H15.07-20261123-9999999"])
    await sandbox.stop()
  }
}
