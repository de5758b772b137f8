/// A letter or digit without case, with the mark that makes it another letter of the Vietnamese alphabet (ă, â, ơ, đ).
///
/// Raw values sort as a dictionary does: digits, then a < ă < â < b … d < đ …
struct Letter: RawRepresentable, Hashable, Sendable {
  let rawValue: UInt8

  init(rawValue: UInt8) { self.rawValue = rawValue }

  init(_ base: UInt8, _ quality: Quality = .plain) {
    let rank = base < UInt8(ascii: "a") ? base - UInt8(ascii: "0") : base - UInt8(ascii: "a") + 10
    rawValue = 1 + rank * Self.qualities + quality.rawValue
  }

  /// ASCII, lower case.
  var base: UInt8 {
    let rank = (rawValue - 1) / Self.qualities
    return rank < 10 ? UInt8(ascii: "0") + rank : UInt8(ascii: "a") + rank - 10
  }

  var quality: Quality { Quality(rawValue: (rawValue - 1) % Self.qualities) ?? .plain }
  var plain: Letter { Letter(base) }

  func marked(_ quality: Quality) -> Letter { Letter(base, quality) }

  private static let qualities: UInt8 = 5
}

/// The mark that makes a letter another letter.
enum Quality: UInt8, Sendable {
  case plain, breve, circumflex, horn, stroke
}

/// The tone of a syllable, in dictionary order: ngang, huyền, hỏi, ngã, sắc, nặng.
enum Tone: UInt8, Sendable {
  case level, grave, hook, tilde, acute, dot
}

/// What a Unicode scalar does to the syllable that is being read.
enum ScalarRole: Sendable {
  case letter(Letter, Tone)
  case tone(Tone)
  case quality(Quality)
  /// A mark without meaning in Vietnamese.
  case ignored
  case separator
}
