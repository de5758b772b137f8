import Dossiers
import Foundation
import PortalClient
import Synchronization
import Testing

@Suite struct UnexpectedAnswerTests {
  private func problem(status: String = "200 OK", type: String = "application/json", _ body: String) async throws
    -> Problem?
  {
    let server = try LoopbackServer { connection in
      while connection.readRequest() != nil { connection.answer(body, status: status, type: type) }
    }
    defer { server.stop() }
    let client = PortalClient(connection: .test(at: server.address))
    return await #expect(throws: Problem.self) { try await client.provinces() }
  }

  @Test func pageForBrowsersIsNotUnderstood() async throws {
    let problem = try await problem(type: "text/html; charset=UTF-8", "<html>Hệ thống đang bảo trì</html>")
    #expect(problem == Problem(.portalAnswerNotUnderstood, technical: "HTTP 200 · text/html"))
  }

  @Test func brokenGatewayIsThePortalsFault() async throws {
    let problem = try await problem(status: "502 Bad Gateway", type: "text/html", "<html>nginx</html>")
    #expect(problem?.code == .portalFailed)
    #expect(problem?.details["status"] == "502")
    #expect(problem?.technical == "HTTP 502 · text/html")
  }

  @Test func traceOfAFailureIsKept() async throws {
    let body = "{\"code\":\"GATEWAY-50301\",\"message\":\"Đang bảo trì\",\"traceId\":\"abc\"}"
    let problem = try await problem(status: "503 Service Unavailable", body)
    #expect(problem?.code == .portalFailed)
    #expect(problem?.details == ["status": "503", "trace": "abc", "message": "Đang bảo trì"])
    #expect(problem?.technical == "HTTP 503 · GATEWAY-50301 · trace abc")
  }

  @Test func refusalIsNotAFailure() async throws {
    let problem = try await problem(status: "403 Forbidden", "{\"code\":\"GATEWAY-40301\",\"message\":\"Không được\"}")
    #expect(problem?.code == .portalRefused)
    #expect(problem?.details["message"] == "Không được")
  }

  @Test(arguments: ["", "{", "[{\"name\":\"không có id\"}]", "null", "42"])
  func answerOfAnotherShapeIsNotUnderstood(body: String) async throws {
    let problem = try await problem(body)
    #expect(problem?.code == .portalAnswerNotUnderstood)
  }

  @Test func redirectIsNotUnderstood() async throws {
    let problem = try await problem(status: "302 Found", type: "text/html", "")
    #expect(problem?.code == .portalAnswerNotUnderstood)
    #expect(problem?.technical == "HTTP 302 · text/html")
  }

  @Test func wordsFromOutsideAreCleanedAndComposed() async throws {
    let message = "Kh\\u001b[2Jông đươ\\u0323c\\u202e\\u0007"
    let problem = try await problem(status: "403 Forbidden", "{\"code\":\"X\\u001b\",\"message\":\"\(message)\"}")
    let words = try #require(problem?.details["message"])
    #expect(Array(words.utf8) == Array("Kh[2Jông được".utf8))
    #expect(problem?.technical == "HTTP 403 · X")
  }

  @Test func placesFromOutsideAreCleanedAndComposed() async throws {
    let server = try LoopbackServer { connection in
      while connection.readRequest() != nil {
        connection.answer("[{\"id\":\"66\",\"name\":\"Đă\\u0301k La\\u0306\\u0301k\\u001b\"}]")
      }
    }
    defer { server.stop() }
    let places = try await PortalClient(connection: .test(at: server.address)).provinces()
    #expect(places.map { Array($0.name.utf8) } == [Array("Đắk Lắk".utf8)])
  }

  @Test func portalThatNeverEndsItsPagesIsStopped() async throws {
    let server = try LoopbackServer { connection in
      while connection.readRequest() != nil {
        connection.answer("{\"content\":[{\"id\":\"1\",\"name\":\"x\"}],\"last\":false}")
      }
    }
    defer { server.stop() }
    let client = PortalClient(connection: .test(at: server.address))
    let problem = await #expect(throws: Problem.self) { try await client.provinces() }
    #expect(problem?.code == .portalAnswerNotUnderstood)
  }
}
