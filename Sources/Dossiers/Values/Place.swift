/// A province, or a ward or commune of one, as the portal numbers them.
public struct Place: Hashable, Codable, Sendable, Identifiable {
  public var id: String
  public var name: String

  public init(id: String, name: String) {
    self.id = id
    self.name = name
  }
}
