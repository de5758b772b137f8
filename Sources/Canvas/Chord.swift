/// A key with its modifiers, as a terminal can tell it from others.
public struct Chord: Hashable, Sendable {
  public var key: Key
  public var modifiers: Modifiers

  public init(_ key: Key, _ modifiers: Modifiers = []) {
    self.key = key
    self.modifiers = modifiers
  }

  /// What typing a character presses, on screens where letters are commands.
  public init(typing character: Character) {
    self.init(.character(character))
  }

  public enum Key: Hashable, Sendable {
    /// A letter, digit or sign as typed: "A" is the character "A" without a modifier.
    case character(Character)
    /// F1 to F12.
    case function(Int)
    case enter
    case escape
    case tab
    case deleteBackward
    case delete
    case insert
    case up
    case down
    case left
    case right
    case home
    case end
    case pageUp
    case pageDown
  }

  public struct Modifiers: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public static let shift = Modifiers(rawValue: 1)
    public static let alt = Modifiers(rawValue: 2)
    public static let control = Modifiers(rawValue: 4)
  }
}
