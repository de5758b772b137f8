/// A line of text being typed. The unit of editing is the character as people see it.
public struct TextInput: Hashable, Sendable {
  public private(set) var text: String
  /// In characters from the start of the text.
  public private(set) var cursor: Int

  public init(_ text: String = "") {
    self.text = text
    cursor = text.count
  }

  public mutating func insert(_ typed: String) {
    var characters = Array(text)
    let before = String(characters[..<cursor]) + typed
    let composed = before.composedVietnamese
    characters.replaceSubrange(..<cursor, with: Array(composed))
    text = String(characters)
    cursor = composed.count
  }

  public mutating func apply(_ edit: Edit) {
    var characters = Array(text)
    switch edit {
    case .deleteBackward:
      guard cursor > 0 else { return }
      cursor -= 1
      characters.remove(at: cursor)
    case .deleteForward:
      guard cursor < characters.count else { return }
      characters.remove(at: cursor)
    case .deleteWord:
      var start = cursor
      while start > 0, characters[start - 1].isWhitespace { start -= 1 }
      while start > 0, !characters[start - 1].isWhitespace { start -= 1 }
      characters.removeSubrange(start..<cursor)
      cursor = start
    case .deleteAll:
      characters = []
      cursor = 0
    }
    text = String(characters)
  }

  public mutating func move(_ move: Move) {
    switch move {
    case .left: cursor = max(0, cursor - 1)
    case .right: cursor = min(text.count, cursor + 1)
    case .first: cursor = 0
    case .last: cursor = text.count
    case .up, .down, .pageUp, .pageDown, .nextField, .previousField: break
    }
  }
}

extension String {
  /// Joins marks that arrive after their letter into one composed character, as input methods in "Unicode tổ hợp" mode
  /// send them. Whole texts are normalised at the doors; this is for the marks that come one read later.
  public var composedVietnamese: String {
    guard unicodeScalars.contains(where: { (0x300...0x331).contains($0.value) }) else { return self }
    var scalars: [Unicode.Scalar] = []
    for scalar in unicodeScalars {
      if let last = scalars.last, let joined = Composition.table[[last, scalar]] {
        scalars[scalars.count - 1] = joined
      } else if let last = scalars.last, let base = Composition.toned[last],
        let modified = Composition.table[[base.letter, scalar]], let joined = Composition.table[[modified, base.tone]]
      {
        scalars[scalars.count - 1] = joined
      } else {
        scalars.append(scalar)
      }
    }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}

/// The composed letters of Vietnamese, and what each is made of.
private enum Composition {
  static let tones: [Unicode.Scalar] = ["\u{300}", "\u{301}", "\u{309}", "\u{303}", "\u{323}"]
  static let rows = [
    "aàáảãạ", "ăằắẳẵặ", "âầấẩẫậ", "eèéẻẽẹ", "êềếểễệ", "iìíỉĩị", "oòóỏõọ", "ôồốổỗộ", "ơờớởỡợ", "uùúủũụ", "ưừứửữự",
    "yỳýỷỹỵ", "AÀÁẢÃẠ", "ĂẰẮẲẴẶ", "ÂẦẤẨẪẬ", "EÈÉẺẼẸ", "ÊỀẾỂỄỆ", "IÌÍỈĨỊ", "OÒÓỎÕỌ", "ÔỒỐỔỖỘ", "ƠỜỚỞỠỢ", "UÙÚỦŨỤ",
    "ƯỪỨỬỮỰ", "YỲÝỶỸỴ",
  ]
  static let shapes: [([Unicode.Scalar], Unicode.Scalar)] = [
    (["a", "\u{306}"], "ă"), (["a", "\u{302}"], "â"), (["e", "\u{302}"], "ê"), (["o", "\u{302}"], "ô"),
    (["o", "\u{31B}"], "ơ"), (["u", "\u{31B}"], "ư"), (["A", "\u{306}"], "Ă"), (["A", "\u{302}"], "Â"),
    (["E", "\u{302}"], "Ê"), (["O", "\u{302}"], "Ô"), (["O", "\u{31B}"], "Ơ"), (["U", "\u{31B}"], "Ư"),
  ]

  static let table: [[Unicode.Scalar]: Unicode.Scalar] = {
    var table: [[Unicode.Scalar]: Unicode.Scalar] = [:]
    for row in rows {
      let letters = Array(row.unicodeScalars)
      for (tone, letter) in zip(tones, letters.dropFirst()) { table[[letters[0], tone]] = letter }
    }
    for (parts, letter) in shapes { table[parts] = letter }
    return table
  }()

  /// For a shape mark that arrives after a tone mark, as in "ạ" + breve.
  static let toned: [Unicode.Scalar: (letter: Unicode.Scalar, tone: Unicode.Scalar)] = {
    var toned: [Unicode.Scalar: (letter: Unicode.Scalar, tone: Unicode.Scalar)] = [:]
    for row in rows {
      let letters = Array(row.unicodeScalars)
      for (tone, letter) in zip(tones, letters.dropFirst()) { toned[letter] = (letters[0], tone) }
    }
    return toned
  }()
}
