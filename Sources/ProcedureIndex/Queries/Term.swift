/// One word of a query against the vocabulary: the spellings that it may stand for.
struct Term: Sendable {
  /// Words that begin with what was typed.
  let words: Range<Int>
  let spellings: Range<Int32>
  /// The first so many of `spellings` are the very word.
  let exactCount: Int32
  /// How many letters were typed.
  let length: Int
  /// Where the answers of the spellings begin in `Plan.agreements`; nil for a word without marks.
  let agreementStart: Int?

  @inline(__always)
  func matches(_ spelling: Int32) -> Bool {
    UInt32(bitPattern: spelling &- spellings.lowerBound)
      < UInt32(bitPattern: spellings.upperBound &- spellings.lowerBound)
  }

  /// For a spelling that matches.
  @inline(__always)
  func isExact(_ spelling: Int32) -> Bool { spelling &- spellings.lowerBound < exactCount }
}
