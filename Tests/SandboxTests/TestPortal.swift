import Dossiers
import FlyingFox
import FlyingSocks
import Foundation
import PortalWire
import Synchronization
import Testing

@testable import Sandbox

/// A sandbox in a folder of its own, with a clock that the test moves.
final class TestPortal: Sendable {
  let folder: String
  let portal: SandboxPortal
  let clock: TestClock
  let address: String
  let port: UInt16

  init(
    folder: String? = nil, clock: TestClock = TestClock(), settings: SandboxSettings = SandboxSettings(),
    check: @escaping DocumentCheck = verdictByLastLine
  ) async throws {
    var settings = settings
    settings.now = { clock.now }
    settings.preparesAuthority = false
    self.folder = try folder ?? Fixtures.makeFolder()
    self.clock = clock
    let resources = try Fixtures.makeResources(in: self.folder)
    portal = try SandboxPortal(directory: self.folder, resources: resources, settings: settings, check: check)
    address = try await portal.start(port: 0)
    port = try #require(UInt16(address.split(separator: ":").last ?? ""))
  }

  /// Stops the portal and removes its folder.
  func remove() async throws {
    await portal.stop()
    try FileManager.default.removeItem(atPath: folder)
  }

  func send(
    _ method: HTTPMethod, _ path: String, query: [(String, String)] = [], headers: [HTTPHeader: String] = [:],
    body: some Sequence<UInt8> = [UInt8]()
  ) async throws -> Reply {
    let request = HTTPRequest(
      method: method, version: .http11, path: path,
      query: query.map { HTTPRequest.QueryItem(name: $0.0, value: $0.1) }, headers: headers, body: Data(body))
    var client = HTTPClient()
    let response = try await client.sendHTTPRequest(request, to: .inet(ip4: "127.0.0.1", port: port))
    return Reply(
      status: response.statusCode.code, headers: response.headers, body: Array(try await response.bodyData))
  }

  func post(_ form: FormFields, to path: String) async throws -> Reply {
    try await send(
      .POST, path, headers: [.contentType: "application/x-www-form-urlencoded"], body: Array(form.encoded.utf8))
  }

  func get(_ path: String, query: [(String, String)] = [], token: String?) async throws -> Reply {
    try await send(.GET, path, query: query, headers: Self.authorization(token))
  }

  static func authorization(_ token: String?) -> [HTTPHeader: String] {
    token.map { [.authorization: "Bearer \($0)"] } ?? [:]
  }
}

struct Reply {
  let status: Int
  let headers: HTTPHeaders
  let body: [UInt8]

  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try PortalJSON.decode(type, from: body) }
}

/// A clock that stands still until it is moved. It starts on Monday, 23/11/2026, 14:07:31 in Vietnam.
final class TestClock: Sendable {
  private let moment: Mutex<Moment>

  init(_ start: Moment = Moment(seconds: 1_795_417_651)) { moment = Mutex(start) }

  var now: Moment { moment.withLock { $0 } }
  func advance(_ seconds: Int64) { moment.withLock { $0 = $0 + seconds } }
}

/// A stand-in for the signature checker, which belongs to another module: the last line of the file is the verdict.
let verdictByLastLine: DocumentCheck = { path in
  let text = FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) } ?? ""
  let verdict = text.split(separator: "\n").last.flatMap { SignatureReport.Verdict(rawValue: String($0)) }
  return SignatureReport(file: path, verdict: verdict ?? .unsigned, signatures: [])
}
