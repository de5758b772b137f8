import Canvas
import Dossiers
import Testing

@testable import Screens

@Suite struct PlaceSignatureTests {
  let library: ScreenLibrary

  init() throws { library = try #require(ScreenKit.library) }

  func box(_ session: Session) -> PageRectangle {
    session.placement.rectangle ?? PageRectangle(x: -1, y: -1, width: 0, height: 0)
  }

  @Test func theBoxStandsBelowTheWordsWhereOneSigns() throws {
    let session = PaperKit.placing()
    #expect(library.frame(of: session).text.contains("dưới “(Ký, ghi rõ họ tên)”"))
    #expect(library.frame(of: session).text.contains("✓ Ô chữ ký không đè lên chữ nào."))
  }

  @Test func enterTakesThePlaceAndAsksForThePin() throws {
    var session = PaperKit.placing()
    _ = try library.press("enter", &session)
    #expect(session.draft?.box == session.placement.box && session.draft?.box != nil)
    #expect(session.route.current == .pin)
  }

  @Test func arrowsMoveByACellUntilZoomedInThenByAMillimetre() throws {
    var session = PaperKit.placing()
    let start = box(session)
    _ = try library.press("left", &session)
    #expect(box(session).x < start.x - Double.pointsPerMillimetre)
    _ = try library.press("+", &session)
    for (key, x, y) in [("left", -1.0, 0.0), ("right", 1, 0), ("up", 0, -1), ("down", 0, 1)] {
      let before = box(session)
      _ = try library.press(key, &session)
      #expect(abs(box(session).x - before.x - x * .pointsPerMillimetre) < 0.001)
      #expect(abs(box(session).y - before.y - y * .pointsPerMillimetre) < 0.001)
    }
  }

  @Test func shiftLeapsTenMillimetres() throws {
    for (keys, x, y) in [
      (["shift-left", "H"], -10.0, 0.0), (["shift-right", "L"], 10, 0), (["shift-up", "K"], 0, -10),
      (["shift-down", "J"], 0, 10),
    ] {
      for key in keys {
        var session = PaperKit.placing()
        session.placement.rectangle = PageRectangle(x: 200, y: 300, width: 180, height: 60)
        _ = try library.press(key, &session)
        #expect(abs(box(session).x - 200 - x * .pointsPerMillimetre) < 0.001)
        #expect(abs(box(session).y - 300 - y * .pointsPerMillimetre) < 0.001)
      }
    }
  }

  @Test func theSizeChanges() throws {
    for (key, width, height) in [
      ("[", -3.0, -1.0), ("]", 3, 1), ("ctrl-left", -1, 0), ("ctrl-right", 1, 0), ("ctrl-up", 0, -1),
      ("ctrl-down", 0, 1),
    ] {
      var session = PaperKit.placing()
      session.placement.rectangle = PageRectangle(x: 100, y: 300, width: 180, height: 60)
      _ = try library.press(key, &session)
      #expect(abs(box(session).width - 180 - width * .pointsPerMillimetre) < 0.001)
      #expect(abs(box(session).height - 60 - height * .pointsPerMillimetre) < 0.001)
    }
  }

  @Test func theBoxStaysReadableAndOnThePage() throws {
    var session = PaperKit.placing()
    for _ in 0..<80 { _ = try library.press("[", &session) }
    #expect(box(session).width >= PageRectangle.smallestBox.width)
    #expect(session.notice?.content == .text("smallest-box", [:]))
    for _ in 0..<300 { _ = try library.press("ctrl-right", &session) }
    #expect(box(session).right <= PaperKit.a4.width + 0.001)
    #expect(session.notice?.content == .text("largest-box", [:]))
    for _ in 0..<60 { _ = try library.press("shift-down", &session) }
    #expect(box(session).bottom <= PaperKit.a4.height + 0.001)
  }

  @Test func tabCyclesThroughTheSuggestions() throws {
    var session = PaperKit.placing()
    let first = box(session)
    let count = session.placement.suggestions.count
    #expect(count >= 4)
    _ = try library.press("tab", &session)
    #expect(box(session) != first)
    for _ in 1..<count { _ = try library.press("tab", &session) }
    #expect(box(session) == first && session.placement.suggestion == 0)
  }

  @Test func turningThePageReadsItsText() throws {
    var session = PaperKit.placing(pages: 3)
    #expect(session.placement.page == 2)
    #expect(try library.press("p", &session) == [])
    #expect(session.notice?.content == .text("last-page", [:]))
    #expect(try library.press("pgup", &session) == [.pages(.readText(path: PaperKit.document, page: 1))])
    #expect(try library.press("P", &session) == [.pages(.readText(path: PaperKit.document, page: 0))])
    #expect(try library.press("P", &session) == [])
    _ = library.reduce(&session, .pages(.textRead(path: PaperKit.document, page: 0, [])))
    #expect(session.placement.box?.page == 0 && session.placement.suggestion == 0)
  }

  @Test func zoomHasTwoEndsAndAReset() throws {
    var session = PaperKit.placing()
    for _ in 0..<6 { _ = try library.press("+", &session) }
    #expect(session.placement.zoom == Placement.zooms.count - 1)
    _ = try library.press("-", &session)
    #expect(session.placement.zoom == Placement.zooms.count - 2)
    _ = try library.press("0", &session)
    #expect(session.placement.zoom == 0)
    _ = try library.press("-", &session)
    #expect(session.notice?.content == .text("smallest-zoom", [:]))
  }

  @Test func aTypedPlaceIsTakenInMillimetres() throws {
    var session = PaperKit.placing()
    _ = library.type("n", &session)
    _ = library.type("20,100.5,60,20", &session)
    #expect(session.placement.typedPlace?.text == "20,100.5,60,20")
    _ = try library.press("enter", &session)
    #expect(session.placement.typedPlace == nil && session.route.current == .placeSignature)
    #expect(abs(box(session).x.millimetres - 20) < 0.001 && abs(box(session).y.millimetres - 100.5) < 0.001)
    #expect(abs(box(session).width.millimetres - 60) < 0.001)
    #expect(library.frame(of: session).text.contains("x 20,0  y 100,5  cỡ 60,0 × 20,0 mm"))
  }

  @Test func whatIsNoPlaceIsSaidAndEscForgetsIt() throws {
    var session = PaperKit.placing()
    let before = box(session)
    _ = library.type("=", &session)
    _ = library.type("20", &session)
    _ = try library.press("enter", &session)
    #expect(session.notice?.content == .text("place-not-understood", [:]))
    _ = try library.press("backspace", &session)
    #expect(session.placement.typedPlace?.text == "2")
    _ = try library.press("esc", &session)
    #expect(session.placement.typedPlace == nil && session.route.current == .placeSignature)
    #expect(box(session) == before)
  }

  @Test func textUnderTheBoxIsToldAtOnceInWordsMarkAndColour() throws {
    var session = PaperKit.placing()
    #expect(!library.frame(of: session).roles.contains("Q"))
    session.placement.rectangle = PageRectangle(x: 360, y: 660, width: 180, height: 60)
    let frame = library.frame(of: session)
    #expect(frame.text.contains("! Đè lên chữ: “Nguyễn Thị Ngọc Ánh”"))
    #expect(frame.roles.contains("Q"))
  }

  @Test func aClickMovesTheMiddleOfTheBox() throws {
    var session = PaperKit.placing()
    let panes = PlacementPanes(session, in: ScreenChrome(in: library.frame(of: session).area).body)
    let thumbnail = try #require(panes.thumbnailViewport(session))
    let cell = thumbnail.pane.position(column: 8, row: 5)
    _ = library.reduce(&session, .input(.clicked(column: cell.column, row: cell.row)))
    let point = thumbnail.point(at: cell)
    #expect(abs(box(session).x + 90 - point.x) < 0.001 && abs(box(session).y + 30 - point.y) < 0.001)
    let detail = try #require(
      PlacementPanes(session, in: ScreenChrome(in: library.frame(of: session).area).body).detailViewport(session))
    let near = detail.cells(of: box(session)).origin
    let aim = detail.point(at: near)
    _ = library.reduce(&session, .input(.clicked(column: near.column, row: near.row)))
    #expect(abs(box(session).x + 90 - max(90, aim.x)) < 0.001)
    let before = box(session)
    _ = library.reduce(&session, .input(.clicked(column: 0, row: 0)))
    #expect(box(session) == before)
    #expect(library.frame(of: session).wantsMouse)
  }

