/// What a row must have to answer a text: all the terms, the initials and the codes.
struct Plan: Sendable {
  private(set) var terms: [Term] = []
  /// Terms, by place, that must follow each other in the row: the letters of an abbreviation.
  private(set) var initials: [Range<Int>] = []
  private(set) var codes: [Code] = []
  /// Whether a spelling has the marks of the term, for the terms that have any.
  private(set) var agreements: [Bool] = []

  struct Code: Sendable {
    let fragment: CodeFragment
    /// The same digits as a word of a name.
    let words: Range<Int>
  }

  static let maximumTermCount = 24

  /// Length, then agreeing marks, then nearness to the beginning, then whole words: 23 bits.
  @inline(__always)
  static func runScore(length: Int, agreeing: Int, distance: Int, exact: Int) -> UInt64 {
    UInt64(length << 18 | agreeing << 13 | (255 - min(distance, 255)) << 5 | exact)
  }

  /// No run scores higher.
  var highestRun: UInt64 {
    Self.runScore(
      length: terms.count, agreeing: terms.count { $0.agreementStart != nil }, distance: 0,
      exact: terms.count { $0.exactCount > 0 })
  }

  var isEmpty: Bool { terms.isEmpty && codes.isEmpty }
  var hasMarks: Bool { !agreements.isEmpty }

  /// Fails where a word occurs nowhere in the catalogue.
  init?(_ text: String, _ vocabulary: Vocabulary) {
    for chunk in text.split(whereSeparator: \.isWhitespace) {
      if let fragment = CodeFragment(chunk) {
        codes.append(Code(fragment: fragment, words: Self.word(chunk).map(vocabulary.words(beginningWith:)) ?? 0..<0))
      } else {
        for syllable in SyllableReader(String(chunk)) where terms.count < Self.maximumTermCount {
          guard add(syllable, vocabulary) else { return nil }
        }
      }
    }
  }

  init() {}

  private mutating func add(_ syllable: Syllable, _ vocabulary: Vocabulary) -> Bool {
    if addWord(syllable, vocabulary) { return true }
    if let words = Colloquialisms.words(for: syllable.text) {
      return words.allSatisfy { word in SyllableReader(word).allSatisfy { addWord($0, vocabulary) } }
    }
    return addInitials(syllable, vocabulary)
  }

  private mutating func addWord(_ syllable: Syllable, _ vocabulary: Vocabulary) -> Bool {
    let words = vocabulary.words(beginningWith: syllable)
    guard !words.isEmpty else { return false }
    let spellings = vocabulary.spellings(of: words)
    let exact =
      vocabulary.isWord(syllable, firstOf: words)
      ? vocabulary.spellings(of: words.lowerBound..<words.lowerBound + 1).count : 0
    var agreementStart: Int?
    if syllable.hasMarks {
      agreementStart = agreements.count
      agreements += spellings.map { syllable.marksAgree(with: vocabulary.spellings[Int($0)]) }
    }
    terms.append(
      Term(
        words: words, spellings: spellings, exactCount: Int32(exact), length: syllable.length,
        agreementStart: agreementStart))
    return true
  }

  private mutating func addInitials(_ syllable: Syllable, _ vocabulary: Vocabulary) -> Bool {
    guard syllable.length > 1 else { return false }
    let start = terms.count
    for position in 0..<syllable.length {
      var letter = Syllable()
      letter.append(syllable[position])
      guard addWord(letter, vocabulary) else { return false }
    }
    initials.append(start..<terms.count)
    return true
  }

  private static func word(_ digits: Substring) -> Syllable? {
    var reader = SyllableReader(String(digits))
    guard let first = reader.next(), reader.next() == nil else { return nil }
    return first
  }
}
