import Canvas
import Testing

@testable import TerminalDriver

@Suite struct InputDecoderTests {
  private func decode(_ input: String) -> [TerminalEvent] {
    var decoder = InputDecoder()
    return decoder.decode(input.utf8)
  }

  private func key(_ text: String) throws -> TerminalEvent { .key(try Chord(text)) }

  @Test(arguments: [
    ("\u{1B}[A", "up"), ("\u{1B}OA", "up"), ("\u{1B}[1;5D", "ctrl-left"), ("\u{1B}O5C", "ctrl-right"),
    ("\u{1B}[1;2B", "shift-down"), ("\u{1B}[1;3A", "alt-up"), ("\u{1B}[1;8C", "ctrl-alt-shift-right"),
    ("\u{1B}[H", "home"), ("\u{1B}[4~", "end"), ("\u{1B}[5~", "pgup"), ("\u{1B}[6;5~", "ctrl-pgdn"),
    ("\u{1B}[2~", "insert"), ("\u{1B}[3~", "delete"), ("\u{1B}OP", "f1"), ("\u{1B}[11~", "f1"), ("\u{1B}[[A", "f1"),
    ("\u{1B}[[E", "f5"), ("\u{1B}[21~", "f10"), ("\u{1B}[24;2~", "shift-f12"), ("\u{1B}[1;2R", "shift-f3"),
    ("\u{1B}OR", "f3"), ("\u{1B}[Z", "shift-tab"), ("\t", "tab"), ("\r", "enter"), ("\n", "enter"),
    ("\u{7F}", "backspace"),
    ("\u{8}", "backspace"), ("\u{0}", "ctrl-space"), ("\u{13}", "ctrl-s"), ("\u{1B}x", "alt-x"), ("\u{1B}đ", "alt-đ"),
    ("\u{1B}\r", "alt-enter"), ("\u{1B}\u{7F}", "alt-backspace"), ("\u{1B}[27;5;13~", "ctrl-enter"),
    ("\u{1B}[13;5u", "ctrl-enter"), ("\u{1B}OM", "enter"),
  ])
  func bytesAreKeys(_ input: String, _ chord: String) throws {
    #expect(decode(input) == [try key(chord)])
  }

  @Test func noByteIsCtrlH() {
    var decoder = InputDecoder()
    for byte in UInt8.min...UInt8.max {
      for event in decoder.decode([byte]) + decoder.escapeDelayPassed() {
        if case .key(let chord) = event { #expect(chord.isDistinguishable, "\(byte) is \(chord)") }
      }
    }
  }

  @Test(arguments: [
    "\u{1B}[24;80R", "\u{1B}[?1;2c", "\u{1B}[>41;330;0c", "\u{1B}[8;24;80t", "\u{1B}[?2026;2$y",
    "\u{1B}]11;rgb:1/2/3\u{7}",
    "\u{1B}P>|XTerm(370)\u{1B}\\", "\u{1B}_Gi=31;OK\u{1B}\\", "\u{1B}[25~", "\u{1C}", "\u{9B}", "\u{1B}[M !!",
    "\u{1B}[<66;1;1M",
  ])
  func repliesAndUnknownSequencesAreIgnored(_ input: String) throws {
    #expect(decode(input + "\ta") == [try key("tab"), .text("a")])
  }

  @Test func sequencesMayComeByteByByte() throws {
    var decoder = InputDecoder()
    var events: [TerminalEvent] = []
    for byte in "ế\u{1B}[1;5D\u{1B}[200~x\u{1B}[201~\u{1B}[<0;300;9M".utf8 { events += decoder.decode([byte]) }
    #expect(
      events == [
        .text("ế"), try key("ctrl-left"), .paste("x"),
        .mouse(Mouse(.pressed(.left), at: Position(column: 299, row: 8))),
      ])
  }

  @Test func aLoneEscapeIsAKeyOnlyAfterTheDelay() throws {
    var decoder = InputDecoder()
    #expect(decoder.decode([0x1B]).isEmpty)
    #expect(decoder.isUndecided)
    #expect(decoder.escapeDelayPassed() == [try key("esc")])
    #expect(!decoder.isUndecided)
    #expect(decode("\u{1B}\u{1B}[A") == [try key("esc"), try key("up")])
  }

  @Test(arguments: ["[", "O", "]", "P"])
  func lettersThatBeginSequencesAreAltChordsAfterTheDelay(_ letter: String) {
    var decoder = InputDecoder()
    #expect(decoder.decode("\u{1B}\(letter)".utf8).isEmpty)
    #expect(decoder.escapeDelayPassed() == [.key(Chord(.character(Character(letter)), .alt))])
  }

