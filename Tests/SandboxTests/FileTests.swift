import Foundation
import PortalWire
import Sandbox
import Testing

struct FileTests {
  @Test func uploadedFilesAreHeldByteForByte() async throws {
    let test = try await TestPortal()
    let token = try await test.signIn().accessToken
    let content = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 31) } + Array("\r\n--ranh-gioi-7f3\r\n".utf8)
    let held = try await test.upload(
      [("đơn \\\"của tôi\\\".pdf", content), ("rỗng.txt", [])], token: token
    ).decode([HeldFile].self)
    #expect(held.map { Array($0.filename.utf8) } == [Array("đơn \"của tôi\".pdf".utf8), Array("rỗng.txt".utf8)])
    #expect(held.map(\.size) == [content.count, 0])
    let first = try #require(held.first)
    #expect(first.id.count == 24)
    #expect(first.uuid != nil)
    let information = try await test.get(PortalPath.fileInformation(first.id), token: token).decode(HeldFile.self)
    #expect(information == first)
    #expect(try await test.get(PortalPath.file(first.id), token: token).body == content)
    try await test.remove()
  }

  @Test func curlUploadsManyFilesToo() async throws {
    let test = try await TestPortal()
    let token = try await test.signIn().accessToken
    let names = try ["một.pdf", "hai.bin"].map { name in
      let path = test.folder + "/" + name
      try Data(Fixtures.picture + Array(repeating: 5, count: 3_000_000)).write(to: URL(filePath: path))
      return path
    }
    let digest = SHA256.digest(Array(try Data(contentsOf: URL(filePath: names[0]))))
      .map { String(format: "%02x", $0) }.joined()
    let parts = names.flatMap { ["-F", "files=@\($0);headers=\"X-File-SHA256: \(digest)\""] }
    let output = try await Tool.run(
      "curl",
      ["-s", "-H", "@-", "-H", "Expect:"] + parts + ["\(test.address)\(PortalPath.uploads)?uuid=1"],
      input: "Authorization: Bearer \(token)\n")
    let held = try PortalJSON.decode([HeldFile].self, from: Array(output.utf8))
    #expect(held.map(\.filename) == ["một.pdf", "hai.bin"])
    #expect(held.map(\.sha256) == [digest, digest])
    try await test.remove()
  }

  @Test func anOversizeFileIsRefusedByNameSizeAndLimit() async throws {
    let test = try await TestPortal()
    let token = try await test.signIn().accessToken
    let limit = 6 * 1024 * 1024
    let reply = try await test.upload(
      [("vừa.pdf", Fixtures.signedPDF), ("quá cỡ.pdf", Array(repeating: 1, count: limit + 1))],
      digest: SHA256.digest(Fixtures.signedPDF).map { String(format: "%02x", $0) }.joined(), token: token)
    #expect(reply.status == 413)
    let reason = try #require(try reply.decode(Refusal.self).reasons.first)
    #expect(reason.code == "file-too-large")
    for part in ["quá cỡ.pdf", "6291457", "6291456"] {
      #expect(reason.vi.contains(part))
      #expect(reason.en.contains(part))
    }
    try await test.remove()
  }

  @Test func anOverlongRequestIsRefusedAndTheConnectionStaysGood() async throws {
    var settings = SandboxSettings()
    settings.requestSizeLimit = 3_000_000
    let test = try await TestPortal(settings: settings)
    let token = try await test.signIn().accessToken
    let body = test.folder + "/body"
    try Data(repeating: 1, count: 4_000_000).write(to: URL(filePath: body))
    let output = try await Tool.run(
      "curl",
      [
        "-s", "-H", "@-", "-H", "Expect:", "-o", "/dev/null", "-w", "%{http_code} ", "--data-binary", "@\(body)",
        test.address + PortalPath.uploads, "--next", "-s", "-o", "/dev/null", "-w", "%{http_code} %{num_connects}",
        test.address + PortalPath.agencies,
      ], input: "Authorization: Bearer \(token)\n")
    #expect(output == "413 200 0")
    try await test.remove()
  }

  @Test func aFileThatArrivesDamagedIsNotKept() async throws {
    let test = try await TestPortal()
    let token = try await test.signIn().accessToken
    let reply = try await test.upload(
      [("đơn.pdf", Fixtures.signedPDF)], digest: String(repeating: "0", count: 64), token: token)
    #expect(reply.status == 422)
    #expect(try reply.decode(Refusal.self).code == RefusalCode.fileDamaged)
    #expect(try FileManager.default.contentsOfDirectory(atPath: test.folder + "/files").isEmpty)
    try await test.remove()
  }

  @Test func aFileBelongsToItsSenderWhoMayDiscardIt() async throws {
    let test = try await TestPortal()
    let token = try await test.signIn().accessToken
    let stranger = try await test.signIn(.anh).accessToken
    let held = try await test.hold("đơn.pdf", Fixtures.signedPDF, token: token)
    #expect(try await test.get(PortalPath.file(held.id), token: stranger).status == 404)
    let authorization = TestPortal.authorization
    #expect(try await test.send(.DELETE, PortalPath.file(held.id), headers: authorization(stranger)).status == 404)
    let reply = try await test.send(.DELETE, PortalPath.file(held.id), headers: authorization(token))
    #expect(try reply.decode(AffectedRows.self).affectedRows == 1)
    #expect(try await test.get(PortalPath.fileInformation(held.id), token: token).status == 404)
    #expect(try FileManager.default.contentsOfDirectory(atPath: test.folder + "/files").isEmpty)
    try await test.remove()
  }

  @Test func aFileNameCannotLeadElsewhere() async throws {
    let test = try await TestPortal()
    let token = try await test.signIn().accessToken
    let held = try await test.hold("../../../etc/đơn.pdf", Fixtures.signedPDF, token: token)
    #expect(Array(held.filename.utf8) == Array("đơn.pdf".utf8))
    #expect(try await test.get("/fi/file/..%2Fportal.sqlite", token: token).status == 404)
    try await test.remove()
  }
}
