import Dossiers
import Testing

private let page = PageSize(width: 595, height: 842)

private func run(_ text: String, x: Double, y: Double, width: Double, size: Double = 12) -> PageText {
  PageText(text: text, box: PageRectangle(x: x, y: y, width: width, height: size), size: size)
}

private let form = [
  run("Đắk Lắk, ngày 23 tháng 11 năm 2026", x: 320, y: 560, width: 200),
  run("NGƯỜI ", x: 380, y: 580, width: 45), run("LÀM ĐƠN", x: 426, y: 580, width: 60),
  run("(Ký, ghi rõ họ tên)", x: 370, y: 600, width: 120), run("Phan Quốc Hậu", x: 385, y: 720, width: 95),
]

@Test func theBestPlaceIsBelowTheWordsWhereOneSigns() throws {
  let best = try #require(SmartPlaces.suggestions(texts: form, size: page).first)
  #expect(best.reason == .below("(Ký, ghi rõ họ tên)"))
  #expect(best.rectangle.y >= 612 && best.rectangle.bottom <= 720)
  #expect(abs(best.rectangle.x + best.rectangle.width / 2 - 430) < 1)
  #expect(SmartPlaces.collisions(of: best.rectangle, with: form).isEmpty)
}

@Test func theCornersAreAlwaysOffered() {
  let places = SmartPlaces.suggestions(texts: [], size: page)
  #expect(places.map(\.reason) == PlaceSuggestion.Corner.allCases.map { .corner($0) })
  for place in places {
    #expect(place.rectangle.x >= 0 && place.rectangle.right <= page.width)
    #expect(place.rectangle.y >= 0 && place.rectangle.bottom <= page.height)
  }
}

@Test func whereThereIsNoRoomNothingIsOfferedBelowTheWords() {
  let crowded = form + [run("Điều 1. Nội dung", x: 370, y: 620, width: 120)]
  let reasons = SmartPlaces.suggestions(texts: crowded, size: page).map(\.reason)
  #expect(!reasons.contains(.below("(Ký, ghi rõ họ tên)")))
}

@Test func aLongSentenceIsNoPlaceToSign() {
  let prose = run(
    "Người làm đơn chịu trách nhiệm trước pháp luật về tính chính xác của mọi nội dung", x: 60, y: 300, width: 470)
  #expect(SmartPlaces.suggestions(texts: [prose], size: page).count == 3)
}

@Test func placesOfOnePageDoNotOverlap() {
  let two = form + [run("Người khai", x: 90, y: 600, width: 70)]
  let below = SmartPlaces.suggestions(texts: two, size: page).filter {
    if case .below = $0.reason { true } else { false }
  }
  #expect(below.count == 2)
  #expect(!below[0].rectangle.intersects(below[1].rectangle))
}

@Test func collisionsIgnoreBlanks() {
  let texts = [run("  ", x: 0, y: 0, width: 50), run("Điều 1", x: 0, y: 0, width: 50)]
  let hit = SmartPlaces.collisions(of: PageRectangle(x: 10, y: 5, width: 5, height: 5), with: texts)
  #expect(hit.map(\.text) == ["Điều 1"])
}
