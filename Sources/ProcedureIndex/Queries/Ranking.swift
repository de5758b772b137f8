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
    rows.forEach { row in
      let (run, _) = longestRun(from: starts[row], to: starts[row + 1])
      let standing = codeFit(row) << 1 | (isAbolished[row] ? 0 : 1)
      best.offer(row, score: standing << 31 | run << 8 | UInt64(255 - min(nameLengths[row], 255)))
      return true
    }
    return best.sorted()
  }

  /// The longest part of the query, from its first word on, that the row has in order, as a score of 23 bits, and where
  /// it begins.
  @inline(__always)
  func longestRun(from start: Int, to end: Int) -> (score: UInt64, place: Int) {
    let syllables = catalogue.syllables.span
    let terms = plan.terms.span
    let agreements = plan.agreements.span
    guard !terms.isEmpty else { return (0, start) }
    var best: (score: UInt64, place: Int) = (0, start)
    for place in start..<end where terms[0].matches(syllables[place]) {
      var length = 0
      var agreeing: UInt64 = 0
      var exact: UInt64 = 0
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
      let nearness = UInt64(255 - min(place - start, 255))
      let score = UInt64(length) << 18 | agreeing << 13 | nearness << 5 | exact
      if score > best.score { best = (score, place) }
      if length == terms.count && agreements.isEmpty { break }
    }
    return best
  }

  /// Whether the row has the whole query in order.
  func hasAllInOrder(_ row: Int) -> Bool {
    longestRun(from: catalogue.rowStarts[row], to: catalogue.rowStarts[row + 1]).score >> 18 == plan.terms.count
  }

  /// Whether the row has every group of initials in neighbouring words.
  func hasInitials(_ row: Int) -> Bool {
    let syllables = catalogue.syllables
    let end = catalogue.rowStarts[row + 1]
    return plan.initials.allSatisfy { group in
      (catalogue.rowStarts[row]..<end).contains { place in
        place + group.count <= end
          && group.allSatisfy { plan.terms[$0].matches(syllables[place + $0 - group.lowerBound]) }
      }
    }
  }

  private func codeFit(_ row: Int) -> UInt64 {
    plan.codes.reduce(0) { max($0, UInt64($1.fragment.fit(catalogue.codes[row]))) }
  }
}
