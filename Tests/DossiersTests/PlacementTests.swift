import Dossiers
import Testing

private let page = PageSize(width: 595, height: 842)

private func placement(_ x: Double, _ y: Double, _ width: Double = 180, _ height: Double = 60) -> Placement {
  var placement = Placement()
  placement.rectangle = PageRectangle(x: x, y: y, width: width, height: height)
  placement.suggestion = 0
  return placement
}

@Test func theBoxNeverLeavesThePage() {
  var moved = placement(400, 780)
  moved.move(x: 50, y: 50, on: page)
  #expect(moved.rectangle == PageRectangle(x: 415, y: 782, width: 180, height: 60))
  moved.move(x: -9999, y: -9999, on: page)
  #expect(moved.rectangle == PageRectangle(x: 0, y: 0, width: 180, height: 60))
}

@Test func movingByHandLeavesTheSuggestion() {
  var moved = placement(10, 10)
  moved.move(x: 1, y: 0, on: page)
  #expect(moved.suggestion == nil && moved.wasMovedByHand)
}

@Test func theBoxIsNeverTooSmallToReadNorLargerThanThePage() {
  var grown = placement(10, 10)
  grown.grow(width: -9999, height: -9999, on: page)
  #expect(grown.rectangle?.width == PageRectangle.smallestBox.width)
  #expect(grown.rectangle?.height == PageRectangle.smallestBox.height)
  grown.grow(width: 9999, height: 9999, on: page)
  #expect(grown.rectangle == PageRectangle(x: 0, y: 0, width: 595, height: 842))
}

@Test func aPlaceIsTypedInMillimetres() throws {
  var typed = placement(0, 0)
  let isRead = typed.take(typed: "25.4, 50.8", on: page)
  #expect(isRead)
  let rectangle = try #require(typed.rectangle)
  #expect(abs(rectangle.x - 72) < 0.001 && abs(rectangle.y - 144) < 0.001)
  #expect(rectangle.width == 180 && rectangle.height == 60)
  let isReadWhole = typed.take(typed: "10;10;50;20", on: page)
  #expect(isReadWhole)
  #expect(abs((typed.rectangle?.width.millimetres ?? 0) - 50) < 0.001)
}

@Test(arguments: ["", "10", "10,20,30", "10,20,0,5", "10,20,-5,5", "mười,20", "10,20,30,40,50"])
func whatIsNoPlaceIsRefused(typed: String) {
  var placement = placement(7, 7)
  let isRead = placement.take(typed: typed, on: page)
  #expect(!isRead)
  #expect(placement.rectangle?.x == 7)
}

@Test func withoutABoxThereIsNothingToMove() {
  var empty = Placement()
  empty.move(x: 10, y: 10, on: page)
  #expect(empty.rectangle == nil && empty.box == nil && !empty.wasMovedByHand)
}

@Test func rectanglesThatOnlyTouchDoNotIntersect() {
  let left = PageRectangle(x: 0, y: 0, width: 10, height: 10)
  #expect(!left.intersects(PageRectangle(x: 10, y: 0, width: 10, height: 10)))
  #expect(left.intersects(PageRectangle(x: 9.9, y: 9.9, width: 10, height: 10)))
  #expect(
    left.union(PageRectangle(x: 20, y: 5, width: 5, height: 10)) == PageRectangle(x: 0, y: 0, width: 25, height: 15))
}

@Test(arguments: [(0, "0,0 MB"), (6 * 1024 * 1024, "6,0 MB"), (1_572_864, "1,5 MB"), (52_429, "0,1 MB")])
func sizesAreWrittenWithAComma(bytes: Int, text: String) {
  #expect(bytes.asMegabytes == text)
}
