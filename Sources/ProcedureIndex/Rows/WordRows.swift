/// The rows in which every word of the vocabulary occurs.
struct WordRows: Sendable {
  private let rowCount: Int
  /// Rows by word, one list after another.
  private var rows: [Int32] = []
  private var starts: [Int] = []
  /// A frequent word has a set as well: to unite sets is faster than to walk a long list.
  private var sets: [RowSet?] = []

  init(syllables: [Int32], rowStarts: [Int], vocabulary: Vocabulary) {
    rowCount = rowStarts.count - 1
    var counts = [Int](repeating: 0, count: vocabulary.wordCount + 1)
    for spelling in syllables { counts[Int(vocabulary.wordOfSpelling[Int(spelling)]) + 1] += 1 }
    for word in 1..<counts.count { counts[word] += counts[word - 1] }
    starts = counts
    rows = [Int32](repeating: 0, count: syllables.count)
    var next = counts
    for row in 0..<rowCount {
      for place in rowStarts[row]..<rowStarts[row + 1] {
        let word = Int(vocabulary.wordOfSpelling[Int(syllables[place])])
        rows[next[word]] = Int32(row)
        next[word] += 1
      }
    }
    sets = (0..<vocabulary.wordCount).map { word in
      guard (starts[word + 1] - starts[word]) * 32 > rowCount else { return nil }
      var set = RowSet(rowCount: rowCount)
      for index in starts[word]..<starts[word + 1] { set.insert(Int(rows[index])) }
      return set
    }
  }

  /// The rows with at least one of `words`.
  func rows(with words: Range<Int>) -> RowSet {
    var result = RowSet(rowCount: rowCount)
    for word in words {
      if let set = sets[word] {
        result.formUnion(set)
      } else {
        for index in starts[word]..<starts[word + 1] { result.insert(Int(rows[index])) }
      }
    }
    return result
  }
}
