/// A password, PIN or one-time code. It has no readable description and cannot be encoded, so it cannot slip into a log,
/// a draft or a snapshot.
public struct Secret: Hashable, Sendable {
  private var characters: String

  public init(_ characters: String = "") { self.characters = characters }

  public var isEmpty: Bool { characters.isEmpty }
  public var count: Int { characters.count }

  /// Hands the characters to the one call that needs them.
  public func reveal<Result>(_ use: (String) throws -> Result) rethrows -> Result { try use(characters) }

  public mutating func append(_ text: String) { characters += text }
  public mutating func deleteBackward() { if !characters.isEmpty { characters.removeLast() } }
  public mutating func clear() { characters = "" }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String { "•••" }
  public var debugDescription: String { "•••" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
