import Dossiers
import Foundation
import PortalClient
import Synchronization
import Testing

@Suite struct FileTransferTests {
  let transport = HTTPTransport()
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func upload(_ file: StoredFile, to address: String, as name: String = "đơn.pdf") -> HTTPRequest {
    let part = HTTPRequest.FormFile(
      field: "files", filename: name, path: file.path, headers: [("X-File-SHA256", file.sha256)])
    return HTTPRequest(.post, address, body: .form(fields: [("account-id", "6f1d")], file: part), limits: .file)
  }

  @Test func formCarriesTheFileByteForByte() async throws {
    let content = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    let file = try folder.file("a.pdf", content)
    let received = Mutex<[UInt8]>([])
    let server = try LoopbackServer { connection in
      guard let request = connection.readRequest() else { return }
      received.withLock { $0 = request.body }
      connection.answer("1")
    }
    defer { server.stop() }

    let reports = Mutex<[Int]>([])
    _ = try await transport.send(upload(file, to: server.address)) { sent in reports.withLock { $0.append(sent) } }
    let body = received.withLock { $0 }
    let start = try #require(Data(body).range(of: Data(content))?.lowerBound)
    let head = String(decoding: body[..<start], as: UTF8.self)
    #expect(head.contains("name=\"account-id\"\r\n\r\n6f1d\r\n"))
    #expect(Array(head.utf8).contains(Array("filename=\"đơn.pdf\"".utf8)))
    #expect(head.contains("X-File-SHA256: \(file.sha256)\r\n"))
    let sent = reports.withLock { $0 }
    #expect(sent.last == content.count)
    #expect(sent == sent.sorted())
    #expect(Set(sent).count == sent.count)
  }

  @Test func connectionCutInTheMiddleIsReported() async throws {
    let file = try folder.emptyFile("a.pdf", byteCount: 40_000_000)
    let server = try LoopbackServer { connection in
      _ = connection.readHead()
      connection.reset()
    }
    defer { server.stop() }
    let problem = await #expect(throws: Problem.self) { try await transport.send(upload(file, to: server.address)) }
    #expect(problem?.code == .portalUnreachable)
    #expect(["curl 55", "curl 56"].contains(problem?.technical))
  }

  @Test func serverThatStopsReadingIsAStall() async throws {
    let file = try folder.emptyFile("a.pdf", byteCount: 40_000_000)
    let (endings, ended) = AsyncStream.makeStream(of: Void.self)
    let done = DispatchSemaphore(value: 0)
    let server = try LoopbackServer { connection in
      _ = connection.readHead()
      done.wait()
      ended.yield()
    }
    defer { server.stop() }
    var request = upload(file, to: server.address)
    request.limits = HTTPLimits(connect: 2_000, total: nil, stall: 200, answer: 1 << 20)
    let problem = await #expect(throws: Problem.self) { try await transport.send(request) }
    #expect(problem?.code == .portalTimeout)
    done.signal()
    var ending = endings.makeAsyncIterator()
    await ending.next()
  }

  @Test func missingFileAndFolderAreReportedBeforeAnythingIsSent() async throws {
    let server = try LoopbackServer { $0.waitForEnd() }
    defer { server.stop() }
    let missing = StoredFile(path: "\(folder.path)/thiếu.pdf", kind: .pdf, byteCount: 1, sha256: "")
    await #expect(throws: Problem(.fileNotFound, ["file": "thiếu.pdf"], technical: "errno 2")) {
      try await transport.send(upload(missing, to: server.address))
    }
    let directory = StoredFile(path: folder.path, kind: .pdf, byteCount: 1, sha256: "")
    let problem = await #expect(throws: Problem.self) {
      try await transport.send(upload(directory, to: server.address))
    }
    #expect(problem?.code == .fileUnreadable)
    #expect(server.connectionCount == 0)
  }

  @Test func downloadIsPrivateAndWhole() async throws {
    let server = try LoopbackServer { connection in
      _ = connection.readRequest()
      connection.answer(String(repeating: "mẫu", count: 50_000), type: "application/octet-stream")
    }
    defer { server.stop() }
    let path = "\(folder.path)/mẫu.docx"
    let answer = try await transport.send(HTTPRequest(.get, server.address, limits: .file, savePath: path))
    #expect(answer.body.isEmpty)
    #expect(FileManager.default.contents(atPath: path) == Data(String(repeating: "mẫu", count: 50_000).utf8))
    let permissions = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(permissions == 0o600)
  }

  @Test(arguments: [
    "HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\n\r\nno", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf",
  ])
  func failedDownloadLeavesWhatWasThere(answer: String) async throws {
    let server = try LoopbackServer { connection in
      _ = connection.readRequest()
      connection.send(answer)
    }
    defer { server.stop() }
    let old = try folder.file("mẫu.docx", Array("bản cũ".utf8))
    let request = HTTPRequest(.get, server.address, limits: .file, savePath: old.path)
    _ = try? await transport.send(request)
    #expect(FileManager.default.contents(atPath: old.path) == Data("bản cũ".utf8))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 1)
  }
}

extension [UInt8] {
  fileprivate func contains(_ part: [UInt8]) -> Bool { Data(self).range(of: Data(part)) != nil }
}
