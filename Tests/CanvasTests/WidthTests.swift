import Canvas
import Testing

@Suite struct WidthTests {
  @Test(arguments: [
    ("", 0), ("hoso", 4), ("hồ sơ Đắk Lắk", 13), ("Nguye\u{302}\u{303}n Thi\u{323}", 10), ("漢字", 4), ("ｶﾅ", 2),
    ("한", 2),
    ("👍", 2), ("─│▌✓▸▾●○⏎…", 10), ("a\u{301}\u{302}\u{303}", 1),
  ])
  func countsColumns(_ text: String, _ width: Int) {
    #expect(Width.of(text) == width)
  }

  @Test func marksAndControlsTakeNoColumn() {
    for scalar: Unicode.Scalar in ["\u{301}", "\u{20DD}", "\u{200D}", "\u{202E}", "\u{7}", "\u{9B}"] {
      #expect(Width.of(scalar) == 0)
    }
  }

  @Test func everyGlyphOfOursTakesOneColumn() {
    for glyph: Character in [
      Glyph.ellipsis, Glyph.tick, Glyph.marker, Glyph.closed, Glyph.open, Glyph.tokenPresent, Glyph.tokenAbsent,
      Glyph.enter, Glyph.up, Glyph.full, Glyph.rightHalf, Glyph.shade, Glyph.replacement, Glyph.bullet,
    ] {
      #expect(Width.of(glyph) == 1)
      #expect(Glyph.ascii(glyph).isASCII, "\(glyph)")
    }
  }
}

@Suite struct TextLayoutTests {
  @Test func breaksAtSpaces() {
    #expect(
      TextLayout.wrap("Cấp chứng chỉ hành nghề tu bổ di tích", 14) == ["Cấp chứng chỉ", "hành nghề tu", "bổ di tích"])
  }

  @Test func breaksExactlyFullLines() {
    #expect(TextLayout.wrap("hồ sơ mới", 5) == ["hồ sơ", "mới"])
    #expect(TextLayout.wrap("hồ sơ", 5) == ["hồ sơ"])
  }

  @Test func breaksLongWordsHard() {
    #expect(TextLayout.wrap("a bien-nhan-H15.pdf", 8) == ["a", "bien-nha", "n-H15.pd", "f"])
  }

  @Test func keepsLineEndsAndEmptyLines() {
    #expect(TextLayout.wrap("một\n\nhai\n", 10) == ["một", "", "hai", ""])
    #expect(TextLayout.wrap("", 10) == [""])
  }

  @Test func neverSplitsAWideGlyph() {
    #expect(TextLayout.wrap("漢字漢", 3) == ["漢", "字", "漢"])
    #expect(TextLayout.wrap("漢字", 1) == ["漢", "字"])
  }

  @Test func keepsRolesWhenItBreaks() {
    let line: Line = [Span("tu bổ ", .text), Span("DI TÍCH", .match)]
    let wrapped = TextLayout.wrap(line, 9)
    #expect(wrapped == [[Span("tu bổ ", .text), Span("DI", .match)], Line("TÍCH", .match)])
  }

  @Test(arguments: [
    ("Đặng Quốc Đạt", 20, "Đặng Quốc Đạt"), ("Đặng Quốc Đạt", 13, "Đặng Quốc Đạt"), ("Đặng Quốc Đạt", 8, "Đặng Qu…"),
    ("Đặng", 1, "…"), ("Đặng", 0, ""), ("漢字漢", 4, "漢…"),
  ])
  func shortensByColumns(_ text: String, _ width: Int, _ expected: String) {
    #expect(TextLayout.clip(text, width) == expected)
  }

  @Test func padsToColumns() {
    #expect(TextLayout.pad("chữ", 6) == "chữ   ")
    #expect(TextLayout.pad("chữ", 6, .trailing) == "   chữ")
    #expect(TextLayout.pad("chữ", 6, .centre) == " chữ  ")
    #expect(TextLayout.pad("chữ ký", 4) == "chữ…")
  }
}
