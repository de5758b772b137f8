import Dossiers
import Foundation
import PortalClient
import Synchronization
import Testing

/// What identity providers may say that the sandbox does not.
@Suite struct IdentityProviderTests {
  /// Answers by path; every request is kept.
  private final class Provider: Sendable {
    private let kept: Requests
    let server: LoopbackServer

    init(_ answers: [String: (status: String, body: String)]) throws {
      let kept = Requests()
      self.kept = kept
      server = try LoopbackServer { connection in
        while let request = connection.readRequest() {
          kept.append(request)
          let answer = answers[request.path] ?? ("404 Not Found", "{}")
          connection.answer(answer.body, status: answer.status)
        }
      }
    }

    var client: PortalClient { PortalClient(connection: .test(at: server.address)) }
    var requests: [LoopbackConnection.Request] { kept.all }
  }

  private final class Requests: Sendable {
    private let kept = Mutex<[LoopbackConnection.Request]>([])

    var all: [LoopbackConnection.Request] { kept.withLock { $0 } }
    func append(_ request: LoopbackConnection.Request) { kept.withLock { $0.append(request) } }
  }

  private static let choice = """
    {"flowId":"f","flowStatus":"INCOMPLETE","nextStep":{"stepType":"MULTI_OPTIONS_PROMPT","authenticators":[
    {"authenticatorId":"A","authenticator":"SMS OTP","idp":"LOCAL"},
    {"authenticatorId":"B","authenticator":"Câu hỏi bí mật","idp":"LOCAL"}]}}
    """
  private static let question = """
    {"flowId":"f","flowStatus":"INCOMPLETE","nextStep":{"stepType":"AUTHENTICATOR_PROMPT","authenticators":[
    {"authenticatorId":"B","authenticator":"Câu hỏi bí mật","metadata":{"i18nKey":"x","promptType":"USER_PROMPT","params":[
    {"param":"second","order":2,"displayName":"Trường cũ","isConfidential":true},
    {"param":"first","order":1,"displayName":"Quê quán","confidential":false}]},"requiredParams":["first","second"]}]}}
    """
  private static let success = "{\"code\":\"ma\",\"session_state\":\"s\"}"
  private static let tokens = """
    {"access_token":"khoa-vao","refresh_token":"khoa-doi","token_type":"Bearer","expires_in":0}
    """
  private static let claims = "{\"sub\":\"1\",\"HoVaTen\":\"Đặng Quốc Đạt\",\"SoDinhDanh\":\"066088004321\"}"

  @Test func choiceIsLeftToThePerson() async throws {
    let provider = try Provider([
      "/oauth2/authorize": ("200 OK", Self.choice), "/oauth2/authn": ("200 OK", Self.question),
    ])
    defer { provider.server.stop() }
    let client = provider.client
    let prompt = try await client.startSignIn()
    #expect(prompt.kind == .other)
    #expect(prompt.parameters.isEmpty)
    #expect(prompt.options.map(\.name) == ["SMS OTP", "Câu hỏi bí mật"])

    let question = try await client.choose(prompt.options[1], in: prompt)
    #expect(question.kind == .other)
    #expect(question.title == "Câu hỏi bí mật")
    #expect(question.options.isEmpty)
    #expect(
      question.parameters == [
        SignInParameter(name: "first", label: "Quê quán", isConfidential: false),
        SignInParameter(name: "second", label: "Trường cũ", isConfidential: true),
      ])
    #expect(provider.requests.last?.text.contains("\"authenticatorId\":\"B\"") == true)
  }

  @Test func tokenIsRenewedBeforeItIsUsedAndRevokedAtTheEnd() async throws {
    let provider = try Provider([
      "/oauth2/authorize": ("200 OK", Self.question), "/oauth2/authn": ("200 OK", Self.success),
      "/oauth2/token": ("200 OK", Self.tokens), "/oauth2/userinfo": ("200 OK", Self.claims),
      "/oauth2/revoke": ("200 OK", "{}"), "/ba/place/--search": ("200 OK", "[]"),
    ])
    defer { provider.server.stop() }
    let client = provider.client
    let prompt = try await client.startSignIn()
    let values = ["first": Secret("Buôn Hồ"), "second": Secret("Lê Lợi")]
    #expect(try await client.answer(prompt, values: values).person?.fullName == "Đặng Quốc Đạt")
    #expect(try await client.provinces().isEmpty)
    await client.signOut()

    let requests = provider.requests
    #expect(
      requests.map(\.path) == [
        "/oauth2/authorize", "/oauth2/authn", "/oauth2/token", "/oauth2/userinfo", "/oauth2/token",
        "/ba/place/--search", "/oauth2/revoke", "/oauth2/revoke",
      ])
    #expect(requests[0].text.contains("code_challenge_method=S256"))
    #expect(requests[2].text.contains("code_verifier="))
    #expect(requests[4].text.contains("grant_type=refresh_token&refresh_token=khoa-doi"))
    #expect(requests[6].text.contains("token=khoa-doi"))
    #expect(requests[7].text.contains("token=khoa-vao"))
    #expect(requests.allSatisfy { !$0.line.contains("khoa") })
  }

  @Test func answerToAnotherSignInIsNotTaken() async throws {
    let foreign = "{\"flowStatus\":\"SUCCESS_COMPLETED\",\"authData\":{\"code\":\"ma\",\"state\":\"khác\"}}"
    let provider = try Provider([
      "/oauth2/authorize": ("200 OK", Self.question), "/oauth2/authn": ("200 OK", foreign),
    ])
    defer { provider.server.stop() }
    let client = provider.client
    let prompt = try await client.startSignIn()
    await #expect(throws: Problem(.signInRefused, technical: "state")) { try await client.answer(prompt, values: [:]) }
  }

  @Test func portalThatDoesNotKnowThisProgramRefuses() async throws {
    let refusal = "{\"code\":\"ABA-60003\",\"message\":\"Client authentication failed.\",\"traceId\":\"t1\"}"
    let provider = try Provider(["/oauth2/authorize": ("401 Unauthorized", refusal)])
    defer { provider.server.stop() }
    let problem = await #expect(throws: Problem.self) { try await provider.client.startSignIn() }
    #expect(problem?.code == .signInRefused)
    #expect(problem?.technical == "HTTP 401 · ABA-60003 · trace t1")
  }

  @Test func codeThatBuysNoTokensIsRefused() async throws {
    let provider = try Provider([
      "/oauth2/authorize": ("200 OK", Self.question), "/oauth2/authn": ("200 OK", Self.success),
      "/oauth2/token": ("400 Bad Request", "{\"error\":\"invalid_grant\"}"),
    ])
    defer { provider.server.stop() }
    let client = provider.client
    let prompt = try await client.startSignIn()
    await #expect(throws: Problem(.signInRefused, technical: "HTTP 400 · invalid_grant")) {
      try await client.answer(prompt, values: [:])
    }
    #expect(await client.person == nil)
  }
}
