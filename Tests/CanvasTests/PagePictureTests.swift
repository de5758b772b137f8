import Canvas
import Testing

@Suite struct PagePictureTests {
  private func draw(_ samples: [UInt8], width: Int, glyphs: PagePicture.Glyphs = .quadrant) -> Frame {
    let picture = PagePicture(
      samples: samples, width: width, height: samples.count / width, glyphs: glyphs, tone: .unchanged)
    var frame = Frame(columns: picture.columns, rows: picture.rows)
    picture.draw(into: &frame, in: frame.area)
    return frame
  }

  @Test(
    arguments: [
      ([0, 255, 255, 255], "▘"), ([255, 0, 255, 255], "▝"), ([255, 255, 0, 255], "▖"), ([255, 255, 255, 0], "▗"),
      ([0, 0, 255, 255], "▀"), ([255, 255, 0, 0], "▄"), ([0, 255, 0, 255], "▌"), ([255, 0, 255, 0], "▐"),
      ([0, 255, 255, 0], "▚"), ([255, 0, 0, 255], "▞"), ([0, 0, 0, 255], "▛"), ([255, 0, 0, 0], "▟"),
    ] as [([UInt8], Character)])
  func everyShapeHasItsQuadrants(_ samples: [UInt8], _ glyph: Character) {
    #expect(draw(samples, width: 2)[0, 0] == Cell(glyph: glyph, paint: .page(ink: 0, paper: 15)))
  }

  @Test func splitsWhereTheTwoGreysLieBest() {
    #expect(draw([10, 30, 200, 240], width: 2)[0, 0] == Cell(glyph: "▀", paint: .page(ink: 1, paper: 13)))
    #expect(draw([10, 200, 220, 240], width: 2)[0, 0] == Cell(glyph: "▘", paint: .page(ink: 1, paper: 13)))
  }

  @Test func evenCellsAreOneGrey() {
    #expect(draw([100, 104, 102, 100], width: 2)[0, 0] == Cell(glyph: " ", paint: .page(ink: 6, paper: 6)))
    #expect(draw([255, 255, 255, 255], width: 2)[0, 0] == Cell(glyph: " ", paint: .page(ink: 15, paper: 15)))
    #expect(draw([0, 0, 0, 0], width: 2)[0, 0] == Cell(glyph: " ", paint: .page(ink: 0, paper: 0)))
  }

  @Test func halfBlocksTakeOneSampleAcross() {
    let frame = draw([0, 255, 40, 255, 0, 40], width: 3, glyphs: .half)
    #expect(frame.text == "▀▄")
    #expect(frame[2, 0].paint == .page(ink: 2, paper: 2))
  }

  @Test func rowsAndColumnsLieWhereTheirSamplesDo() {
    var samples = [UInt8](repeating: 255, count: 8 * 4)
    samples[2 * 8 + 5] = 0
    #expect(draw(samples, width: 8).text == "\n  ▝")
  }

  @Test func drawsOnlyWithinItsArea() {
    var frame = Frame(columns: 4, rows: 2)
    let picture = PagePicture(samples: Array(repeating: 0, count: 64), width: 8, height: 8, tone: .unchanged)
    picture.draw(into: &frame, in: Area(column: 3, row: 1, width: 4, height: 4))
    #expect(frame.roles == "\n   #")
  }

  @Test func missingSamplesAreWhite() {
    let picture = PagePicture(samples: [0, 0], width: 2, height: 2)
    var frame = Frame(columns: 1, rows: 1)
    picture.draw(into: &frame, in: frame.area)
    #expect(frame[0, 0] == Cell(glyph: "▀", paint: .page(ink: 0, paper: 15)))
  }

  /// A grey scan: paper at 200, strokes at 140 that cover a quarter of their sample.
  @Test func aScanBecomesBlackOnWhite() {
    var samples = [UInt8](repeating: 200, count: 400)
    for index in stride(from: 0, to: 40, by: 2) { samples[index] = 140 }
    let picture = PagePicture(samples: samples, width: 20, height: 20)
    var frame = Frame(columns: 10, rows: 10)
    picture.draw(into: &frame, in: frame.area)
    #expect(frame[0, 0] == Cell(glyph: "▌", paint: .page(ink: 0, paper: 15)))
    #expect(frame[5, 5].paint == .page(ink: 15, paper: 15))
  }

  @Test func aDarkPhotographDoesNotTurnWhite() {
    let picture = PagePicture(samples: Array(repeating: 60, count: 16), width: 4, height: 4)
    var frame = Frame(columns: 2, rows: 2)
    picture.draw(into: &frame, in: frame.area)
    #expect(frame[0, 0].paint == .page(ink: 0, paper: 0))
  }
}

struct FinePatternTests {
  private func glyph(_ dark: [Int], of count: Int, _ glyphs: PagePicture.Glyphs) -> Character {
    let samples = (0..<count).map { dark.contains($0) ? UInt8(0) : 255 }
    var frame = Frame(columns: 1, rows: 1)
    PagePicture(samples: samples, width: 2, height: count / 2, glyphs: glyphs).draw(into: &frame, in: frame.area)
    return frame[0, 0].glyph
  }

  @Test func sextantsCountRowByRowAndKnowTheirOlderTwins() {
    #expect(glyph([0], of: 6, .sextant) == "\u{1FB00}")
    #expect(glyph([0, 2, 4], of: 6, .sextant) == "▌")
    #expect(glyph([1, 3, 5], of: 6, .sextant) == "▐")
    #expect(glyph([1, 2, 4], of: 6, .sextant) == "\u{1FB14}")
    #expect(glyph([1, 2, 3, 4, 5], of: 6, .sextant) == "\u{1FB3B}")
  }

  @Test func brailleCountsDownTheColumns() {
    #expect(glyph([0], of: 8, .braille) == "\u{2801}")
    #expect(glyph([1], of: 8, .braille) == "\u{2808}")
    #expect(glyph([6, 7], of: 8, .braille) == "\u{28C0}")
  }
}
