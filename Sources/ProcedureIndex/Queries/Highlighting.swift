/// Which parts of a name the query matched.
struct Highlighting {
  let ranking: Ranking

  /// In Characters from the start of the name; ascending, never touching.
  func ranges(row: Int, in name: String) -> [Range<Int>] {
    let terms = ranking.plan.terms
    guard !terms.isEmpty else { return [] }
    let places = SyllableReader.ranges(in: name)
    let start = ranking.catalogue.rowStarts[row]
    let end = start + min(Int(ranking.catalogue.nameLengths[row]), places.count)
    let syllables = ranking.catalogue.syllables
    let run = ranking.longestRun(from: start, to: end)
    var lengths: [Int: Int] = [:]
    for (number, term) in terms.enumerated() {
      let place = number < run.length ? run.place + number : first(term, from: start, to: end)
      guard let place else { continue }
      let length = term.isExact(syllables[place]) ? places[place - start].count : term.length
      lengths[place - start] = max(lengths[place - start] ?? 0, length)
    }
    return lengths.sorted { $0.key < $1.key }.map { place, length in
      places[place].lowerBound..<min(places[place].lowerBound + length, places[place].upperBound)
    }
  }

  private func first(_ term: Term, from start: Int, to end: Int) -> Int? {
    let syllables = ranking.catalogue.syllables
    let matching = (start..<end).filter { term.matches(syllables[$0]) }
    return matching.first { term.isExact(syllables[$0]) } ?? matching.first
  }
}
