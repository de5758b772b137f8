import Foundation

/// Where a name stands in a Vietnamese dictionary: by letters (a, ă, â, … d, đ, …), and only between equal letters by
/// tones (ngang, huyền, hỏi, ngã, sắc, nặng). Numbers in a name count by their value.
struct VietnameseOrder {
  private var letters: [Int] = []
  private var tones: [Int] = []
  private var bytes: [UInt8]

  init(_ name: String) {
    bytes = Array(name.utf8)
    var number: Int?
    for scalar in name.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars {
      if let digit = scalar.isASCII ? scalar.properties.numericType.map({ _ in Int(scalar.value) - 48 }) : nil {
        number = min((number ?? 0), Self.largestNumber) * 10 + digit
        continue
      }
      close(&number)
      if let tone = Self.toneMarks.firstIndex(of: scalar.value) {
        if !tones.isEmpty { tones[tones.count - 1] = tone + 1 }
      } else if let last = letters.last, let shape = Self.letterShapes[.init(last, scalar.value)] {
        letters[letters.count - 1] = shape
      } else {
        letters.append(Self.rank(scalar))
        tones.append(0)
      }
    }
    close(&number)
  }

  private mutating func close(_ number: inout Int?) {
    guard let value = number else { return }
    letters += [Self.digitRank, value]
    tones += [0, 0]
    number = nil
  }

  private struct Marked: Hashable {
    var letter: Int
    var mark: UInt32

    init(_ letter: Int, _ mark: UInt32) {
      self.letter = letter
      self.mark = mark
    }
  }

  private static let largestNumber = Int.max / 100
  /// Between punctuation and letters.
  private static let digitRank = 1_000
  private static let letterRank = 2_000
  private static let alphabet = Array("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz".unicodeScalars)
  /// Huyền, hỏi, ngã, sắc, nặng.
  private static let toneMarks: [UInt32] = [0x300, 0x309, 0x303, 0x301, 0x323]

  private static func rank(_ scalar: Unicode.Scalar) -> Int {
    if let position = alphabet.firstIndex(of: scalar) { return letterRank + position }
    return scalar.isASCII ? Int(scalar.value) : letterRank + alphabet.count + Int(scalar.value)
  }

  private static let letterShapes: [Marked: Int] = {
    let shapes: [(Unicode.Scalar, UInt32, Unicode.Scalar)] = [
      ("a", 0x306, "ă"), ("a", 0x302, "â"), ("e", 0x302, "ê"), ("o", 0x302, "ô"), ("o", 0x31B, "ơ"),
      ("u", 0x31B, "ư"),
    ]
    return Dictionary(
      uniqueKeysWithValues: shapes.map { (Marked(rank($0.0), $0.1), rank($0.2)) })
  }()
}

extension VietnameseOrder: Comparable {
  static func < (left: VietnameseOrder, right: VietnameseOrder) -> Bool {
    if left.letters != right.letters { return left.letters.lexicographicallyPrecedes(right.letters) }
    if left.tones != right.tones { return left.tones.lexicographicallyPrecedes(right.tones) }
    return left.bytes.lexicographicallyPrecedes(right.bytes)
  }
}
