import Canvas
import Testing

@Suite struct FieldViewTests {
  private func draw(_ field: FieldView, _ columns: Int = 30) -> Frame {
    var frame = Frame(columns: columns, rows: field.height(width: columns))
    #expect(field.draw(into: &frame, in: frame.area) == frame.rows)
    return frame
  }

  @Test func showsLabelValueAndCursor() {
    let frame = draw(
      FieldView("Họ và tên", .text("Đặng Quốc Đạt", cursor: 4), isFocused: true, isRequired: true, labelWidth: 12))
    #expect(frame.text == "▌Họ và tên *  Đặng Quốc Đạt")
    #expect(frame.roles == "Mlllllllllww  FFFFFFFFFFFFFFFF")
    #expect(frame.cursor == Position(column: 18, row: 0))
  }

  @Test func withoutFocusThereIsNoCursorAndLongValuesAreShortened() {
    let frame = draw(
      FieldView("Họ tên", .text("Nguyễn Thị Ngọc Ánh", cursor: 0), hint: "như trên căn cước", labelWidth: 8))
    #expect(frame.text == " Họ tên   Nguyễn Thị Ngọc Ánh")
    #expect(frame.cursor == nil)
    #expect(
      draw(FieldView("Tên", .text("Nguyễn Thị Ngọc Ánh", cursor: 0), labelWidth: 4, valueWidth: 10)).text
        == " Tên  Nguyễn Th…")
  }

  @Test func scrollsSoThatTheCursorIsSeen() {
    let field = FieldView("", .text("0123456789abcdef", cursor: 16), isFocused: true, labelWidth: 1, valueWidth: 8)
    #expect(draw(field).text == "▌  9abcdef")
    #expect(draw(field).cursor == Position(column: 10, row: 0))
    let middle = FieldView("", .text("0123456789abcdef", cursor: 3), isFocused: true, labelWidth: 1, valueWidth: 8)
    #expect(draw(middle).text == "▌  01234567")
  }

  @Test func masksSecrets() {
    let frame = draw(FieldView("PIN", .masked(count: 4), isFocused: true, labelWidth: 5))
    #expect(frame.text == "▌PIN   ••••")
    #expect(frame.cursor == Position(column: 11, row: 0))
  }

  @Test func showsWhatIsWrongUnderTheValue() {
    let field = FieldView(
      "Số CCCD", .text("0660", cursor: 4), isFocused: true, hint: "12 chữ số", error: "cần đủ 12 chữ số, đang có 4",
      labelWidth: 8, valueWidth: 18)
    #expect(draw(field).text == "▌Số CCCD  0660\n          ! cần đủ 12 chữ\n          số, đang có 4")
    #expect(draw(field).roles.contains("e"))
    #expect(!draw(field).roles.contains("h"))
  }

  @Test func wrapsLongLabelsAndShowsHintAndPlaceholder() {
    let field = FieldView(
      "Nơi đăng ký thường trú", .text("", cursor: 0), isFocused: true, placeholder: "số nhà", hint: "ghi đủ bốn cấp",
      labelWidth: 10)
    #expect(draw(field).text == "▌Nơi đăng   số nhà\n ký thường  ghi đủ bốn cấp\n trú")
  }

  @Test func showsChoicesAndChecks() {
    #expect(draw(FieldView("Giới", .choice("Nữ"), labelWidth: 4, valueWidth: 8)).text == " Giới Nữ     ▾")
    #expect(draw(FieldView("Đúng", .check(true), labelWidth: 4)).text == " Đúng [x]")
    #expect(draw(FieldView("Đúng", .check(false), labelWidth: 4)).text == " Đúng [ ]")
    #expect(draw(FieldView("Mã", .fixed("H15"), labelWidth: 4)).roles == " ll   vvv")
  }
}
