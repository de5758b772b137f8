/// A colour as its author wrote it, and what it comes to on terminals that have fewer.
public struct Colour: Hashable, Sendable {
  public var red: UInt8
  public var green: UInt8
  public var blue: UInt8
  /// One of the 16 colours that every colour terminal has, where the author named one.
  public var named: Int?

  public init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// Reads "#rrggbb" or a name such as "red" or "bright-blue"; nil for anything else.
  public init?(_ text: String) {
    if let index = Colour.names.firstIndex(of: text) {
      self = Colour.basic[index]
      named = index
      return
    }
    guard text.utf8.count == 7, text.hasPrefix("#"), text.dropFirst().allSatisfy(\.isHexDigit),
      let value = UInt32(text.dropFirst(), radix: 16)
    else { return nil }
    self.init(red: UInt8(value >> 16), green: UInt8(value >> 8 & 255), blue: UInt8(value & 255))
  }

  /// The index in the palette of a terminal with that many colours; nil where it has none.
  public func index(at depth: Depth) -> Int? {
    switch depth {
    case .none: nil
    case .eight: named.map { $0 % 8 } ?? nearest(in: Array(Colour.basic.prefix(8)))
    case .sixteen: named ?? nearest(in: Colour.basic)
    case .palette: named ?? indexInPalette
    }
  }

  private static let names = [
    "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white", "bright-black", "bright-red",
    "bright-green", "bright-yellow", "bright-blue", "bright-magenta", "bright-cyan", "bright-white",
  ]

  private static let basic: [Colour] = [
    (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205), (0, 205, 205), (229, 229, 229),
    (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0), (92, 92, 255), (255, 0, 255), (0, 255, 255),
    (255, 255, 255),
  ].map { Colour(red: $0.0, green: $0.1, blue: $0.2) }

  private func nearest(in palette: [Colour]) -> Int {
    palette.indices.min { distance(to: palette[$0]) < distance(to: palette[$1]) } ?? 7
  }

  /// The 16 first colours of a palette are whatever the user made them, so only the cube and the greys are matched.
  private var indexInPalette: Int {
    func step(_ value: UInt8) -> Int { value < 48 ? 0 : value < 115 ? 1 : (Int(value) - 35) / 40 }
    func level(_ step: Int) -> UInt8 { step == 0 ? 0 : UInt8(55 + step * 40) }
    let steps = (step(red), step(green), step(blue))
    let cube = Colour(red: level(steps.0), green: level(steps.1), blue: level(steps.2))
    let mean = (Int(red) + Int(green) + Int(blue)) / 3
    let greyStep = max(0, min(23, (mean - 3) / 10))
    let greyLevel = UInt8(8 + greyStep * 10)
    let grey = Colour(red: greyLevel, green: greyLevel, blue: greyLevel)
    return distance(to: grey) < distance(to: cube) ? 232 + greyStep : 16 + 36 * steps.0 + 6 * steps.1 + steps.2
  }

  private func distance(to other: Colour) -> Int {
    let red = Int(red) - Int(other.red)
    let green = Int(green) - Int(other.green)
    let blue = Int(blue) - Int(other.blue)
    return 3 * red * red + 6 * green * green + 2 * blue * blue
  }
}
