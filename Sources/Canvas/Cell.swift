/// One column of one row: a grapheme and what it is, not how it looks.
public struct Cell: Hashable, Sendable {
  public var glyph: Character
  public var paint: Paint

  public init(glyph: Character, paint: Paint) {
    self.glyph = glyph
    self.paint = paint
  }

  public static let blank = Cell(glyph: " ", paint: .role(.text))

  /// Stands in the right half of a wide glyph, so that a change of either half repaints both.
  static let rightHalf: Character = "\u{0}"

  /// The cell is the right half of the wide glyph to its left and is not drawn.
  public var isRightHalf: Bool { glyph == Cell.rightHalf }
}

/// What a cell is made of.
public enum Paint: Hashable, Sendable {
  case role(Role)
  /// A piece of a rendered page; an overlay shines through it where something lies over the page.
  case page(ink: Gray, paper: Gray, overlay: Role? = nil)
}

/// One of 16 levels of grey: 0 is black, 15 is white.
public struct Gray: Hashable, Sendable {
  public let level: UInt8

  /// Levels beyond 15 are white.
  public init(_ level: Int) { self.level = UInt8(max(0, min(15, level))) }

  /// The nearest level to a sample of 0 (black) to 255 (white).
  public init(sample: UInt8) { level = UInt8((Int(sample) * 15 + 127) / 255) }

  public static let black = Gray(0)
  public static let white = Gray(15)
}

extension Gray: ExpressibleByIntegerLiteral {
  public init(integerLiteral value: Int) { self.init(value) }
}
