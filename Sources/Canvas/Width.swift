/// How many columns a text takes. The table is our own, so that no frame depends on a locale.
public enum Width {
  /// In columns; control characters count as the one replacement glyph that is drawn for them.
  public static func of(_ text: String) -> Int {
    if isPlain(text) { return text.unicodeScalars.count }
    return text.reduce(0) { $0 + of(glyph: $1) }
  }

  /// 2 for East Asian wide and emoji, else 1: what has no width of its own is drawn as a replacement glyph.
  public static func of(_ character: Character) -> Int { of(glyph: character) }

  /// 0 for controls, formats and combining marks, 2 for East Asian wide and emoji presentation, else 1.
  public static func of(_ scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if isPlain(value) { return 1 }
    if value < 0x20 || (value >= 0x7F && value < 0xA0) { return 0 }
    if hasNoWidth(scalar) { return 0 }
    return isWide(value) ? 2 : 1
  }

  static func of(glyph: Character) -> Int {
    guard let base = glyph.unicodeScalars.first else { return 0 }
    return max(1, of(base))
  }

  /// The text holds only scalars that are each a glyph of one column.
  static func isPlain(_ text: String) -> Bool {
    for scalar in text.unicodeScalars where !isPlain(scalar.value) { return false }
    return true
  }

  /// Letters and signs of one column that never join a neighbour: ASCII, Latin, Vietnamese, punctuation, lines, blocks.
  @inline(__always)
  static func isPlain(_ value: UInt32) -> Bool {
    if value < 0x7F { return value >= 0x20 }
    if value < 0x300 { return value >= 0xA0 && value != 0xAD }
    if value < 0x2010 { return value >= 0x1E00 && value < 0x1F00 }
    return value <= 0x2027 || (value >= 0x2500 && value < 0x25FD)
  }

  private static func hasNoWidth(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value >= 0x1160 && scalar.value <= 0x11FF { return true }
    return switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control, .surrogate, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }

  private static func isWide(_ value: UInt32) -> Bool {
    guard value >= 0x1100 else { return false }
    var low = 0
    var high = wide.count
    while low < high {
      let middle = (low + high) / 2
      if value > wide[middle].upperBound {
        low = middle + 1
      } else if value < wide[middle].lowerBound {
        high = middle
      } else {
        return true
      }
    }
    return false
  }

  /// East_Asian_Width W and F of Unicode 14.0.0; scalars that are not assigned go with their neighbours.
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x231A...0x231B, 0x2329...0x232A, 0x23E9...0x23EC, 0x23F0...0x23F0, 0x23F3...0x23F3,
    0x25FD...0x25FE, 0x2614...0x2615, 0x2648...0x2653, 0x267F...0x267F, 0x2693...0x2693, 0x26A1...0x26A1,
    0x26AA...0x26AB, 0x26BD...0x26BE, 0x26C4...0x26C5, 0x26CE...0x26CE, 0x26D4...0x26D4, 0x26EA...0x26EA,
    0x26F2...0x26F3, 0x26F5...0x26F5, 0x26FA...0x26FA, 0x26FD...0x26FD, 0x2705...0x2705, 0x270A...0x270B,
    0x2728...0x2728, 0x274C...0x274C, 0x274E...0x274E, 0x2753...0x2755, 0x2757...0x2757, 0x2795...0x2797,
    0x27B0...0x27B0, 0x27BF...0x27BF, 0x2B1B...0x2B1C, 0x2B50...0x2B50, 0x2B55...0x2B55, 0x2E80...0x303E,
    0x3041...0x3247, 0x3250...0x4DBF, 0x4E00...0xA4C6, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAD9,
    0xFE10...0xFE6B, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x1B2FB, 0x1F004...0x1F004, 0x1F0CF...0x1F0CF,
    0x1F18E...0x1F18E, 0x1F191...0x1F19A, 0x1F200...0x1F320, 0x1F32D...0x1F335, 0x1F337...0x1F37C, 0x1F37E...0x1F393,
    0x1F3A0...0x1F3CA, 0x1F3CF...0x1F3D3, 0x1F3E0...0x1F3F0, 0x1F3F4...0x1F3F4, 0x1F3F8...0x1F43E, 0x1F440...0x1F440,
    0x1F442...0x1F4FC, 0x1F4FF...0x1F53D, 0x1F54B...0x1F54E, 0x1F550...0x1F567, 0x1F57A...0x1F57A, 0x1F595...0x1F596,
    0x1F5A4...0x1F5A4, 0x1F5FB...0x1F64F, 0x1F680...0x1F6C5, 0x1F6CC...0x1F6CC, 0x1F6D0...0x1F6D2, 0x1F6D5...0x1F6DF,
    0x1F6EB...0x1F6EC, 0x1F6F4...0x1F6FC, 0x1F7E0...0x1F7F0, 0x1F90C...0x1F93A, 0x1F93C...0x1F945, 0x1F947...0x1F9FF,
    0x1FA70...0x1FAF6, 0x20000...0x3FFFD,
  ]
}
