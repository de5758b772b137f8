/// A written syllable in one integer: up to 15 letters from the highest byte down, the tone in the lowest.
///
/// Integers compare as the letters do, so the syllables with one beginning are neighbours. What goes beyond 15 letters
/// is cut off, in names and in queries alike.
struct Syllable: Sendable {
  private(set) var key: UInt128 = 0
  private(set) var length = 0

  static let maximumLength = 15

  var isEmpty: Bool { length == 0 }
  var tone: Tone { Tone(rawValue: UInt8(truncatingIfNeeded: key)) ?? .level }
  var letters: UInt128 { key & ~0xFF }

  subscript(position: Int) -> Letter {
    Letter(rawValue: UInt8(truncatingIfNeeded: key >> Self.shift(position)))
  }

  /// The same letters without any mark.
  var folded: Syllable {
    var result = Syllable()
    for position in 0..<length { result.append(self[position].plain) }
    return result
  }

  var hasMarks: Bool { key != folded.key }

  /// The letters without marks.
  var text: String {
    var text = String.UnicodeScalarView()
    for position in 0..<length { text.append(Unicode.Scalar(self[position].base)) }
    return String(text)
  }

  /// The keys of all syllables that begin with these letters and marks.
  var continuations: Range<UInt128> {
    guard length > 0 else { return 0..<UInt128.max }
    let step = UInt128(1) << Self.shift(length - 1)
    return letters..<(letters + step)
  }

  /// True where the marks of this one, as far as they were typed, are those of `other`; both have the same base letters.
  func marksAgree(with other: Syllable) -> Bool {
    if tone != .level && tone != other.tone { return false }
    return (0..<length).allSatisfy { self[$0].quality == .plain || self[$0] == other[$0] }
  }

  mutating func append(_ letter: Letter) {
    guard length < Self.maximumLength else { return }
    key |= UInt128(letter.rawValue) << Self.shift(length)
    length += 1
  }

  mutating func mark(_ tone: Tone) {
    guard tone != .level else { return }
    key = letters | UInt128(tone.rawValue)
  }

  mutating func markLast(_ quality: Quality) {
    guard length > 0 else { return }
    let shift = Self.shift(length - 1)
    let letter = self[length - 1].marked(quality)
    key = key & ~(UInt128(0xFF) << shift) | UInt128(letter.rawValue) << shift
  }

  private static func shift(_ position: Int) -> Int { 120 - 8 * position }
}

/// The key alone says it all; reading a catalogue hashes every syllable of every name.
extension Syllable: Hashable {
  static func == (one: Syllable, other: Syllable) -> Bool { one.key == other.key }
  func hash(into hasher: inout Hasher) { hasher.combine(UInt64(truncatingIfNeeded: key >> 64 ^ key)) }
}
