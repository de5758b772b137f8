import FlyingFox
import Foundation
import PortalWire

/// What a route answers.
struct Answer: Sendable {
  var status: HTTPStatusCode = .ok
  var contentType: String
  var headers: [HTTPHeader: String] = [:]
  var body: [UInt8]

  /// A value as JSON.
  static func json(_ value: some Encodable, status: HTTPStatusCode = .ok) throws -> Answer {
    Answer(status: status, contentType: "application/json; charset=utf-8", body: try PortalJSON.encode(value))
  }

  /// A file to be kept under a name (RFC 6266 §4.3).
  static func file(_ body: [UInt8], name: String, contentType: String) -> Answer {
    let encodedName = FormFields([("", name)]).encoded.dropFirst()
    return Answer(
      contentType: contentType,
      headers: [.contentDisposition: "attachment; filename*=UTF-8''\(encodedName)"], body: body)
  }

  var response: HTTPResponse {
    var headers = HTTPHeaders(headers)
    headers[.contentType] = contentType
    headers[.cacheControl] = "no-store"
    return HTTPResponse(statusCode: status, headers: headers, body: Data(body))
  }
}
