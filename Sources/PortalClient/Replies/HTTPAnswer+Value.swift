import Dossiers
import PortalWire

extension HTTPAnswer {
  /// The body of a successful answer, or the problem that the answer amounts to.
  func value<Value: Decodable>(_ type: Value.Type = Value.self) throws(Problem) -> Value {
    guard isSuccess else { throw problem() }
    guard isJSON else { throw Problem(.portalAnswerNotUnderstood, technical: technical) }
    do {
      return try PortalJSON.decode(type, from: body)
    } catch {
      throw Problem(.portalAnswerNotUnderstood, technical: "\(technical) · \(Value.self)")
    }
  }

  /// What an unsuccessful answer means where its status tells nothing special.
  func problem() -> Problem {
    let details = [
      "status": String(status), "trace": refusal?.traceId.cleaned ?? "", "message": refusal?.message.cleaned ?? "",
    ]
    switch status {
    case 400..<500 where refusal != nil && status != 408 && status != 429:
      return Problem(.portalRefused, details, technical: technical)
    case 400...: return Problem(.portalFailed, details, technical: technical)
    default: return Problem(.portalAnswerNotUnderstood, details, technical: technical)
    }
  }

  /// The portal's own words for a refusal, if these are such.
  var refusal: Refusal? {
    guard !isSuccess, isJSON, let refusal = try? PortalJSON.decode(Refusal.self, from: body) else { return nil }
    return refusal.code.isEmpty && refusal.message.isEmpty ? nil : refusal
  }

  /// "HTTP 502 · text/html", "HTTP 422 · PADMAN-42201 · trace 9f2c".
  var technical: String {
    var parts = ["HTTP \(status)"]
    if let refusal {
      if !refusal.code.isEmpty { parts.append(refusal.code.cleaned) }
      if !refusal.traceId.isEmpty { parts.append("trace \(refusal.traceId.cleaned)") }
    } else if !isJSON, !type.isEmpty {
      parts.append(type.cleaned)
    }
    return parts.joined(separator: " · ")
  }

  private var isJSON: Bool { type.hasSuffix("/json") || type.hasSuffix("+json") }
}
