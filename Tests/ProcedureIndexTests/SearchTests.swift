import Dossiers
import Foundation
import ProcedureIndex
import Testing

@Suite struct SearchTests {
  let index: ProcedureIndex

  init() throws { index = try SampleCatalogue.index() }

  @Test(arguments: [
    ("tu bo di tich", "1.001822"), ("tu bổ di tích", "1.001822"), ("cap chung chi hanh nghe tu bo", "1.001822"),
    ("cấp lại chứng chỉ tu bổ", "1.001123"), ("dang ky ket hon", "1.000894"), ("ĐĂNG KÝ KHAI SINH", "1.001193"),
    ("cap doi giay phep lai xe", "1.002809"), ("cap doi gplx", "1.002809"), ("ly lich tu phap", "2.000488"),
    ("lltp", "2.000488"), ("dk ket hon", "1.000894"), ("ho kinh doanh", "1.001612"), ("dkkd", "1.001612"),
    ("giay phep xay dung nha o", "1.009994"), ("chung thuc ban sao", "2.000815"), ("ho chieu", "1.001445"),
    ("lam ho chieu", "1.001445"), ("co vat", "2.001631"), ("giám định cổ vật", "1.003901"),
    ("hanh nghe duoc", "1.004616"),
    ("bien dong dat", "1.012789"), ("bhxh mot lan", "1.001667"), ("tro cap xa hoi", "1.001776"), ("cccd", "1.013314"),
    ("bang lai xe", "1.002809"), ("lam so do", "1.012753"), ("thuong tru", "1.004222"), ("sao y", "2.000815"),
    ("xac nhan doc than", "1.004873"), ("that nghiep", "1.001978"),
  ])
  func whatPeopleTypeFindsTheProcedure(text: String, code: String) {
    #expect(index.codes(text).first == code, "\(index.codes(text))")
  }

  @Test func theGuidesProcedureIsFirstWithinItsAgency() {
    let codes = index.codes("tu bo di tich", agency: "so-van-hoa-the-thao-va-du-lich")
    #expect(codes == ["1.001822", "1.001123", "1.003738"])
  }

  @Test func decomposedTextFindsTheSame() {
    let text = "đăng ký kết hôn"
    #expect(!index.codes(text).isEmpty)
    #expect(index.codes(text.decomposedStringWithCanonicalMapping) == index.codes(text))
  }

  @Test func everyKeyOnTheWayKeepsTheProcedureInReach() {
    let text = "cap chung chi hanh nghe tu bo di tich"
    for length in 1...text.count {
      let results = index.search(ProcedureQuery(text: String(text.prefix(length))), limit: 100)
      #expect(results.hits.contains { $0.summary.shortCode == "1.001822" }, "\(text.prefix(length))")
    }
  }

  @Test(arguments: ["1.001822", "001822", "1822", "1.001822.000.00.00.H15", "1.001822.000.00.00.h15", "1.00182"])
  func aCodeOrAPieceOfItFindsTheProcedure(text: String) {
    #expect(index.codes(text).first == "1.001822")
  }

  @Test func aCodeThatBeginsAsTypedStandsFirst() {
    let codes = index.codes("2.0008")
    #expect(!codes.isEmpty)
    #expect(codes.allSatisfy { $0.hasPrefix("2.0008") })
  }

  @Test func aCodeAndAWordNarrowEachOther() {
    #expect(index.codes("1822 tu bo") == ["1.001822"])
    #expect(index.codes("1822 ket hon").isEmpty)
  }

  @Test func digitsOfANameAreWordsToo() {
    #expect(index.codes("du 14 tuoi").contains("1.013314"))
  }

  @Test func initialsFindNeighbouringWords() {
    #expect(index.codes("ccc").prefix(2) == ["1.004616", "1.001822"])
    #expect(index.search(ProcedureQuery(text: "cchn tbdt"), limit: 9).hits.first?.summary.shortCode == "1.001822")
  }

  @Test func theFieldIsSearchedAfterTheName() {
    let names = index.search(ProcedureQuery(text: "du lich"), limit: 50).hits.map(\.summary)
    #expect(names.first?.name == "Cấp thẻ hướng dẫn viên du lịch nội địa")
    #expect(names.contains { $0.field == "Du lịch" && !$0.name.contains("du lịch") })
  }

  @Test func abolishedProceduresStandLast() {
    let tiers = index.search(ProcedureQuery(text: "giay phep xay dung nha o rieng le"), limit: 50).hits.map(
      \.summary.tier)
    #expect(tiers == [.commune, .commune, .district])
  }

  @Test func wordsMatchInAnyOrder() {
    #expect(index.codes("di tich tu bo cap lai") == ["1.001123"])
  }

  @Test(arguments: ["xyzq", "tu bo xyzq", "9.999999", "ket hon ket hon di tich"])
  func nonsenseFindsNothing(text: String) {
    let results = index.search(ProcedureQuery(text: text), limit: 50)
    #expect(results.total == 0)
    #expect(results.hits.isEmpty)
  }

  @Test func theTotalCountsWhatTheLimitHides() {
    let all = index.search(ProcedureQuery(text: "cap"), limit: 1000)
    let few = index.search(ProcedureQuery(text: "cap"), limit: 3)
    #expect(all.total == all.hits.count)
    #expect(few.total == all.total)
    #expect(few.hits == Array(all.hits.prefix(3)))
    #expect(index.search(ProcedureQuery(text: "cap"), limit: 0).hits.isEmpty)
  }

  @Test func punctuationAndSpacesAskForAll() {
    #expect(index.search(ProcedureQuery(text: "  -  "), limit: 5).total == index.count)
  }
}
