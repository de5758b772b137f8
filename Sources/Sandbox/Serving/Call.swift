import FlyingFox
import PortalWire

/// A request, read to its end.
struct Call: Sendable {
  enum Body: Sendable {
    case bytes([UInt8])
    /// Longer than the sandbox takes; what came was thrown away.
    case tooLong
  }

  let method: String
  /// Percent-decoded, without empty ones.
  let segments: [String]
  let query: FormFields
  let headers: HTTPHeaders
  let body: Body
  /// What the pattern of the route left open, in order.
  var captures: [String] = []
  /// Who calls; nil where the route asks for nobody.
  var account: SandboxAccount?

  /// Reads all of the body: what stays unread would be taken for the next request of the connection.
  init(_ request: HTTPRequest, limit: Int) async throws {
    method = request.method.rawValue
    segments = request.target.path(percentEncoded: false).split(separator: "/").map(String.init)
    query = FormFields(encoded: request.target.query())
    headers = request.headers
    var bytes: [UInt8] = []
    var isTooLong = false
    for try await chunk in request.bodySequence {
      isTooLong = isTooLong || bytes.count + chunk.count > limit
      if isTooLong { bytes = [] } else { bytes += chunk }
    }
    body = isTooLong ? .tooLong : .bytes(bytes)
  }

  /// The body; refused where it was too long.
  func bytes() throws(Refused) -> [UInt8] {
    guard case .bytes(let bytes) = body else { throw Refused(.payloadTooLarge, RefusalCode.fileTooLarge) }
    return bytes
  }

  func form() throws(Refused) -> FormFields { FormFields(encoded: String(decoding: try bytes(), as: UTF8.self)) }

  func json<Value: Decodable>(_ type: Value.Type) throws(Refused) -> Value {
    let bytes = try bytes()
    do {
      return try PortalJSON.decode(type, from: bytes)
    } catch {
      throw Refused(.badRequest, RefusalCode.requestInvalid)
    }
  }

  /// The token of an `Authorization: Bearer` header (RFC 6750 §2.1).
  var bearerToken: String? {
    guard let header = headers[.authorization] else { return nil }
    let parts = header.split(separator: " ")
    return parts.count == 2 && parts[0].lowercased() == "bearer" ? String(parts[1]) : ""
  }

  /// The caller of a route that asks for one.
  func requireAccount() throws(Refused) -> SandboxAccount {
    guard let account else { throw Refused(.unauthorized, RefusalCode.sessionExpired) }
    return account
  }

  /// The page that the query asks for.
  func page<Row>(of rows: [Row]) -> GatePage<Row> {
    GatePage(
      of: rows, number: query["page"].flatMap { Int($0) } ?? 0, size: query["size"].flatMap { Int($0) } ?? rows.count)
  }
}
