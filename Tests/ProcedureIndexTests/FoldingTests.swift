import Foundation
import ProcedureIndex
import Testing

@Suite struct FoldingTests {
  @Test(arguments: [
    ("Cấp chứng chỉ hành nghề tu bổ di tích", "cap chung chi hanh nghe tu bo di tich"),
    ("ĐẤT ĐAI", "dat dai"), ("Đặng Quốc Đạt", "dang quoc dat"), ("Nguyễn Thị Ngọc Ánh", "nguyen thi ngoc anh"),
    ("Ðường", "duong"), ("khuỷu, ngoằn nghoèo", "khuyu, ngoan nghoeo"), ("Čư Mblĭm", "cu mblim"),
    ("1.001822 (H15)", "1.001822 (h15)"),
  ])
  func marksAndCaseGo(text: String, folded: String) {
    #expect(Array(Folding.folded(text).utf8) == Array(folded.utf8))
    #expect(Array(Folding.folded(text.decomposedStringWithCanonicalMapping).utf8) == Array(folded.utf8))
  }

  @Test func everyVietnameseLetterFoldsToASCII() {
    let letters = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ"
    #expect(letters.count == 67)
    for letter in letters + letters.uppercased() {
      for form in [String(letter), String(letter).decomposedStringWithCanonicalMapping] {
        let folded = Array(Folding.folded(form).utf8)
        #expect(folded.count == 1 && (0x61...0x7A).contains(folded[0]), "\(letter)")
      }
    }
  }

  @Test func otherTextStays() {
    #expect(Array(Folding.folded("m³ – 日本 €").utf8) == Array("m³ – 日本 €".utf8))
  }
}
