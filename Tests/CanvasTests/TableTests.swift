import Canvas
import Testing

@Suite struct TableTests {
  private func draw(_ columns: Int, _ rows: Int, _ table: Table) -> Frame {
    var frame = Frame(columns: columns, rows: rows)
    table.draw(into: &frame, in: frame.area)
    return frame
  }

  private let files = Table(
    [
      .init("", .fixed(1)), .init("Giấy tờ"), .init("Bản", .fixed(3), .centre, isOptional: true),
      .init("Tệp", .fixed(12)),
    ],
    rows: [
      .init(["✓", "Đơn đề nghị", "1", "don-de-nghi.docx"], more: [["", [Span("bắt buộc", .warning)]]]),
      .init(["·", "Bản sao văn bằng, chứng chỉ chuyên môn", "–", "chưa chọn"]),
    ], selection: 0, spacing: 1)

  @Test func drawsColumnsAndMarksEveryLineOfTheSelection() {
    let frame = draw(46, 4, files)
    #expect(
      frame.text == """
           Giấy tờ                   Bản Tệp
        ▌✓ Đơn đề nghị                1  don-de-nghi…
        ▌  bắt buộc
         · Bản sao văn bằng, chứng …  –  chưa chọn
        """)
    #expect(frame.roles.split(separator: "\n")[1].hasPrefix("MS SSSSSSSSSSS"))
    #expect(frame.roles.split(separator: "\n")[2] == "M  wwwwwwww")
  }

  @Test func optionalColumnsGiveWayFirst() {
    let frame = draw(36, 4, files)
    #expect(frame.text.split(separator: "\n")[0] == "   Giấy tờ             Tệp")
  }

  @Test func rowsFindTheirPlaceUnderAClick() {
    let area = Area(column: 0, row: 5, width: 46, height: 4)
    #expect(files.index(at: Position(column: 3, row: 5), in: area) == nil)
    #expect(files.index(at: Position(column: 3, row: 7), in: area) == 0)
    #expect(files.index(at: Position(column: 3, row: 8), in: area) == 1)
  }

  @Test(arguments: [
    (0, "▌0\n 1\n 2\n 3\n 4    ↓"), (2, " 0\n 1\n▌2\n 3\n 4    ↓"), (10, " 8    ↑\n 9\n▌10\n 11\n 12   ↓"),
    (18, " 15   ↑\n 16\n 17\n▌18\n 19"), (19, " 15   ↑\n 16\n 17\n 18\n▌19"),
  ])
  func longListsScrollWithTheirSelection(_ selection: Int, _ expected: String) {
    let table = Table([.init()], count: 20, selection: selection) { .init([Line("\($0)")]) }
    #expect(draw(7, 5, table).text == expected)
  }

  @Test func longListsAskOnlyForWhatIsSeen() {
    var asked = 0
    let table = Table([.init()], count: 100_000, selection: 50_000) { index in
      asked += 1
      return .init([Line("\(index)")])
    }
    _ = draw(20, 20, table)
    #expect(asked <= 40)
  }

  @Test func rowsOfSeveralLinesAreCutAtTheEdges() {
    let table = Table([.init()], count: 9, selection: 4) { .init([Line("\($0)a")], more: [[Line("\($0)b")]]) }
    #expect(draw(7, 5, table).text == " 3b   ↑\n▌4a\n▌4b\n 5a\n 5b   ↓")
  }

  @Test func anEmptyListDrawsNothing() {
    #expect(draw(7, 2, Table([.init()], rows: [], selection: nil)).text == "\n")
  }

  @Test func withoutFocusTheSelectionIsOnlyMarked() {
    let table = Table([.init()], rows: [.init(["một"])], selection: 0, isFocused: false)
    #expect(draw(8, 1, table).text == "▌một")
    #expect(draw(8, 1, table).roles == "b")
  }

  @Test func treesIndentTheirBranches() {
    let tree = Tree(
      [
        .init("Sở, ban, ngành", trailing: "1212", state: .open),
        .init("Sở Nội vụ", trailing: "131", depth: 1, state: .closed),
        .init("Di sản văn hóa và du lịch", trailing: "21", depth: 1),
      ], selection: 1)
    var frame = Frame(columns: 24, rows: 3)
    tree.draw(into: &frame, in: frame.area)
    #expect(
      frame.text == """
         ▾ Sở, ban, ngành  1212
        ▌  ▸ Sở Nội vụ      131
             Di sản văn h…   21
        """)
  }
}
