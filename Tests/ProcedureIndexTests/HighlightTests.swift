import Dossiers
import Foundation
import ProcedureIndex
import Testing

@Suite struct HighlightTests {
  @Test func theWordsInOrderAreHighlighted() throws {
    let index = try SampleCatalogue.index()
    #expect(index.highlighted("tu bo di tich") == ["tu", "bổ", "di", "tích"])
    #expect(index.highlighted("tu bo di ti") == ["tu", "bổ", "di", "tí"])
  }

  @Test func aWordIsHighlightedWhereTheQueryMeantIt() {
    let index = smallIndex(["Cấp tư liệu và tu bổ, tu sửa"])
    #expect(index.highlighted("tu bo") == ["tu", "bổ"])
    let hit = index.search(ProcedureQuery(text: "tu bo"), limit: 1).hits.first
    #expect(hit?.highlights == [15..<17, 18..<20])
  }

  @Test func scatteredWordsAreHighlightedEach() {
    let index = smallIndex(["Cấp phép khai quật khảo cổ"])
    #expect(index.highlighted("co cap") == ["Cấp", "cổ"])
  }

  @Test func initialsHighlightFirstLetters() {
    let index = smallIndex(["Giấy phép lái xe"])
    #expect(index.highlighted("gpl") == ["G", "p", "l"])
  }

  @Test func offsetsCountCharactersInDecomposedNames() {
    let index = smallIndex(["Bảo quản, tu bổ".decomposedStringWithCanonicalMapping])
    #expect(index.search(ProcedureQuery(text: "bo"), limit: 1).hits.first?.highlights == [13..<15])
  }

  @Test func aCodeOrAFieldHighlightsNothingInTheName() throws {
    let index = try SampleCatalogue.index()
    #expect(index.highlighted("1.001822") == [])
    let hits = index.search(ProcedureQuery(text: "ho tich"), limit: 50).hits
    #expect(hits.contains { $0.summary.shortCode == "1.001193" && $0.highlights.isEmpty })
  }

  @Test func rangesAscendAndStayInTheName() throws {
    let index = try SampleCatalogue.index()
    for text in ["c", "cap d", "dk kd", "nuoc ngoai", "quyen dat", "14 tuoi"] {
      for hit in index.search(ProcedureQuery(text: text), limit: 200).hits {
        #expect(hit.highlights.allSatisfy { $0.lowerBound >= 0 && $0.upperBound <= hit.summary.name.count })
        #expect(zip(hit.highlights, hit.highlights.dropFirst()).allSatisfy { $0.upperBound < $1.lowerBound })
      }
    }
  }
}
