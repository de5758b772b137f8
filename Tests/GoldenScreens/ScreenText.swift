/// What an emulated terminal shows.
public struct ScreenText: Hashable, Sendable {
  /// One a row, without trailing spaces.
  public let lines: [String]

  public init(lines: [String]) { self.lines = lines }

  public var text: String { lines.joined(separator: "\n") }

  public func contains(_ text: String) -> Bool { lines.contains { $0.contains(text) } }

  /// A row counted from 0; empty outside the screen.
  public func line(_ row: Int) -> String { lines.indices.contains(row) ? lines[row] : "" }
}
