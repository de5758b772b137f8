/// The distinct syllables of the catalogue, numbered so that a prefix is one range of numbers.
struct Vocabulary: Sendable {
  /// Sorted by letters without marks, then with them: the spellings of one word are neighbours.
  let spellings: [Syllable]
  /// The word, without marks, of every spelling.
  let wordOfSpelling: [Int32]
  private let words: [UInt128]
  /// The first spelling of every word, and the end.
  private let firstSpelling: [Int32]

  init(_ syllables: some Sequence<Syllable>) {
    let sorted = syllables.map { (folded: $0.folded.key, spelling: $0) }
      .sorted { ($0.folded, $0.spelling.key) < ($1.folded, $1.spelling.key) }
    var words: [UInt128] = []
    var firstSpelling: [Int32] = []
    var wordOfSpelling: [Int32] = []
    wordOfSpelling.reserveCapacity(sorted.count)
    for (number, entry) in sorted.enumerated() {
      if words.last != entry.folded {
        words.append(entry.folded)
        firstSpelling.append(Int32(number))
      }
      wordOfSpelling.append(Int32(words.count - 1))
    }
    firstSpelling.append(Int32(sorted.count))
    spellings = sorted.map(\.spelling)
    self.words = words
    self.firstSpelling = firstSpelling
    self.wordOfSpelling = wordOfSpelling
  }

  var wordCount: Int { words.count }

  /// The words that begin with these letters, whatever their marks.
  func words(beginningWith syllable: Syllable) -> Range<Int> {
    let keys = syllable.folded.continuations
    return lowerBound(keys.lowerBound)..<lowerBound(keys.upperBound)
  }

  func spellings(of words: Range<Int>) -> Range<Int32> {
    firstSpelling[words.lowerBound]..<firstSpelling[words.upperBound]
  }

  /// How many of `words`, from the first, are this very word: one or none.
  func isWord(_ syllable: Syllable, firstOf words: Range<Int>) -> Bool {
    !words.isEmpty && self.words[words.lowerBound] == syllable.folded.key
  }

  private func lowerBound(_ key: UInt128) -> Int {
    var low = 0
    var high = words.count
    while low < high {
      let middle = (low + high) / 2
      if words[middle] < key { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
