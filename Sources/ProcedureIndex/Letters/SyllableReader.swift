/// Reads the syllables of a text one after another; whatever is no letter or digit separates them.
struct SyllableReader: Sequence, IteratorProtocol {
  private var scalars: String.UnicodeScalarView.Iterator

  init(_ text: String) { scalars = text.unicodeScalars.makeIterator() }

  mutating func next() -> Syllable? {
    var syllable = Syllable()
    while let scalar = scalars.next() {
      switch ScalarRoles.role(of: scalar) {
      case .letter(let letter, let tone):
        syllable.append(letter)
        syllable.mark(tone)
      case .tone(let tone):
        if !syllable.isEmpty { syllable.mark(tone) }
      case .quality(let quality):
        syllable.markLast(quality)
      case .ignored:
        break
      case .separator:
        if !syllable.isEmpty { return syllable }
      }
    }
    return syllable.isEmpty ? nil : syllable
  }
}

extension SyllableReader {
  /// Where the syllables of `text` are, in Characters from its start.
  static func ranges(in text: String) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start: Int?
    for (offset, character) in text.enumerated() {
      let isLetter = character.unicodeScalars.first.map { ScalarRoles.role(of: $0).isLetter } ?? false
      if isLetter {
        start = start ?? offset
      } else if let begun = start {
        ranges.append(begun..<offset)
        start = nil
      }
    }
    if let begun = start { ranges.append(begun..<text.count) }
    return ranges
  }
}

extension ScalarRole {
  fileprivate var isLetter: Bool {
    switch self {
    case .letter: true
    case .tone, .quality, .ignored, .separator: false
    }
  }
}
