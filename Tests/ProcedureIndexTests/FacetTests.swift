import Dossiers
import ProcedureIndex
import Testing

@Suite struct FacetTests {
  let catalogue: SampleCatalogue
  let index: ProcedureIndex

  init() throws {
    catalogue = try SampleCatalogue.load()
    index = ProcedureIndex(catalogue.procedures.map(\.summary), agencies: catalogue.agencies)
  }

  @Test func anEmptyQueryListsAllByAgencyThenName() {
    let results = index.search(ProcedureQuery(), limit: 1000)
    #expect(results.total == catalogue.procedures.count)
    #expect(results.hits.count == results.total)
    #expect(results.hits.allSatisfy { $0.highlights.isEmpty })
    var agencies: [String] = []
    for hit in results.hits where agencies.last != hit.summary.agencyName { agencies.append(hit.summary.agencyName) }
    #expect(Set(agencies).count == agencies.count)
    #expect(agencies.first == "Bảo hiểm xã hội tỉnh Đắk Lắk")
    #expect(agencies.last == "Văn phòng Đăng ký đất đai")
  }

  @Test func namesStandInDictionaryOrder() {
    let names = [
      "Đất đai", "Dân tộc", "Cấp thẻ", "Căn cước", "Cạn", "Can", "Cán bộ", "Cân", "Dự án", "Du lịch", "Ơn", "Ô", "O",
    ]
    let sorted = [
      "Can", "Cạn", "Cán bộ", "Căn cước", "Cân", "Cấp thẻ", "Dân tộc", "Du lịch", "Dự án", "Đất đai", "O", "Ô", "Ơn",
    ]
    #expect(smallIndex(names).names("") == sorted)
  }

  @Test func anAgencyIncludesThoseBeneathIt() {
    let own = "so-nong-nghiep-va-moi-truong"
    let hits = index.search(ProcedureQuery(agency: own), limit: 100).hits
    #expect(Set(hits.map(\.summary.agency)) == [own, "van-phong-dang-ky-dat-dai", "chi-cuc-kiem-lam"])
    #expect(index.search(ProcedureQuery(agency: "chi-cuc-kiem-lam"), limit: 100).total == 1)
    #expect(index.search(ProcedureQuery(agency: "nowhere"), limit: 100).total == 0)
  }

  @Test func parentsInACircleAreFollowedOnce() {
    let summary = ProcedureSummary(
      id: "1", code: "1.000001", name: "Cấp thẻ", field: "", agency: "a", agencyName: "A", tier: .commune, level: .full,
      workingDays: nil)
    let index = ProcedureIndex(
      [summary],
      agencies: [
        Agency(id: "a", code: "", name: "A", tier: .commune, parent: "b"),
        Agency(id: "b", code: "", name: "B", tier: .commune, parent: "a"),
      ])
    #expect(index.search(ProcedureQuery(agency: "b"), limit: 5).total == 1)
    #expect(index.counts(for: ProcedureQuery()) == ["a": 1, "b": 1])
  }

  @Test func tierFieldAndLevelNarrow() {
    let query = ProcedureQuery(text: "cap", tier: .province, field: "Di sản văn hóa", level: .partial)
    let hits = index.search(query, limit: 100).hits
    #expect(Set(hits.map(\.summary.shortCode)) == ["1.001822", "1.001123", "1.003738"])
    #expect(index.search(ProcedureQuery(tier: .district), limit: 100).total == 3)
    #expect(index.search(ProcedureQuery(field: "Không có"), limit: 100).total == 0)
  }

  @Test func countsAgreeWithSearches() {
    for text in ["", "dang ky", "tu bo di tich", "1.00"] {
      let counts = index.counts(for: ProcedureQuery(text: text, agency: "so-y-te"))
      #expect(Set(counts.keys) == Set(catalogue.agencies.map(\.id)))
      for (agency, count) in counts {
        #expect(index.search(ProcedureQuery(text: text, agency: agency), limit: 0).total == count, "\(agency) \(text)")
      }
      for (tier, count) in index.tierCounts(for: ProcedureQuery(text: text, tier: .ministry)) {
        #expect(index.search(ProcedureQuery(text: text, tier: tier), limit: 0).total == count)
      }
    }
  }

  @Test func fieldsAreCountedWithinAnAgency() {
    let counts = index.fieldCounts(for: ProcedureQuery(agency: "so-van-hoa-the-thao-va-du-lich", field: "Thể thao"))
    #expect(counts == ["Di sản văn hóa": 5, "Du lịch": 2, "Thể thao": 1, "Văn hóa": 1])
  }

  @Test func fieldsAreInDictionaryOrder() {
    #expect(Set(index.fields) == Set(catalogue.procedures.map(\.summary.field)))
    #expect(index.fields.firstIndex(of: "Du lịch")! < index.fields.firstIndex(of: "Đất đai")!)
    #expect(index.fields.firstIndex(of: "Chứng thực")! < index.fields.firstIndex(of: "Di sản văn hóa")!)
  }

  @Test func anEmptyCatalogueAnswersNothing() {
    let index = ProcedureIndex([], agencies: [])
    #expect(index.search(ProcedureQuery(text: "cap"), limit: 5) == ProcedureResults())
    #expect(index.search(ProcedureQuery(), limit: 5) == ProcedureResults())
    #expect(index.search(ProcedureQuery(text: "1.001822"), limit: 5) == ProcedureResults())
  }
}
