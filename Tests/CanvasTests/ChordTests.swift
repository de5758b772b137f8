import Canvas
import Testing

@Suite struct ChordTests {
  @Test(arguments: [
    ("f10", Chord(.function(10))), ("ctrl-s", Chord(.character("s"), .control)), ("shift-tab", Chord(.tab, .shift)),
    ("alt-x", Chord(.character("x"), .alt)), ("enter", Chord(.enter)), ("esc", Chord(.escape)),
    ("pgup", Chord(.pageUp)),
    ("space", Chord(.character(" "))), ("a", Chord(.character("a"))), ("A", Chord(.character("A"))),
    ("?", Chord(.character("?"))), ("/", Chord(.character("/"))), ("-", Chord(.character("-"))),
    ("alt--", Chord(.character("-"), .alt)), ("ctrl-alt-shift-left", Chord(.left, [.control, .alt, .shift])),
    ("ctrl-space", Chord(.character(" "), .control)), ("backspace", Chord(.deleteBackward)),
    ("f", Chord(.character("f"))), ("đ", Chord(.character("đ"))), (",", Chord(.character(","))),
  ])
  func readsAndPrints(_ text: String, _ chord: Chord) throws {
    #expect(try Chord(text) == chord)
    #expect(chord.description == text)
  }

  @Test(arguments: ["ctrl-h", "ctrl-i", "ctrl-j", "ctrl-m", "ctrl-[", "ctrl-H", "shift-a", "ctrl-1", "shift-esc"])
  func refusesWhatNoTerminalTellsApart(_ text: String) {
    #expect(throws: Chord.Malformed.indistinguishable(text)) { try Chord(text) }
  }

  @Test(arguments: ["", "f0", "f13", "f01", "ctrl-", "Enter", "ab", "hyper-x", "\u{301}"])
  func refusesWhatIsNoKey(_ text: String) {
    #expect(throws: Chord.Malformed.unknownKey(text)) { try Chord(text) }
  }

  @Test(arguments: [
    ("enter", "⏎"), ("esc", "Esc"), ("f10", "F10"), ("ctrl-s", "Ctrl-S"), ("shift-tab", "Shift-Tab"), ("up", "↑"),
    ("space", "Space"), ("n", "n"),
  ])
  func namesTheKeyCap(_ text: String, _ cap: String) throws {
    #expect(try Chord(text).keyCap == cap)
  }
}
