import Canvas
import Foundation

/// Turns the bytes of a keyboard into events. ncurses could not tell Alt-x from Escape and x, nor a paste from typing.
nonisolated struct InputDecoder {
  private var bytes: [UInt8] = []
  private var start = 0
  private var pasted: [UInt8]?
  private var typed = String.UnicodeScalarView()
  private var lastTyped: Character?
  private var events: [TerminalEvent] = []

  private static let escape: UInt8 = 0x1B
  private static let pasteEnd = Array("\u{1B}[201~".utf8)
  /// A sequence longer than this is noise.
  private static let longestSequence = 4096

  /// What came may be a lone Escape or the beginning of a sequence: only time tells.
  var isUndecided: Bool { pasted == nil && bytes.first == InputDecoder.escape }

  mutating func decode(_ more: some Sequence<UInt8>) -> [TerminalEvent] {
    bytes.append(contentsOf: more)
    return drain(isLate: false)
  }

  /// Nothing has followed for the length of the escape delay.
  mutating func escapeDelayPassed() -> [TerminalEvent] { drain(isLate: true) }

  private mutating func drain(isLate: Bool) -> [TerminalEvent] {
    start = 0
    while start < bytes.count {
      let consumed = pasted == nil ? decodeNext(isLate: isLate) : collectPaste()
      if consumed == 0 { break }
      start += consumed
    }
    flushText()
    bytes.removeFirst(start)
    defer { events = [] }
    return events
  }

  /// Decodes what stands at the front. Returns the bytes consumed, 0 where more must come first.
  private mutating func decodeNext(isLate: Bool) -> Int {
    let byte = bytes[start]
    if byte == InputDecoder.escape { return decodeEscape(isLate: isLate) }
    if let chord = InputDecoder.chord(control: byte) {
      emit(.key(chord))
      return 1
    }
    if byte < 0x20 { return 1 }
    let (scalar, length) = scalar(at: start)
    if let scalar, scalar.value >= 0xA0 || scalar.value < 0x7F { typed.append(scalar) }
    return length
  }
}

nonisolated extension InputDecoder {
  private mutating func decodeEscape(isLate: Bool) -> Int {
    guard start + 1 < bytes.count else {
      if isLate { emit(.key(Chord(.escape))) }
      return isLate ? 1 : 0
    }
    let isPrefixOnly = isLate && start + 2 == bytes.count
    switch bytes[start + 1] {
    case UInt8(ascii: "[") where !isPrefixOnly: return decodeControlSequence()
    case UInt8(ascii: "O") where !isPrefixOnly: return decodeSingleShift()
    case UInt8(ascii: "]") where !isPrefixOnly, UInt8(ascii: "P") where !isPrefixOnly,
      UInt8(ascii: "_") where !isPrefixOnly, UInt8(ascii: "^") where !isPrefixOnly:
      return skipReply()
    case InputDecoder.escape:
      emit(.key(Chord(.escape)))
      return 1
    case let byte:
      if let chord = InputDecoder.chord(control: byte) {
        emit(.key(Chord(chord.key, chord.modifiers.union(.alt))))
        return 2
      }
      let (scalar, length) = scalar(at: start + 1)
      if let scalar, scalar.value >= 0x20 { emit(.key(Chord(.character(Character(scalar)), .alt))) }
      return length == 0 ? 0 : length + 1
    }
  }

  /// ESC [ parameters final (ECMA-48, 5.4).
  private mutating func decodeControlSequence() -> Int {
    let first = start + 2
    guard first < bytes.count else { return 0 }
    if bytes[first] == UInt8(ascii: "[") {
      // The Linux console sends F1 to F5 as ESC [ [ A to E.
      guard first + 1 < bytes.count else { return 0 }
      let number = Int(bytes[first + 1]) - 0x40
      if (1...5).contains(number) { emit(.key(Chord(.function(number)))) }
      return 4
    }
    if bytes[first] == UInt8(ascii: "M") {
      // A mouse that cannot report in decimal: three bytes follow that are no text.
      return bytes.count - first > 3 ? 6 : 0
    }
    var end = first
    while end < bytes.count, (0x20...0x3F).contains(bytes[end]) { end += 1 }
    guard end < bytes.count else {
      return bytes.count - start > InputDecoder.longestSequence ? bytes.count - start : 0
    }
    guard (0x40...0x7E).contains(bytes[end]) else { return end - start }
    let parameters = String(decoding: bytes[first..<end], as: UTF8.self)
    let sequence = ControlSequence(parameters: parameters, final: Character(Unicode.Scalar(bytes[end])))
    if sequence.isPasteStart {
      flushText()
      pasted = []
    } else if let event = sequence.event {
      emit(event)
    }
    return end + 1 - start
  }

  /// ESC O final: cursor and function keys of terminals in application mode.
  private mutating func decodeSingleShift() -> Int {
    var end = start + 2
    while end < bytes.count, (0x30...0x3B).contains(bytes[end]) { end += 1 }
    guard end < bytes.count else { return 0 }
    guard (0x40...0x7E).contains(bytes[end]) else { return end - start }
    let digits = String(decoding: bytes[(start + 2)..<end], as: UTF8.self)
    let parameters = digits.isEmpty || digits.contains(";") ? digits : "1;\(digits)"
    let sequence = ControlSequence(parameters: parameters, final: Character(Unicode.Scalar(bytes[end])))
    if let chord = sequence.chord { emit(.key(chord)) }
    return end + 1 - start
  }

  /// A terminal's answer in a string sequence: it ends with BEL or ESC \ and means nothing to us.
  private mutating func skipReply() -> Int {
    var index = start + 2
    while index < bytes.count {
      if bytes[index] == 0x07 { return index + 1 - start }
      if bytes[index] == InputDecoder.escape {
        guard index + 1 < bytes.count else { return 0 }
        return index - start + (bytes[index + 1] == UInt8(ascii: "\\") ? 2 : 0)
      }
      index += 1
    }
    return bytes.count - start > InputDecoder.longestSequence ? bytes.count - start : 0
  }

  private static func chord(control byte: UInt8) -> Chord? {
    switch byte {
    case 0x00: Chord(.character(" "), .control)
    case 0x08, 0x7F: Chord(.deleteBackward)
    case 0x09: Chord(.tab)
    case 0x0A, 0x0D: Chord(.enter)
    case 0x01...0x1A: Chord(.character(Character(Unicode.Scalar(byte + 0x60))), .control)
    default: nil
    }
  }
}

