import Canvas

/// One control sequence of the keyboard: what stands between ESC [ and the final letter, and that letter.
nonisolated struct ControlSequence {
  let parameters: String
  let final: Character

  var isPasteStart: Bool { parameters == "200" && final == "~" }

  /// nil for replies and for keys that nobody uses.
  var event: TerminalEvent? {
    if parameters.hasPrefix("<") { return mouse.map { .mouse($0) } }
    if parameters.isEmpty, final == "I" { return .focus(true) }
    if parameters.isEmpty, final == "O" { return .focus(false) }
    return chord.map { .key($0) }
  }

  var chord: Chord? {
    guard parameters.allSatisfy({ $0.isNumber || $0 == ";" || $0 == ":" }) else { return nil }
    let numbers = numbers
    let first = numbers.first ?? 1
    let modifiers = numbers.count > 1 ? Chord.Modifiers(parameter: numbers[1]) : []
    switch final {
    case "~" where first == 27 && numbers.count == 3:
      return ControlSequence.chord(scalar: numbers[2], modifiers)
    case "~": return ControlSequence.numberedKeys[first].map { Chord($0, modifiers) }
    case "u": return ControlSequence.chord(scalar: first, modifiers)
    case "Z": return Chord(.tab, .shift)
    case "R":
      // Shift-F3 is spelt like a report of the cursor's place. We never ask for one, and only 1;2 to 1;8 are keys.
      return first == 1 && (numbers.count < 2 || (2...8).contains(numbers[1])) ? Chord(.function(3), modifiers) : nil
    default: return ControlSequence.letteredKeys[final].map { Chord($0, modifiers) }
    }
  }

  private var numbers: [Int] {
    parameters.split(separator: ";", omittingEmptySubsequences: false).map { parameter in
      Int(parameter.prefix { $0 != ":" }) ?? 1
    }
  }

  /// SGR reports: ESC [ < buttons ; column ; row M or m, columns and rows from 1.
  private var mouse: Mouse? {
    let numbers = parameters.dropFirst().split(separator: ";").compactMap { Int($0) }
    guard numbers.count == 3, final == "M" || final == "m", let action = mouseAction(numbers[0]) else { return nil }
    var modifiers: Chord.Modifiers = []
    if numbers[0] & 4 != 0 { modifiers.insert(.shift) }
    if numbers[0] & 8 != 0 { modifiers.insert(.alt) }
    if numbers[0] & 16 != 0 { modifiers.insert(.control) }
    return Mouse(action, at: Position(column: numbers[1] - 1, row: numbers[2] - 1), modifiers: modifiers)
  }

  private func mouseAction(_ code: Int) -> Mouse.Action? {
    if code & 64 != 0 { return code & 3 == 0 ? .wheelUp : code & 3 == 1 ? .wheelDown : nil }
    guard code & 3 < 3 else { return nil }
    let button: Mouse.Button = code & 3 == 0 ? .left : code & 3 == 1 ? .middle : .right
    if code & 32 != 0 { return .dragged(button) }
    return final == "M" ? .pressed(button) : .released(button)
  }

  private static func chord(scalar value: Int, _ modifiers: Chord.Modifiers) -> Chord? {
    switch value {
    case 8, 127: return Chord(.deleteBackward, modifiers)
    case 9: return Chord(.tab, modifiers)
    case 10, 13: return Chord(.enter, modifiers)
    case 27: return Chord(.escape, modifiers)
    default:
      guard value >= 0x20, let scalar = UInt32(exactly: value).flatMap(Unicode.Scalar.init) else { return nil }
      return Chord(.character(Character(scalar)), modifiers.subtracting(.shift))
    }
  }

  private static let letteredKeys: [Character: Chord.Key] = [
    "A": .up, "B": .down, "C": .right, "D": .left, "H": .home, "F": .end, "P": .function(1), "Q": .function(2),
    "S": .function(4), "M": .enter,
  ]

  private static let numberedKeys: [Int: Chord.Key] = [
    1: .home, 2: .insert, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end, 11: .function(1),
    12: .function(2), 13: .function(3), 14: .function(4), 15: .function(5), 17: .function(6), 18: .function(7),
    19: .function(8), 20: .function(9), 21: .function(10), 23: .function(11), 24: .function(12),
  ]
}

nonisolated extension Chord.Modifiers {
  /// The parameter counts from 1: 2 is Shift, 3 Alt, 5 Control, and their sums.
  fileprivate init(parameter: Int) {
    self = []
    let bits = max(0, parameter - 1)
    if bits & 1 != 0 { insert(.shift) }
    if bits & 2 != 0 { insert(.alt) }
    if bits & 4 != 0 { insert(.control) }
  }
}