  @Test func aSlowSequenceOutlivesTheDelay() throws {
    var decoder = InputDecoder()
    #expect(decoder.decode("\u{1B}[1;".utf8).isEmpty)
    #expect(decoder.escapeDelayPassed().isEmpty)
    #expect(decoder.decode("5D".utf8) == [try key("ctrl-left")])
  }

  @Test(arguments: ["\u{7F}", "\u{8}"])
  func telexRecompositionKeepsItsOrder(_ backspace: String) throws {
    #expect(
      decode("vie\(backspace)ê\(backspace)\(backspace)iệt") == [
        .text("vie"), try key("backspace"), .text("ê"), try key("backspace"), try key("backspace"), .text("iệt"),
      ])
  }

  @Test func textIsComposed() {
    let events = decode("Nguye\u{302}\u{303}n")
    guard case .text(let text)? = events.first else {
      Issue.record("no text in \(events)")
      return
    }
    #expect(Array(text.utf8) == Array("Nguy\u{1EC5}n".utf8))
  }

  @Test func aMarkInTheNextReadTakesItsLetterBack() throws {
    var decoder = InputDecoder()
    #expect(decoder.decode("tiê".utf8) == [.text("tiê")])
    let events = decoder.decode("\u{301}ng".utf8)
    #expect(events.first == (try key("backspace")))
    guard case .text(let text)? = events.last else {
      Issue.record("no text in \(events)")
      return
    }
    #expect(Array(text.utf8) == Array("\u{1EBF}ng".utf8))
  }

  @Test func aMarkAfterAKeyTakesNothingBack() throws {
    var decoder = InputDecoder()
    _ = decoder.decode("e\u{1B}[D".utf8)
    #expect(decoder.decode("\u{301}".utf8) == [.text("\u{301}")])
  }

  @Test func pastesAreOneEventWithoutControls() {
    #expect(
      decode("\u{1B}[200~dòng 1\r\ndòng\t2\r\u{1B}[31mđỏ\u{7}\u{9B}\n\u{1B}[201~")
        == [.paste("dòng 1\ndòng\t2\n[31mđỏ\n")])
  }

  @Test func pastesAreComposed() {
    guard case .paste(let text)? = decode("\u{1B}[200~e\u{302}\u{301}\u{1B}[201~").first else {
      Issue.record("no paste")
      return
    }
    #expect(Array(text.utf8) == Array("\u{1EBF}".utf8))
  }

  @Test func aPasteIsNeverUndecided() {
    var decoder = InputDecoder()
    #expect(decoder.decode("\u{1B}[200~a\u{1B}".utf8).isEmpty)
    #expect(!decoder.isUndecided)
    #expect(decoder.escapeDelayPassed().isEmpty)
    #expect(decoder.decode("[201~".utf8) == [.paste("a")])
  }

  @Test(arguments: [
    ("\u{1B}[<0;1;1M", Mouse(.pressed(.left), at: Position(column: 0, row: 0))),
    ("\u{1B}[<2;10;5m", Mouse(.released(.right), at: Position(column: 9, row: 4))),
    ("\u{1B}[<32;10;5M", Mouse(.dragged(.left), at: Position(column: 9, row: 4))),
    ("\u{1B}[<64;10;5M", Mouse(.wheelUp, at: Position(column: 9, row: 4))),
    ("\u{1B}[<81;10;5M", Mouse(.wheelDown, at: Position(column: 9, row: 4), modifiers: .control)),
  ])
  func miceReportInDecimal(_ input: String, _ mouse: Mouse) {
    #expect(decode(input) == [.mouse(mouse)])
  }

  @Test func focusComesAndGoes() {
    #expect(decode("\u{1B}[I\u{1B}[O") == [.focus(true), .focus(false)])
  }

  @Test func bytesThatAreNoUTF8AreDropped() {
    var decoder = InputDecoder()
    #expect(decoder.decode([0xFF, 0x61, 0xC0, 0x80, 0xE1, 0x62, 0xED, 0xA0, 0x80, 0x63]) == [.text("abc")])
    #expect(decoder.decode([0xE1, 0xBA]).isEmpty)
    #expect(decoder.decode([0xBF]) == [.text("ế")])
  }

  @Test func endlessSequencesAreGivenUp() {
    var decoder = InputDecoder()
    #expect(decoder.decode("\u{1B}]".utf8 + Array(repeating: 0x30, count: 5000)).isEmpty)
    #expect(decoder.decode("a".utf8) == [.text("a")])
  }
}