  @Test func theViewAndTheThumbnailSwitch() throws {
    var session = PaperKit.placing()
    #expect(library.missingPictures(in: session).count == 1)
    _ = try library.press("v", &session)
    #expect(session.placement.view == .picture)
    #expect(library.missingPictures(in: session).count == 2)
    _ = try library.press("w", &session)
    #expect(library.missingPictures(in: session).compactMap(\.area).count == 1)
    #expect(library.missingPictures(in: session).count == 1)
  }

  @Test func aScanIsShownAsAPicture() {
    let session = PaperKit.placing(texts: [])
    #expect(library.missingPictures(in: session).count == 2)
    #expect(library.frame(of: session).text.contains("không có lớp chữ"))
  }

  @Test func movingTheBoxALittleAsksForNoNewPicture() throws {
    var session = PaperKit.placing()
    _ = try library.press("v", &session)
    PaperKit.drawPictures(library, &session)
    _ = try library.press("left", &session)
    _ = try library.press("right", &session)
    #expect(library.missingPictures(in: session).isEmpty)
  }

  @Test func documentsThatCannotBeSignedAreRefused() throws {
    for (facts, text) in [
      (PaperKit.facts(maySign: false), "document-locked"), (PaperKit.facts(isRepaired: true), "document-repaired"),
    ] {
      var session = PaperKit.placing()
      session.pages.facts[PaperKit.document] = facts
      _ = try library.press("enter", &session)
      #expect(session.route.current == .placeSignature && session.notice?.content == .text(text, [:]))
    }
  }

