import Dossiers
import ProcedureIndex
import Testing

@Suite struct RankingTests {
  @Test func wordsInOrderComeBeforeScatteredOnes() {
    let index = smallIndex(["Bổ sung tu liệu", "Cấp phép tu bổ"])
    #expect(index.names("tu bo") == ["Cấp phép tu bổ", "Bổ sung tu liệu"])
  }

  @Test func nearerTheBeginningComesFirst() {
    let index = smallIndex(["Cấp lại thẻ", "Thẻ bị mất và cấp lại"])
    #expect(index.names("the") == ["Thẻ bị mất và cấp lại", "Cấp lại thẻ"])
  }

  @Test func wholeWordsComeBeforeBeginnings() {
    let index = smallIndex(["Đăng kiểm xe", "Đăng ký tàu thuyền ở cảng"])
    #expect(index.names("dang k").count == 2)
    #expect(index.names("dang ky") == ["Đăng ký tàu thuyền ở cảng"])
    let beginnings = smallIndex(["Khoa học", "Kho bãi và nhiều thứ khác"])
    #expect(beginnings.names("kho") == ["Kho bãi và nhiều thứ khác", "Khoa học"])
  }

  @Test func typedMarksPutTheSameMarksFirst() {
    let index = smallIndex(["Bao bì", "Báo chí", "Bảo vệ", "Cấp bảo hiểm"])
    #expect(index.names("bảo").prefix(2) == ["Bảo vệ", "Cấp bảo hiểm"])
    #expect(index.names("báo").first == "Báo chí")
    #expect(index.names("bao").count == 4)
    #expect(index.names("bảo").count == 4)
  }

  @Test func marksAgreeWhereverTheToneIsWritten() {
    let index = smallIndex(["Hoa màu", "Hoà giải", "Hóa chất"])
    #expect(index.names("hòa").first == "Hoà giải")
    #expect(index.names("hoá").first == "Hóa chất")
  }

  @Test func shorterNamesComeFirstAmongEquals() {
    let index = smallIndex(["Cấp thẻ nhà báo cho phóng viên", "Cấp thẻ"])
    #expect(index.names("cap the") == ["Cấp thẻ", "Cấp thẻ nhà báo cho phóng viên"])
  }

  @Test func theBestOfManyAreFoundWithASmallLimit() {
    let names = (0..<500).map { "Cấp " + String(repeating: "thêm ", count: 1 + (499 - $0) % 100) + "thẻ" }
    let index = smallIndex(names)
    let all = index.search(ProcedureQuery(text: "the"), limit: 500).hits.map(\.id)
    #expect(index.search(ProcedureQuery(text: "the"), limit: 7).hits.map(\.id) == Array(all.prefix(7)))
    #expect(index.names("the").first == "Cấp thêm thẻ")
  }
}
