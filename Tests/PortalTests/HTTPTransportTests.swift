import Dossiers
import Foundation
import PortalClient
import Synchronization
import Testing

private let hasty = HTTPLimits(connect: 2_000, total: 300, stall: 10_000, answer: 1 << 20)

@Suite struct HTTPTransportTests {
  let transport = HTTPTransport()

  @Test func deadPortIsUnreachable() async throws {
    let address = "http://127.0.0.1:\(try LoopbackServer.deadPort())"
    let problem = await #expect(throws: Problem.self) { try await transport.send(HTTPRequest(.get, address)) }
    #expect(problem?.code == .portalUnreachable)
    #expect(problem?.technical == "curl 7")
    #expect(problem?.details["host"] == address.dropFirst("http://".count).description)
  }

  @Test func serverThatNeverAnswersTimesOut() async throws {
    let server = try LoopbackServer { $0.waitForEnd() }
    defer { server.stop() }
    let problem = await #expect(throws: Problem.self) {
      try await transport.send(HTTPRequest(.get, server.address, limits: hasty))
    }
    #expect(problem?.code == .portalTimeout)
    #expect(problem?.technical == "curl 28")
  }

  @Test func answerThatStopsHalfwayIsAStall() async throws {
    let server = try LoopbackServer { connection in
      _ = connection.readRequest()
      connection.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")
      connection.waitForEnd()
    }
    defer { server.stop() }
    let limits = HTTPLimits(connect: 2_000, total: nil, stall: 200, answer: 1 << 20)
    let problem = await #expect(throws: Problem.self) {
      try await transport.send(HTTPRequest(.get, server.address, limits: limits))
    }
    #expect(problem?.code == .portalTimeout)
  }

  @Test func cancelledTaskEndsItsRequest() async throws {
    let (arrivals, arrived) = AsyncStream.makeStream(of: Void.self)
    let server = try LoopbackServer { connection in
      _ = connection.readRequest()
      arrived.yield()
      connection.waitForEnd()
      arrived.yield()
    }
    defer { server.stop() }
    let request = Task { try await transport.send(HTTPRequest(.get, server.address)) }
    var arrival = arrivals.makeAsyncIterator()
    await arrival.next()
    request.cancel()
    await #expect(throws: Problem(.cancelled)) { try await request.value }
    await arrival.next()
  }

  @Test func cancelledTaskDoesNotEvenBegin() async throws {
    let server = try LoopbackServer { $0.waitForEnd() }
    defer { server.stop() }
    let transport = transport
    let request = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await transport.send(HTTPRequest(.get, server.address))
    }
    await #expect(throws: Problem(.cancelled)) { try await request.value }
    #expect(server.connectionCount == 0)
  }

  @Test func requestsShareAConnection() async throws {
    let server = try LoopbackServer { connection in
      while let request = connection.readRequest() { connection.answer(request.line) }
    }
    defer { server.stop() }
    for number in 1...3 {
      let answer = try await transport.send(HTTPRequest(.get, "\(server.address)/\(number)"))
      #expect(String(decoding: answer.body, as: UTF8.self) == "GET /\(number) HTTP/1.1")
    }
    #expect(server.connectionCount == 1)
  }

  @Test func questionIsAskedAgainWhenItsOldConnectionDied() async throws {
    let server = try LoopbackServer { connection in
      if connection.readRequest() != nil { connection.answer("1") }
    }
    defer { server.stop() }
    _ = try await transport.send(HTTPRequest(.get, server.address))
    #expect(try await transport.send(HTTPRequest(.get, server.address)).status == 200)
    #expect(server.connectionCount == 2)
  }

  @Test func orderIsNeverGivenTwice() async throws {
    let orders = Atomic(0)
    let server = try LoopbackServer { connection in
      while let request = connection.readRequest() {
        guard request.line.hasPrefix("GET") else {
          orders.add(1, ordering: .sequentiallyConsistent)
          return
        }
        connection.answer("1")
      }
    }
    defer { server.stop() }
    _ = try await transport.send(HTTPRequest(.get, server.address))
    let problem = await #expect(throws: Problem.self) {
      try await transport.send(HTTPRequest(.post, server.address, body: .bytes([1], type: "text/plain")))
    }
    #expect(problem?.code == .portalUnreachable)
    #expect(problem?.technical == "curl 52")
    #expect(orders.load(ordering: .sequentiallyConsistent) == 1)
  }

  @Test func redirectIsNotFollowed() async throws {
    let other = try LoopbackServer { $0.answer("elsewhere") }
    defer { other.stop() }
    let server = try LoopbackServer { [address = other.address] connection in
      _ = connection.readRequest()
      connection.send("HTTP/1.1 302 Found\r\nLocation: \(address)\r\nContent-Length: 0\r\n\r\n")
    }
    defer { server.stop() }
    #expect(try await transport.send(HTTPRequest(.get, server.address)).status == 302)
    #expect(other.connectionCount == 0)
  }

  @Test func answerOverTheLimitIsNotTaken() async throws {
    let server = try LoopbackServer { connection in
      _ = connection.readRequest()
      connection.answer(String(repeating: "x", count: 5_000))
    }
    defer { server.stop() }
    let limits = HTTPLimits(connect: 2_000, total: nil, stall: 10_000, answer: 4_999)
    let problem = await #expect(throws: Problem.self) {
      try await transport.send(HTTPRequest(.get, server.address, limits: limits))
    }
    #expect(problem?.code == .portalAnswerNotUnderstood)
  }

  @Test(arguments: ["http://192.0.2.1/", "ftp://127.0.0.1/", "file:///etc/passwd", "http://127.0.0.1.example.com/", ""])
  func nothingTravelsInTheClearOrByOtherProtocols(address: String) async {
    let problem = await #expect(throws: Problem.self) { try await transport.send(HTTPRequest(.get, address)) }
    #expect(problem?.code == .portalSecureConnectionFailed)
    #expect(problem?.technical == "http")
  }

  @Test func problemNamesNoSecretOfTheAddress() async throws {
    let port = try LoopbackServer.deadPort()
    let request = HTTPRequest(.get, "http://hau:matkhau@127.0.0.1:\(port)/?token=bimat#bimat")
    let problem = await #expect(throws: Problem.self) { try await transport.send(request) }
    #expect(problem?.details == ["host": "127.0.0.1:\(port)"])
  }
}
