/// Orders the rows that match, best first: a code that fits > not abolished > words in the order of the query > the marks
/// of the query > near the beginning of the name > whole words > a short name > the order of the catalogue.
struct Ranking {
  let catalogue: Catalogue
  let plan: Plan

  /// The first `limit` of `rows`, best first.
  func best(_ rows: RowSet, limit: Int) -> [Int] {
    var best = BestRows(limit: min(limit, catalogue.rowCount))
    let starts = catalogue.rowStarts.span
    let nameLengths = catalogue.nameLengths.span
    let isAbolished = catalogue.isAbolished.span
    let highestRun = plan.highestRun
    rows.forEach { row in
      let standing = (codeFit(row) << 1 | (isAbolished[row] ? 0 : 1)) << 31
      let brevity = UInt64(255 - min(nameLengths[row], 255))
      // Most rows of a frequent word cannot get in, and to know that their syllables need not be read.
      guard best.accepts(row, score: standing | highestRun << 8 | brevity) else { return true }
      let run = longestRun(from: starts[row], to: starts[row + 1]).score
      best.offer(row, score: standing | run << 8 | brevity)
      return true
    }
    return best.sorted()
  }

  /// The longest part of the query, from its first word on, that the row has in order, as a score of 23 bits,
  /// where it begins and how many words it has.
  @inline(__always)
  func longestRun(from start: Int, to end: Int) -> (score: UInt64, place: Int, length: Int) {
    let syllables = catalogue.syllables.span
    let terms = plan.terms.span
    let agreements = plan.agreements.span
    guard !terms.isEmpty else { return (0, start, 0) }
    var best: (score: UInt64, place: Int, length: Int) = (0, start, 0)
    for place in start..<end where terms[0].matches(syllables[place]) {
      var length = 0
      var agreeing = 0
      var exact = 0
      while length < terms.count, place + length < end {
        let spelling = syllables[place + length]
        let term = terms[length]
        guard term.matches(spelling) else { break }
        if term.isExact(spelling) { exact += 1 }
        if let first = term.agreementStart, agreements[first + Int(spelling - term.spellings.lowerBound)] {
          agreeing += 1
        }
        length += 1
      }
      let score = Plan.runScore(length: length, agreeing: agreeing, distance: place - start, exact: exact)
      if score > best.score { best = (score, place, length) }
      if length == terms.count && agreements.isEmpty { break }
    }
    return best
  }

  /// Whether the row has the whole query in order.
  func hasAllInOrder(_ row: Int) -> Bool {
    longestRun(from: catalogue.rowStarts[row], to: catalogue.rowStarts[row + 1]).length == plan.terms.count
  }

  /// Whether the row has every group of initials in neighbouring words.
  func hasInitials(_ row: Int) -> Bool {
    plan.initials.allSatisfy { hasInNeighbouringWords($0, row) }
  }

  @inline(__always)
  private func hasInNeighbouringWords(_ group: Range<Int>, _ row: Int) -> Bool {
    let syllables = catalogue.syllables.span
    let terms = plan.terms.span
    let last = catalogue.rowStarts[row + 1] - group.count
    var place = catalogue.rowStarts[row]
    while place <= last {
      var length = 0
      while length < group.count, terms[group.lowerBound + length].matches(syllables[place + length]) { length += 1 }
      if length == group.count { return true }
      place += 1
    }
    return false
  }

  private func codeFit(_ row: Int) -> UInt64 {
    plan.codes.reduce(0) { max($0, UInt64($1.fragment.fit(catalogue.codes[row]))) }
  }
}
