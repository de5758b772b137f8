import FlyingFox
import PortalWire

/// Finds the route of a call, asks who calls, and words refusals.
struct Router: Sendable {
  let routes: [Route]
  let texts: DeskTexts
  let requestSizeLimit: Int
  let accountOfToken: @Sendable (String) async throws -> SandboxAccount?

  func respond(to request: HTTPRequest) async -> HTTPResponse {
    do {
      return try await answer(Call(request, limit: requestSizeLimit)).response
    } catch let refused as Refused {
      return refusal(refused)
    } catch {
      return refusal(Refused(.internalServerError, RefusalCode.failed))
    }
  }

  private func answer(_ call: Call) async throws -> Answer {
    var call = call
    var isKnown = false
    for route in routes {
      guard let captures = route.captures(in: call.segments) else { continue }
      isKnown = true
      guard route.method == call.method else { continue }
      call.captures = captures
      call.account = try await caller(of: call, access: route.access)
      return try await route.handler(call)
    }
    throw Refused(isKnown ? .methodNotAllowed : .notFound, RefusalCode.notFound)
  }

  private func caller(of call: Call, access: Route.Access) async throws -> SandboxAccount? {
    switch access {
    case .open: return nil
    case .readable where call.bearerToken == nil: return nil
    case .readable, .signedIn:
      guard let token = call.bearerToken, let account = try await accountOfToken(token) else {
        throw Refused(.unauthorized, RefusalCode.sessionExpired)
      }
      return account
    }
  }

  private func refusal(_ refused: Refused) -> HTTPResponse {
    let text = texts.refusals[refused.code]
    let refusal = Refusal(
      code: refused.code, message: refused.text ?? text?.vi ?? refused.code, description: text?.en,
      traceId: RandomText.hexadecimal(bytes: 8), reasons: refused.reasons)
    guard var answer = try? Answer.json(refusal, status: refused.status) else {
      return HTTPResponse(statusCode: .internalServerError)
    }
    if refused.status == .unauthorized {
      answer.headers[HTTPHeader("WWW-Authenticate")] = "Bearer error=\"invalid_token\""
    }
    return answer.response
  }
}
