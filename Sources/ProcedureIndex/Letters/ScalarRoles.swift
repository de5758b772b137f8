/// The role of every Unicode scalar, precomposed or combining, so that NFC and NFD read the same.
enum ScalarRoles {
  static func role(of scalar: Unicode.Scalar) -> ScalarRole {
    switch scalar.value {
    case 0x61...0x7A, 0x30...0x39: .letter(Letter(UInt8(scalar.value)), .level)
    case 0x41...0x5A: .letter(Letter(UInt8(scalar.value) + 0x20), .level)
    case 0..<0xC0: .separator
    case 0xC0..<0x250: precomposed[Int(scalar.value - 0xC0)]
    case 0x1E00..<0x1F00: precomposed[Int(scalar.value - 0x1E00) + 0x190]
    case 0x300...0x36F: mark(scalar.value)
    case 0x200C, 0x200D: .ignored
    default: .separator
    }
  }

  private static func mark(_ value: UInt32) -> ScalarRole {
    switch value {
    case 0x300, 0x340: .tone(.grave)
    case 0x309: .tone(.hook)
    case 0x303: .tone(.tilde)
    case 0x301, 0x341: .tone(.acute)
    case 0x323: .tone(.dot)
    case 0x302: .quality(.circumflex)
    case 0x306: .quality(.breve)
    case 0x31B: .quality(.horn)
    default: .ignored
    }
  }

  /// U+00C0…U+024F, then U+1E00…U+1EFF.
  private static let precomposed: [ScalarRole] = {
    var roles = [ScalarRole](repeating: .separator, count: 0x190 + 0x100)
    func set(_ scalar: Unicode.Scalar, _ role: ScalarRole) {
      switch scalar.value {
      case 0xC0..<0x250: roles[Int(scalar.value - 0xC0)] = role
      case 0x1E00..<0x1F00: roles[Int(scalar.value - 0x1E00) + 0x190] = role
      default: break
      }
    }
    func setBothCases(_ scalar: Unicode.Scalar, _ role: ScalarRole) {
      set(scalar, role)
      for upper in scalar.properties.uppercaseMapping.unicodeScalars { set(upper, role) }
    }
    for family in toneFamilies {
      for (tone, scalar) in family.letters.unicodeScalars.enumerated() {
        setBothCases(scalar, .letter(Letter(family.base, family.quality), Tone(rawValue: UInt8(tone)) ?? .level))
      }
    }
    for (base, letters) in foreignLetters {
      for scalar in letters.unicodeScalars { setBothCases(scalar, .letter(Letter(base), .level)) }
    }
    for (base, quality, letters) in markedLetters {
      for scalar in letters.unicodeScalars { setBothCases(scalar, .letter(Letter(base, quality), .level)) }
    }
    setBothCases("ñ", .letter(Letter(UInt8(ascii: "n")), .tilde))
    return roles
  }()

  /// Six tones each, in the order of `Tone`.
  private static let toneFamilies: [(base: UInt8, quality: Quality, letters: String)] = [
    (UInt8(ascii: "a"), .plain, "aàảãáạ"), (UInt8(ascii: "a"), .breve, "ăằẳẵắặ"),
    (UInt8(ascii: "a"), .circumflex, "âầẩẫấậ"), (UInt8(ascii: "e"), .plain, "eèẻẽéẹ"),
    (UInt8(ascii: "e"), .circumflex, "êềểễếệ"), (UInt8(ascii: "i"), .plain, "iìỉĩíị"),
    (UInt8(ascii: "o"), .plain, "oòỏõóọ"), (UInt8(ascii: "o"), .circumflex, "ôồổỗốộ"),
    (UInt8(ascii: "o"), .horn, "ơờởỡớợ"), (UInt8(ascii: "u"), .plain, "uùủũúụ"),
    (UInt8(ascii: "u"), .horn, "ưừửữứự"), (UInt8(ascii: "y"), .plain, "yỳỷỹýỵ"),
  ]

  /// đ with the Icelandic ð that old documents have in its place, and the letters of Ê Đê.
  private static let markedLetters: [(base: UInt8, quality: Quality, letters: String)] = [
    (UInt8(ascii: "d"), .stroke, "đð"), (UInt8(ascii: "b"), .stroke, "ƀ"), (UInt8(ascii: "e"), .breve, "ĕ"),
    (UInt8(ascii: "i"), .breve, "ĭ"), (UInt8(ascii: "o"), .breve, "ŏ"), (UInt8(ascii: "u"), .breve, "ŭ"),
  ]

  private static let foreignLetters: [(base: UInt8, letters: String)] = [
    (UInt8(ascii: "a"), "äåāą"), (UInt8(ascii: "c"), "çćĉċč"), (UInt8(ascii: "d"), "ď"), (UInt8(ascii: "e"), "ëēėęě"),
    (UInt8(ascii: "g"), "ĝğġģ"), (UInt8(ascii: "h"), "ĥ"), (UInt8(ascii: "i"), "îïīį"), (UInt8(ascii: "j"), "ĵ"),
    (UInt8(ascii: "k"), "ķ"), (UInt8(ascii: "l"), "ĺļľł"), (UInt8(ascii: "n"), "ńņň"), (UInt8(ascii: "o"), "öøōő"),
    (UInt8(ascii: "r"), "ŕŗř"), (UInt8(ascii: "s"), "śŝşš"), (UInt8(ascii: "t"), "ţť"), (UInt8(ascii: "u"), "ûüūůűų"),
    (UInt8(ascii: "w"), "ŵ"), (UInt8(ascii: "y"), "ÿŷ"), (UInt8(ascii: "z"), "źżž"),
  ]
}
