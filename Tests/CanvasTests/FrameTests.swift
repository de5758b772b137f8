import Canvas
import Testing

@Suite struct FrameTests {
  @Test func writesAndReturnsTheColumnsUsed() {
    var frame = Frame(columns: 12, rows: 1)
    #expect(frame.write("hồ sơ", at: Position(column: 1, row: 0), role: .title) == 5)
    #expect(frame.text == " hồ sơ")
    #expect(frame.roles == " TTTTT")
  }

  @Test func shortensAtTheWidthAndAtTheEdge() {
    var frame = Frame(columns: 8, rows: 3)
    #expect(frame.write("Đắk Lắk", at: Position(column: 0, row: 0), width: 5) == 5)
    #expect(frame.write("Đắk Lắk", at: Position(column: 3, row: 1)) == 5)
    #expect(frame.write("Nguye\u{302}\u{303}n Thi\u{323}", at: Position(column: 0, row: 2), width: 6) == 6)
    #expect(frame.text == "Đắk …\n   Đắk …\nNguye\u{302}\u{303}…")
  }

  @Test func ignoresWhatLiesOutside() {
    var frame = Frame(columns: 4, rows: 1)
    #expect(frame.write("xa", at: Position(column: 0, row: 1)) == 0)
    #expect(frame.write("xa", at: Position(column: 4, row: 0)) == 0)
    #expect(frame.write("xa", at: Position(column: -1, row: 0)) == 0)
    frame.fill(Area(column: -3, row: -3, width: 40, height: 3), glyph: "#")
    #expect(frame == Frame(columns: 4, rows: 1))
  }

  @Test func wideGlyphsTakeTwoCellsAndLoseNoHalf() {
    var frame = Frame(columns: 6, rows: 1)
    frame.write("漢字漢", at: Position(column: 0, row: 0))
    #expect(frame[1, 0].isRightHalf)
    frame.write("x", at: Position(column: 1, row: 0))
    #expect(frame.text == " x字漢")
    frame.write("y", at: Position(column: 2, row: 0))
    #expect(frame.text == " xy 漢")
    #expect(!frame.cells[..<4].contains { $0.isRightHalf })
  }

  @Test func fillsLeaveNoHalfGlyphBehind() {
    var frame = Frame(columns: 4, rows: 1)
    frame.write("漢字", at: Position(column: 0, row: 0))
    frame.fill(Area(column: 1, row: 0, width: 2, height: 1), glyph: "-")
    #expect(frame.text == " --")
    #expect(!frame.cells.contains { $0.isRightHalf })
  }

  @Test func shorteningAWideGlyphLeavesNoHalf() {
    var frame = Frame(columns: 4, rows: 1)
    #expect(frame.write("漢字", at: Position(column: 0, row: 0), width: 3) == 3)
    #expect(frame.text == "漢…")
    #expect(frame.write("漢字漢", at: Position(column: 0, row: 0), width: 4) == 4)
    #expect(frame.text == "漢…")
  }

  @Test func controlsAndDirectionOverridesNeverReachACell() {
    var frame = Frame(columns: 20, rows: 1)
    frame.write("a\u{1B}[31mb\tc\u{202E}d\u{301}\u{7F}", at: Position(column: 0, row: 0))
    #expect(frame.text == "a\u{FFFD}[31mb c\u{FFFD}d\u{301}\u{FFFD}")
  }

  @Test func shortensALineOfSeveralRolesAsAWhole() {
    var frame = Frame(columns: 10, rows: 3)
    let line: Line = [Span("hồ sơ ", .title), Span("mới", .value)]
    #expect(frame.write(line, at: Position(column: 0, row: 0)) == 9)
    #expect(frame.write(line, at: Position(column: 0, row: 1), width: 6) == 6)
    #expect(frame.write(line, at: Position(column: 0, row: 2), width: 8) == 8)
    #expect(frame.text == "hồ sơ mới\nhồ sơ…\nhồ sơ m…")
    #expect(frame.roles == "TTTTTTvvv\nTTTTTT\nTTTTTTvv")
  }

  @Test func alignsWithinAnArea() {
    var frame = Frame(columns: 9, rows: 3)
    frame.write("chữ", in: frame.area.line(0), alignment: .trailing)
    frame.write("chữ", in: frame.area.line(1), alignment: .centre)
    frame.write("chữ", in: frame.area.line(3), alignment: .centre)
    #expect(frame.text == "      chữ\n   chữ\n")
  }

  @Test func changesAreExactlyTheCellsThatDiffer() {
    var earlier = Frame(columns: 6, rows: 2)
    earlier.write("hồ sơ", at: Position(column: 0, row: 0))
    earlier.write("漢", at: Position(column: 0, row: 1))
    var frame = earlier
    #expect(frame.changes(since: earlier).isEmpty)
    frame.write("ơ", at: Position(column: 4, row: 0), role: .error)
    frame.write("字", at: Position(column: 0, row: 1))
    #expect(
      frame.changes(since: earlier).map(\.position) == [Position(column: 4, row: 0), Position(column: 0, row: 1)])
    #expect(frame.changes(since: nil).count == 12)
    #expect(frame.changes(since: Frame(columns: 2, rows: 6)).count == 12)
  }

  @Test func overlayLetsAPageShowThrough() {
    var frame = Frame(columns: 2, rows: 1)
    frame[0, 0] = Cell(glyph: "▘", paint: .page(ink: 2, paper: 14))
    frame.overlay(.box, on: frame.area)
    #expect(frame[0, 0] == Cell(glyph: "▘", paint: .page(ink: 2, paper: 14, overlay: .box)))
    #expect(frame[1, 0].paint == .role(.box))
    #expect(frame.roles == "OO")
  }
}

@Suite struct AreaTests {
  let area = Area(column: 2, row: 1, width: 10, height: 5)

  @Test func splitsWithoutLossAndNeverBeyondItself() {
    #expect(area.split(top: 2).top == Area(column: 2, row: 1, width: 10, height: 2))
    #expect(area.split(top: 2).rest == Area(column: 2, row: 3, width: 10, height: 3))
    #expect(area.split(bottom: 2).bottom == Area(column: 2, row: 4, width: 10, height: 2))
    #expect(area.split(right: 3).right == Area(column: 9, row: 1, width: 3, height: 5))
    #expect(area.split(left: 99).rest.isEmpty)
    #expect(area.split(bottom: 99).bottom == area)
  }

  @Test func centresAndInsets() {
    #expect(area.centred(width: 4, height: 1) == Area(column: 5, row: 3, width: 4, height: 1))
    #expect(area.centred(width: 40, height: 40) == area)
    #expect(area.inset(by: 1) == Area(column: 3, row: 2, width: 8, height: 3))
    #expect(area.inset(by: 4).isEmpty)
  }

  @Test func takesRowsFromTopToBottom() {
    var rest = area
    #expect(rest.take(top: 1) == area.line(0))
    #expect(rest.take(bottom: 1) == area.line(4))
    #expect(rest.height == 3)
    #expect(area.line(5).isEmpty)
    #expect(area.contains(Position(column: 11, row: 5)))
    #expect(!area.contains(Position(column: 12, row: 5)))
  }
}

@Suite struct RoleTests {
  @Test func everyRoleHasALetterOfItsOwn() {
    let letters = Role.allCases.map(\.letter)
    #expect(Set(letters).count == letters.count)
    #expect(!letters.contains("#"))
  }
}
