/// What people see in the box of a signature. All texts are the caller's.
public struct Appearance: Hashable, Codable, Sendable {
  /// "label: text", or the text alone.
  public struct Line: Hashable, Codable, Sendable {
    public var label: String?
    public var text: String

    public init(label: String? = nil, text: String) {
      self.label = label
      self.text = text
    }
  }
  /// Components from 0 to 1.
  public struct Colour: Hashable, Codable, Sendable {
    public var red: Double
    public var green: Double
    public var blue: Double

    public init(red: Double, green: Double, blue: Double) {
      self.red = red
      self.green = green
      self.blue = blue
    }
  }

  /// The most important first: in a small box the last are left out.
  public var lines: [Line]
  /// The bytes of a PNG or JPEG file.
  public var picture: [UInt8]?
  public var hasBorder: Bool
  public var colour: Colour
  /// In points; the layout goes below it as far as the box demands.
  public var largestFontSize: Double
  /// A TrueType file; nil takes Liberation Serif or DejaVu Sans.
  public var fontPath: String?

  public init(
    lines: [Line], picture: [UInt8]? = nil, hasBorder: Bool = true,
    colour: Colour = Colour(red: 0.05, green: 0.2, blue: 0.55), largestFontSize: Double = 12, fontPath: String? = nil
  ) {
    self.lines = lines
    self.picture = picture
    self.hasBorder = hasBorder
    self.colour = colour
    self.largestFontSize = largestFontSize
    self.fontPath = fontPath
  }
}
