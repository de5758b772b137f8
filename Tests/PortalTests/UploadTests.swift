import Dossiers
import Foundation
import PortalClient
import Sandbox
import Synchronization
import Testing

@Suite struct UploadTests {
  @Test func portalHoldsWhatWasSent() async throws {
    let sandbox = try await TestSandbox()
    try await sandbox.signIn()
    let file = try sandbox.folder.file("đơn.pdf", Fixtures.signedForm + [UInt8](repeating: 1, count: 400_000))
    let progress = Mutex<[[Int]]>([])
    let held = try await sandbox.client.upload(file, name: "Đơn \"đề nghị\".pdf".decomposedStringWithCanonicalMapping) {
      let report = [$0, $1]
      progress.withLock { $0.append(report) }
    }
    #expect(held.byteCount == file.byteCount)
    #expect(held.sha256 == file.sha256)
    #expect(Array(held.filename.utf8) == Array("Đơn \"đề nghị\".pdf".utf8))
    #expect(progress.withLock { $0 }.last == [file.byteCount, file.byteCount])
    await sandbox.stop()
  }

  @Test func expiredTokenDoesNotDisturbAnUpload() async throws {
    let sandbox = try await TestSandbox()
    try await sandbox.signIn()
    sandbox.clock.advance(301)
    let file = try sandbox.folder.file("đơn.pdf", Fixtures.signedForm)
    #expect(try await sandbox.client.upload(file, name: "đơn.pdf").sha256 == file.sha256)
    await sandbox.stop()
  }

  @Test func fileOverTheLimitIsNotEvenSent() async throws {
    let server = try LoopbackServer { $0.waitForEnd() }
    defer { server.stop() }
    let folder = try TemporaryFolder()
    let file = try folder.emptyFile("lớn.pdf", byteCount: 6 * 1024 * 1024 + 1)
    let client = PortalClient(connection: .test(at: server.address))
    await #expect(throws: Problem(.fileTooLargeForPortal, ["file": "lớn.pdf", "size": "6.1 MB", "limit": "6 MB"])) {
      try await client.upload(file, name: "lớn.pdf")
    }
    #expect(server.connectionCount == 0)
  }

  @Test func fileOverAnUnknownLimitIsRefusedByThePortal() async throws {
    let sandbox = try await TestSandbox { $0.fileSizeLimit = 1_000 }
    try await sandbox.signIn()
    let file = try sandbox.folder.file("bằng.jpg", Fixtures.picture)
    let problem = await #expect(throws: Problem.self) { try await sandbox.client.upload(file, name: "bằng.jpg") }
    #expect(problem?.code == .fileTooLargeForPortal)
    #expect(problem?.technical.hasPrefix("HTTP 413 · FILEMAN-41301") == true)
    await sandbox.stop()
  }

  @Test func fileThatChangedSinceItWasHashedIsDamaged() async throws {
    let sandbox = try await TestSandbox()
    try await sandbox.signIn()
    var file = try sandbox.folder.file("đơn.pdf", Fixtures.signedForm)
    file.sha256 = String(repeating: "0", count: 64)
    let problem = await #expect(throws: Problem.self) { try await sandbox.client.upload(file, name: "đơn.pdf") }
    #expect(problem?.code == .fileDamagedOnTheWay)
    #expect(problem?.details == ["file": "đơn.pdf"])
    await sandbox.stop()
  }

  @Test(arguments: ["\"size\":4,\"sha256\":\"00\"", "\"size\":3,\"sha256\":\"{digest}\"", "\"size\":4"])
  func portalThatHoldsSomethingElseIsCaughtAndToldToForgetIt(held: String) async throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("đơn.pdf", [1, 2, 3, 4])
    let requests = Mutex<[String]>([])
    let answer = "{\"id\":\"f1\",\"filename\":\"đơn.pdf\",\(held.replacing("{digest}", with: file.sha256))}"
    let server = try LoopbackServer { connection in
      while let request = connection.readRequest() {
        requests.withLock { $0.append(request.line) }
        connection.answer(request.line.hasPrefix("POST") ? "[\(answer)]" : answer)
      }
    }
    defer { server.stop() }
    let problem = await #expect(throws: Problem.self) {
      try await PortalClient(connection: .test(at: server.address)).upload(file, name: "đơn.pdf")
    }
    #expect(problem?.code == .fileDamagedOnTheWay)
    #expect(requests.withLock { $0 }.last == "DELETE /fi/file/f1 HTTP/1.1")
  }
}
