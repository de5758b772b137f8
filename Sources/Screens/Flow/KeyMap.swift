import Canvas
import Dossiers

extension ScreenLibrary {
  /// What a key means on a screen: an action of its file, then one that works everywhere, then editing and moving.
  public func input(for chord: Chord, on screen: ScreenID) -> InputEvent? {
    let records = description(of: screen).keys + common.keys
    if let record = records.first(where: { $0.chords.contains(chord) }) { return .pressed(record.action) }
    if let edit = chord.edit { return .edited(edit) }
    if let move = chord.move { return .moved(move) }
    if case .character(let character) = chord.key, chord.modifiers.isEmpty { return .typed(String(character)) }
    return nil
  }

  /// What typed text means: on screens where letters are commands, each character is a key.
  public func inputs(forTyped text: String, on screen: ScreenID) -> [InputEvent] {
    guard !description(of: screen).takesText else { return [.typed(text)] }
    return text.compactMap { input(for: Chord(typing: $0), on: screen) }
  }
}

extension Chord {
  fileprivate var edit: Edit? {
    switch (key, modifiers) {
    case (.deleteBackward, []): .deleteBackward
    case (.delete, []): .deleteForward
    case (.deleteBackward, .alt), (.character("w"), .control): .deleteWord
    case (.character("u"), .control): .deleteAll
    default: nil
    }
  }

  fileprivate var move: Move? {
    switch (key, modifiers) {
    case (.up, []): .up
    case (.down, []): .down
    case (.left, []): .left
    case (.right, []): .right
    case (.pageUp, []): .pageUp
    case (.pageDown, []): .pageDown
    case (.home, []): .first
    case (.end, []): .last
    case (.tab, []): .nextField
    case (.tab, .shift): .previousField
    default: nil
    }
  }
}
