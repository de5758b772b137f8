/// The order of a Vietnamese dictionary: letters first (a < ă < â, d < đ), then tones (ngang, huyền, hỏi, ngã, sắc, nặng).
enum DictionaryOrder {
  /// Negative when `left` comes first, positive when `right` does, 0 when only case or punctuation differs.
  static func compare(_ left: some Collection<Syllable>, _ right: some Collection<Syllable>) -> Int {
    for (one, other) in zip(left, right) where one.letters != other.letters {
      return one.letters < other.letters ? -1 : 1
    }
    guard left.count == right.count else { return left.count < right.count ? -1 : 1 }
    for (one, other) in zip(left, right) where one.tone != other.tone {
      return one.tone.rawValue < other.tone.rawValue ? -1 : 1
    }
    return 0
  }

  static func sorted(_ texts: some Sequence<String>) -> [String] {
    let keyed = texts.map { (text: $0, syllables: Array(SyllableReader($0))) }
    return keyed.sorted { left, right in
      let order = compare(left.syllables, right.syllables)
      return order == 0 ? left.text < right.text : order < 0
    }.map(\.text)
  }
}
