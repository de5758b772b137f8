/// How a role looks.
public struct Style: Hashable, Sendable {
  /// nil is the terminal's own.
  public var ink: Colour?
  /// nil is the terminal's own.
  public var paper: Colour?
  public var attributes: Attributes

  public init(ink: Colour? = nil, paper: Colour? = nil, attributes: Attributes = []) {
    self.ink = ink
    self.paper = paper
    self.attributes = attributes
  }
}

/// What a terminal can do to a glyph besides colour.
public struct Attributes: OptionSet, Hashable, Sendable {
  public let rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  public static let bold = Attributes(rawValue: 1)
  public static let underline = Attributes(rawValue: 2)
  public static let reverse = Attributes(rawValue: 4)
  public static let dim = Attributes(rawValue: 8)
  public static let italic = Attributes(rawValue: 16)

  static let names: [(String, Attributes)] = [
    ("bold", .bold), ("underline", .underline), ("reverse", .reverse), ("dim", .dim), ("italic", .italic),
  ]
}

/// A cell as a terminal of a certain depth shows it.
public struct Look: Hashable, Sendable {
  public var glyph: Character
  /// An index in the terminal's palette; -1 is its own ink.
  public var ink: Int
  /// An index in the terminal's palette; -1 is its own paper.
  public var paper: Int
  public var attributes: Attributes

  public init(glyph: Character, ink: Int = -1, paper: Int = -1, attributes: Attributes = []) {
    self.glyph = glyph
    self.ink = ink
    self.paper = paper
    self.attributes = attributes
  }
}
