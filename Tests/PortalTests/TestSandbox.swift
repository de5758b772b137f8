import Dossiers
import Foundation
import PortalClient
import Sandbox
import Synchronization
import Testing

/// The sandbox, in a folder of its own, with a clock that the test moves, and a client of it.
final class TestSandbox: Sendable {
  let folder: TemporaryFolder
  let client: PortalClient
  let address: String
  let clock: TestClock
  private let portal: SandboxPortal

  init(pageSize: Int = 200, _ adjust: (inout SandboxSettings) -> Void = { _ in }) async throws {
    folder = try TemporaryFolder()
    let clock = TestClock()
    self.clock = clock
    var settings = SandboxSettings()
    settings.preparesAuthority = false
    settings.now = { clock.now }
    adjust(&settings)
    portal = try SandboxPortal(
      directory: "\(folder.path)/portal", resources: try Self.makeResources(in: folder), settings: settings
    ) { path in
      let content = FileManager.default.contents(atPath: path) ?? Data()
      let isSigned = String(decoding: content, as: UTF8.self).contains("đã ký")
      return SignatureReport(file: path, verdict: isSigned ? .valid : .unsigned, signatures: [])
    }
    address = try await portal.start(port: 0)
    client = PortalClient(
      connection: .test(at: address), limits: PortalLimits(pageSize: pageSize), clock: { clock.now })
  }

  func stop() async { await portal.stop() }

  /// Text messages from now on.
  var messages: AsyncStream<TextMessage>.AsyncIterator { portal.messages.makeAsyncIterator() }

  /// Gives the right password, so that a code is asked for next.
  func passwordGiven(_ account: SandboxAccount = .hau) async throws -> SignInPrompt {
    let first = try await client.startSignIn()
    let answer = try await client.answer(first, values: account.credentials)
    return try #require(answer.prompt)
  }

  @discardableResult
  func signIn(_ account: SandboxAccount = .hau) async throws -> Person {
    var messages = messages
    let prompt = try await passwordGiven(account)
    let code = try #require(await messages.next()?.code)
    let answer = try await client.answer(prompt, values: ["OTPcode": Secret(code)])
    return try #require(answer.person)
  }

  private static func makeResources(in folder: TemporaryFolder) throws -> String {
    let resources = "\(folder.path)/resources"
    let files = FileManager.default
    try files.createDirectory(atPath: "\(resources)/templates", withIntermediateDirectories: true)
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path
    for name in ["desk.json", "administrative-units.json"] {
      try files.copyItem(atPath: "\(root)/Sources/Sandbox/Resources/\(name)", toPath: "\(resources)/\(name)")
    }
    let catalogue = Catalogue(agencies: Fixtures.agencies, procedures: Fixtures.procedures)
    try JSONEncoder().encode(catalogue).write(to: URL(filePath: "\(resources)/catalogue.json"))
    try Data("mẫu đơn".utf8).write(to: URL(filePath: "\(resources)/templates/đơn đề nghị.docx"))
    return resources
  }

  private struct Catalogue: Encodable {
    var agencies: [Agency]
    var procedures: [Procedure]
  }
}

/// Stands still until it is moved; it starts on Monday, 23/11/2026, 14:07:31 in Vietnam.
final class TestClock: Sendable {
  private let moment = Mutex(Moment(seconds: 1_795_417_651))

  var now: Moment { moment.withLock { $0 } }
  func advance(_ seconds: Int64) { moment.withLock { $0 = $0 + seconds } }
}

extension Connection {
  static func test(at address: String) -> Connection {
    Connection(
      id: "test", name: LocalizedText(vi: "Thử", en: "Test"), identityAddress: address, apiAddress: address,
      clientID: "hoso", redirectAddress: "http://127.0.0.1/", isSandbox: true)
  }
}

extension SandboxAccount {
  var credentials: [String: Secret] { ["username": Secret(username), "password": Secret(password)] }
}

extension TextMessage {
  /// The six digits.
  var code: String? { text.firstMatch(of: /[0-9]{6}/).map { String($0.output) } }
}

extension SignInAnswer {
  var prompt: SignInPrompt? {
    switch self {
    case .prompt(let prompt): prompt
    case .signedIn: nil
    }
  }

  var person: Person? {
    switch self {
    case .prompt: nil
    case .signedIn(let person): person
    }
  }
}
