import Dossiers
import PortalWire

extension PortalClient {
  /// Asks the portal's API, as the person who is signed in if there is one, and reads the reply.
  func ask<Reply: Decodable>(
    _ path: String, query: FormFields = FormFields(), as type: Reply.Type = Reply.self
  ) async throws(Problem) -> Reply {
    try await send(request(.get, path, query: query), over: calls).value()
  }

  /// Every row of a result that comes in pages.
  func all<Row: Codable & Sendable>(
    _ path: String, query: [(name: String, value: String)] = [], of type: Row.Type = Row.self
  ) async throws(Problem) -> [Row] {
    var rows: [Row] = []
    for number in 0..<Self.mostPages {
      let paging = [("page", String(number)), ("size", String(limits.pageSize)), ("spec", "page")]
      let page: GatePage<Row> = try await ask(path, query: FormFields(query + paging))
      rows += page.content
      if page.last || page.content.isEmpty { return rows }
    }
    throw Problem(.portalAnswerNotUnderstood, technical: "> \(Self.mostPages) pages")
  }

  func request(
    _ method: HTTPRequest.Method, _ path: String, query: FormFields = FormFields(),
    body: HTTPRequest.Body = .none, limits: HTTPLimits? = nil
  ) -> HTTPRequest {
    let question = query.fields.isEmpty ? "" : "?\(query.encoded)"
    return HTTPRequest(
      method, connection.apiAddress + path + question, headers: [("Accept", "application/json")], body: body,
      limits: limits ?? self.limits.call)
  }

  /// Sends with the session's token. A portal that no longer takes the token is asked once more with a new one.
  func send(
    _ request: HTTPRequest, over transport: HTTPTransport, progress: (@Sendable (Int) -> Void)? = nil
  ) async throws(Problem) -> HTTPAnswer {
    guard let token = try await freshToken() else {
      let answer = try await transport.send(request, progress: progress)
      guard answer.status != 401 else { throw Problem(.signInExpired, technical: answer.technical) }
      return answer
    }
    let answer = try await transport.send(request.authorized(by: token), progress: progress)
    guard answer.status == 401 else { return answer }
    try await renew(token)
    guard let token = session?.accessToken else { throw Problem(.signInExpired, technical: answer.technical) }
    let second = try await transport.send(request.authorized(by: token), progress: progress)
    guard second.status != 401 else {
      session = nil
      throw Problem(.signInExpired, technical: second.technical)
    }
    return second
  }

  private static let mostPages = 500
}

extension HTTPRequest {
  func authorized(by token: String) -> HTTPRequest {
    var request = self
    request.headers.append(("Authorization", "Bearer \(token)"))
    return request
  }
}
