import Canvas
import Testing

/// The parts as the screens use them, at the size that matters most.
@Suite struct PartTests {
  private func frame(_ columns: Int, _ rows: Int, _ draw: (inout Frame, Area) -> Void) -> Frame {
    var frame = Frame(columns: columns, rows: rows)
    draw(&frame, frame.area)
    return frame
  }

  private let chrome = Chrome(
    header: HeaderLine(
      program: "hồ sơ", portal: "Đắk Lắk", sandboxLabel: "HỘP CÁT", person: "Phan Quốc Hậu 0660…735", token: "VNPT-CA",
      isTokenPresent: true),
    rail: Rail([
      .init("Đăng nhập", .done), .init("Thủ tục", .done), .init("Người nộp", .done), .init("Thành phần", .here),
      .init("Ký số", .ahead), .init("Nộp", .ahead), .init("Biên nhận", .ahead),
    ]),
    message: MessageLine("Mã không đúng, còn 2 lần.", tone: .error, code: "65020"),
    keys: KeyBar([
      .init(Chord(.enter), "Chọn tệp"), .init("s", "Ký số", isEnabled: false), .init("Space", "Xem"),
      .init(Chord(.function(10)), "Tiếp tục"), .init("?", "Trợ giúp"),
    ]))

  @Test func chromeStandsAroundTheBody() {
    var body = Area(column: 0, row: 0, width: 0, height: 0)
    let frame = frame(80, 24) { body = chrome.draw(into: &$0, in: $1) }
    let lines = frame.text.split(separator: "\n", omittingEmptySubsequences: false)
    let roles = frame.roles.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(body == Area(column: 0, row: 3, width: 80, height: 18))
    #expect(lines[0] == " hồ sơ  Đắk Lắk · HỘP CÁT                     Phan Quốc Hậu 0660…735  ● VNPT-CA")
    #expect(lines[1] == " ✓ Đăng nhập  ✓ Thủ tục  ✓ Người nộp  ▸ Thành phần  · Ký số  · Nộp  · Biên nhận")
    #expect(lines[2] == String(repeating: "─", count: 80))
    #expect(lines[21] == lines[2])
    #expect(lines[22] == " ! Mã không đúng, còn 2 lần. [65020]")
    #expect(lines[23] == " ⏎ Chọn tệp   s Ký số   Space Xem   F10 Tiếp tục   ? Trợ giúp")
    #expect(roles[0].hasPrefix("RTTTTTRRRRRRRRRRRRXXXXXXXRR"))
    #expect(roles[0].hasSuffix("RssRRRRRRRR"))
    #expect(roles[1].hasPrefix(" 11111111111  111111111  11111111111  222222222222  3333333"))
    #expect(roles[22] == " " + String(repeating: "e", count: 27) + "dddddddd")
    #expect(roles[23].hasPrefix(" Kkkkkkkkkk   xxxxxxx   KKKKKkkkk"))
  }

  @Test func chromeShrinksForNarrowTerminals() {
    let frame = frame(40, 8) { chrome.draw(into: &$0, in: $1) }
    let lines = frame.text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[1] == " ✓ ✓ ✓ ▸ Thành phần · · ·")
    #expect(lines[7] == " ⏎ Chọn tệp  s Ký số  ? Trợ giúp")
    #expect(lines[0].hasPrefix(" hồ sơ  Đắk Lắk · HỘP CÁT"))
    #expect(Width.of(String(lines[0])) <= 40)
  }

  @Test func keyBarFindsTheItemUnderAClick() {
    let area = Area(column: 0, row: 0, width: 80, height: 1)
    #expect(chrome.keys.item(at: Position(column: 1, row: 0), in: area)?.label == "Chọn tệp")
    #expect(chrome.keys.item(at: Position(column: 14, row: 0), in: area)?.label == "Ký số")
    #expect(chrome.keys.item(at: Position(column: 12, row: 0), in: area) == nil)
  }

  @Test func codeCellsShowWhereTheNextDigitGoes() {
    let frame = frame(30, 3) { CodeCells(entered: "417", length: 6).draw(into: &$0, in: $1.inset(left: 1)) }
    #expect(
      frame.text == """
         ┌───┬───┬───┬───┬───┬───┐
         │ 4 │ 1 │ 7 │ _ │   │   │
         └───┴───┴───┴───┴───┴───┘
        """)
    #expect(frame.cursor == Position(column: 15, row: 1))
  }

  @Test func notificationWrapsItsText() {
    let box = NotificationBox(title: "SMS · HỘP CÁT", text: "DVCQG: 417209 là mã xác thực của quý vị.")
    #expect(box.height(width: 30) == 4)
    #expect(
      frame(30, 4) { box.draw(into: &$0, in: $1) }.text == """
        ┌ SMS · HỘP CÁT ─────────────┐
        │ DVCQG: 417209 là mã xác    │
        │ thực của quý vị.           │
        └────────────────────────────┘
        """)
  }

  @Test func dialogClearsWhatLiesUnderIt() {
    var inner = Area(column: 0, row: 0, width: 0, height: 0)
    let frame = frame(20, 5) { frame, area in
      frame.fill(area, glyph: "x")
      inner = DialogBox("Mã PIN").draw(into: &frame, in: area.centred(width: 14, height: 3))
      frame.write("••••", in: inner)
    }
    #expect(inner == Area(column: 5, row: 2, width: 10, height: 1))
    #expect(frame.text.split(separator: "\n")[1] == "xxx┌ Mã PIN ────┐xxx")
    #expect(frame.text.split(separator: "\n")[2] == "xxx│ ••••       │xxx")
    #expect(frame.roles.split(separator: "\n", omittingEmptySubsequences: false)[1] == "   BBTTTTTTBBBBBB")
  }

  @Test(arguments: [
    (0.0, "░░░░░░░░░░   0%"), (0.25, "██▌░░░░░░░  25%"), (0.999, "█████████▌  99%"), (1.0, "██████████ 100%"),
    (7.0, "██████████ 100%"), (Double.nan, "░░░░░░░░░░   0%"),
  ])
  func progressNeverClaimsMoreThanIsDone(_ fraction: Double, _ expected: String) {
    #expect(frame(15, 1) { ProgressBar(fraction: fraction).draw(into: &$0, in: $1) }.text == expected)
  }

  @Test func textPaneScrollsWithinItsLines() {
    let lines = (1...5).map { Line("dòng \($0)") }
    #expect(frame(10, 3) { TextPane(lines, top: 0).draw(into: &$0, in: $1) }.text == "dòng 1\ndòng 2\ndòng 3   ↓")
    #expect(frame(10, 3) { TextPane(lines, top: 9).draw(into: &$0, in: $1) }.text == "dòng 3   ↑\ndòng 4\ndòng 5")
  }
}
