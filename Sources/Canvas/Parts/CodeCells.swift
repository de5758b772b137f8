/// A one-time code, a box a character.
public struct CodeCells {
  public var entered: String
  public var length: Int
  public var isFocused: Bool

  public init(entered: String, length: Int, isFocused: Bool = true) {
    self.entered = entered
    self.length = max(1, length)
    self.isFocused = isFocused
  }

  /// In columns.
  public var width: Int { length * 4 + 1 }
  /// In rows.
  public static let height = 3

  public func draw(into frame: inout Frame, in area: Area) {
    let role: Role = isFocused ? .borderFocused : .border
    let characters = Array(entered.prefix(length))
    frame.write(edge(Glyph.topLeft, Glyph.teeDown, Glyph.topRight), in: area.line(0), role: role)
    frame.write(edge(Glyph.bottomLeft, Glyph.teeUp, Glyph.bottomRight), in: area.line(2), role: role)
    for index in 0...length {
      let column = area.line(1).inset(left: index * 4)
      frame.write(String(Glyph.vertical), in: column, role: role)
      guard index < length else { break }
      let isNext = isFocused && index == characters.count
      let glyph = index < characters.count ? characters[index] : isNext ? "_" : " "
      frame.write(" \(glyph) ", in: column.inset(left: 1), role: isNext ? .fieldFocused : .field)
      if isNext, !column.isEmpty { frame.cursor = column.position(column: 2) }
    }
  }

  private func edge(_ left: Character, _ tee: Character, _ right: Character) -> String {
    let cell = String(repeating: Glyph.horizontal, count: 3)
    return String(left) + Array(repeating: cell, count: length).joined(separator: String(tee)) + String(right)
  }
}