nonisolated extension InputDecoder {
  private mutating func emit(_ event: TerminalEvent) {
    flushText()
    lastTyped = nil
    events.append(event)
  }

  /// Some input methods send a letter and its mark apart, even in two reads: the letter is then taken back and sent
  /// again with its mark, so that nobody behind this door sees a mark alone.
  private mutating func flushText() {
    guard !typed.isEmpty else { return }
    var text = String(typed).precomposedStringWithCanonicalMapping
    typed = String.UnicodeScalarView()
    if let lastTyped, (String(lastTyped) + text).count == text.count {
      text = (String(lastTyped) + text).precomposedStringWithCanonicalMapping
      events.append(.key(Chord(.deleteBackward)))
    }
    lastTyped = text.last
    events.append(.text(text))
  }

  /// The scalar that begins at an index and its length in bytes: no scalar for bytes that are no UTF-8, no length where
  /// the rest has not come yet.
  private func scalar(at index: Int) -> (Unicode.Scalar?, Int) {
    let lead = bytes[index]
    let length = lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0
    guard length > 0 else { return (nil, 1) }
    let available = bytes[index..<min(index + length, bytes.count)]
    guard available.dropFirst().allSatisfy({ $0 & 0xC0 == 0x80 }) else { return (nil, 1) }
    guard available.count == length else { return (nil, 0) }
    guard let scalar = String(validating: available, as: UTF8.self)?.unicodeScalars.first else { return (nil, 1) }
    return (scalar, length)
  }

  private mutating func collectPaste() -> Int {
    let end = InputDecoder.pasteEnd
    var index = start
    while index + end.count <= bytes.count {
      if bytes[index] == InputDecoder.escape, bytes[index..<index + end.count].elementsEqual(end) {
        let text = (pasted ?? []) + bytes[start..<index]
        pasted = nil
        emit(.paste(InputDecoder.clean(String(decoding: text, as: UTF8.self))))
        return index + end.count - start
      }
      index += 1
    }
    let kept = bytes.suffix(end.count - 1).lastIndex(of: InputDecoder.escape) ?? bytes.count
    let complete = max(start, kept)
    pasted?.append(contentsOf: bytes[start..<complete])
    return complete - start
  }

  private static func clean(_ text: String) -> String {
    var clean = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      if scalar == "\r" || (scalar == "\n" && previous != "\r") {
        clean.append("\n")
      } else if scalar == "\t" || !(scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)) {
        clean.append(scalar)
      }
      previous = scalar
    }
    return String(clean).precomposedStringWithCanonicalMapping
  }
}
