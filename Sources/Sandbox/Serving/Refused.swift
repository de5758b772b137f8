import FlyingFox
import PortalWire

/// Ends a call with a status and a refusal.
struct Refused: Error {
  let status: HTTPStatusCode
  let code: String
  /// What is said to people; the router words it by the code where this is nil.
  let text: String?
  let reasons: [Refusal.Reason]

  init(_ status: HTTPStatusCode, _ code: String, text: String? = nil, reasons: [Refusal.Reason] = []) {
    self.status = status
    self.code = code
    self.text = text
    self.reasons = reasons
  }
}