  @Test func nothingHappensBeforeThePageIsRead() throws {
    var session = PaperKit.session(at: .placeSignature)
    _ = session.arrive()
    for key in ["enter", "left", "]", "tab", "p", "+", "n"] {
      #expect(try library.press(key, &session) == [])
      #expect(session.notice?.content == .text("page-not-read", [:]))
    }
    _ = session.learn(.pages(.factsRead(path: PaperKit.document, PaperKit.facts())))
    _ = try library.press("enter", &session)
    #expect(session.notice?.content == .text("no-box", [:]))
    _ = try library.press("tab", &session)
    #expect(session.notice?.content == .text("no-suggestions", [:]))
  }

  @Test func looksAsRecorded() throws {
    try expectSnapshots(of: "place-signature", library) { columns, rows, language in
      var session = PaperKit.placing(columns: columns, rows: rows, language: language)
      PaperKit.drawPictures(library, &session)
      return session
    }
    var session = PaperKit.placing()
    session.changePaper("c-1") { $0.file?.name = "\(PaperKit.longName).docx" }
    session.placement.rectangle = PageRectangle(x: 360, y: 660, width: 180, height: 60)
    PaperKit.drawPictures(library, &session)
    try expectSnapshot(session, "place-signature-covering", library)
    _ = try library.press("v", &session)
    _ = try library.press("+", &session)
    _ = library.type("n", &session)
    _ = library.type("120,2", &session)
    PaperKit.drawPictures(library, &session)
    try expectSnapshot(session, "place-signature-picture", library)
  }
}
