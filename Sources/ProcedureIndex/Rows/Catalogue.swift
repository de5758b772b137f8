import Dossiers

/// The procedures as flat rows, by agency and then by name, both in dictionary order.
struct Catalogue: Sendable {
  let summaries: [ProcedureSummary]
  let codes: [CodeDigits]
  let vocabulary: Vocabulary
  /// The spellings of all rows, one row after another: the name, then the field.
  let syllables: [Int32]
  /// Where each row begins in `syllables`, and the end.
  let rowStarts: [Int]
  /// How many of a row's syllables are its name.
  let nameLengths: [Int32]
  /// Procedures of an abolished tier are only looked up, hardly ever wanted.
  let isAbolished: [Bool]
  let agencyRows: [Agency.ID: Range<Int>]

  var rowCount: Int { summaries.count }

  init(_ procedures: [ProcedureSummary]) {
    var text = CatalogueText(procedures)
    vocabulary = text.numberSpellings()
    let order = text.order(procedures, vocabulary)
    var syllables: [Int32] = []
    syllables.reserveCapacity(text.syllables.count)
    var rowStarts = [0]
    rowStarts.reserveCapacity(procedures.count + 1)
    for row in order {
      syllables += text.syllables[text.starts[row]..<text.starts[row + 1]]
      rowStarts.append(syllables.count)
    }
    self.syllables = syllables
    self.rowStarts = rowStarts
    nameLengths = order.map { text.nameLengths[$0] }
    summaries = order.map { procedures[$0] }
    isAbolished = summaries.map { $0.tier == .district }
    codes = summaries.map { CodeDigits(code: $0.code) }
    agencyRows = Self.runs(of: summaries)
  }

  private static func runs(of summaries: [ProcedureSummary]) -> [Agency.ID: Range<Int>] {
    var runs: [Agency.ID: Range<Int>] = [:]
    var start = 0
    for row in summaries.indices where row + 1 == summaries.count || summaries[row + 1].agency != summaries[row].agency
    {
      runs[summaries[row].agency] = start..<(row + 1)
      start = row + 1
    }
    return runs
  }
}

/// The texts of the procedures, read once, in the order in which they came.
private struct CatalogueText {
  /// First numbered as they came, then as the vocabulary numbers them.
  private(set) var syllables: [Int32] = []
  private(set) var starts = [0]
  private(set) var nameLengths: [Int32] = []
  private var numbers: [Syllable: Int32] = [:]
  private var fields: [String: [Int32]] = [:]

  init(_ procedures: [ProcedureSummary]) {
    starts.reserveCapacity(procedures.count + 1)
    for procedure in procedures {
      let start = syllables.count
      for syllable in SyllableReader(procedure.name) { syllables.append(number(of: syllable)) }
      nameLengths.append(Int32(syllables.count - start))
      syllables += numbers(ofField: procedure.field)
      starts.append(syllables.count)
    }
  }

  mutating func numberSpellings() -> Vocabulary {
    let vocabulary = Vocabulary(numbers.keys)
    var renumbered = [Int32](repeating: 0, count: numbers.count)
    for (new, spelling) in vocabulary.spellings.enumerated() {
      if let old = numbers[spelling] { renumbered[Int(old)] = Int32(new) }
    }
    for place in syllables.indices { syllables[place] = renumbered[Int(syllables[place])] }
    return vocabulary
  }

  func order(_ procedures: [ProcedureSummary], _ vocabulary: Vocabulary) -> [Int] {
    var names: [Agency.ID: String] = [:]
    for procedure in procedures where names[procedure.agency] == nil { names[procedure.agency] = procedure.agencyName }
    let agencies = names.map { (id: $0.key, syllables: Array(SyllableReader($0.value))) }.sorted { left, right in
      let order = DictionaryOrder.compare(left.syllables, right.syllables)
      return order == 0 ? left.id < right.id : order < 0
    }
    let places = Dictionary(uniqueKeysWithValues: agencies.enumerated().map { ($1.id, $0) })
    let agencyPlaces = procedures.map { places[$0.agency] ?? 0 }
    return procedures.indices.sorted { left, right in
      if agencyPlaces[left] != agencyPlaces[right] { return agencyPlaces[left] < agencyPlaces[right] }
      let order = DictionaryOrder.compare(name(left, vocabulary), name(right, vocabulary))
      return order == 0 ? left < right : order < 0
    }
  }

  private func name(_ row: Int, _ vocabulary: Vocabulary) -> some Collection<Syllable> {
    syllables[starts[row]..<(starts[row] + Int(nameLengths[row]))].lazy.map { vocabulary.spellings[Int($0)] }
  }

  private mutating func numbers(ofField field: String) -> [Int32] {
    if let known = fields[field] { return known }
    let read = SyllableReader(field).map { number(of: $0) }
    fields[field] = read
    return read
  }

  private mutating func number(of syllable: Syllable) -> Int32 {
    if let known = numbers[syllable] { return known }
    let number = Int32(numbers.count)
    numbers[syllable] = number
    return number
  }
}
