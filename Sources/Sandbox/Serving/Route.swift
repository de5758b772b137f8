/// A call that the sandbox understands.
struct Route: Sendable {
  enum Access: Sendable {
    /// Whoever calls.
    case open
    /// Whoever calls, but a token that is shown must be good.
    case readable
    /// A signed-in person.
    case signedIn
  }
  typealias Handler = @Sendable (Call) async throws -> Answer

  let method: String
  let pattern: [String]
  let access: Access
  let handler: Handler

  /// A "*" in the path captures one segment.
  init(_ method: String, _ path: String, _ access: Access, _ handler: @escaping Handler) {
    self.method = method
    self.pattern = path.split(separator: "/").map(String.init)
    self.access = access
    self.handler = handler
  }

  /// What the pattern captures of the segments; nil where it does not fit.
  func captures(in segments: [String]) -> [String]? {
    guard segments.count == pattern.count else { return nil }
    var captures: [String] = []
    for (segment, part) in zip(segments, pattern) {
      if part == "*" {
        captures.append(segment)
      } else if part != segment {
        return nil
      }
    }
    return captures
  }
}
