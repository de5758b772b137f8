import Dossiers
import Testing

@testable import Screens

@Suite struct ComponentsTests {
  let library: ScreenLibrary

  init() throws { library = try #require(ScreenKit.library) }

  @Test func everyActionHasAKey() {
    let screens: [ScreenID] = [
      .components, .attach, .signMethod, .certificates, .pin, .placeSignature, .signatureReport, .review, .submit,
      .receipt,
    ]
    for screen in screens {
      let bound = Set(library.description(of: screen).keys.map(\.action))
      #expect(Set(screen.actionNames).isSubset(of: bound), "\(screen)")
      let names = Set(screen.actionNames + CommonAction.allCases.map(\.rawValue))
      #expect(bound.isSubset(of: names), "\(screen)")
    }
  }

  @Test func enterChoosesAFileForTheSelectedPaper() throws {
    var session = PaperKit.session(at: .components)
    _ = try library.press("down", &session)
    let effects = try library.press("enter", &session)
    #expect(session.route.current == .attach)
    #expect(session.draft?.currentPaper == "c-2")
    #expect(effects == [.drafts(.listFolder(path: nil))])
  }

  @Test func spaceTicksAndUnticks() throws {
    var session = PaperKit.session(at: .components)
    _ = try library.press("space", &session)
    #expect(session.draft?.papers[0].isTicked == false)
    _ = try library.press("space", &session)
    #expect(session.draft?.papers[0].isTicked == true)
  }

  @Test func copiesStayBetweenOneAndNinetyNine() throws {
    var session = PaperKit.session(at: .components)
    _ = try library.press("+", &session)
    #expect(session.draft?.papers[0].copies == 2)
    _ = try library.press("-", &session)
    _ = try library.press("-", &session)
    #expect(session.draft?.papers[0].copies == 1)
    #expect(session.notice?.content == .text("fewest-copies", [:]))
    session.changePaper("c-1") { $0.copies = 99 }
    _ = try library.press("+", &session)
    #expect(session.draft?.papers[0].copies == 99)
  }

  @Test func signingLeadsToTheMethodsAndTellsWhyNot() throws {
    var session = PaperKit.session(at: .components)
    _ = try library.press("s", &session)
    #expect(session.route.current == .signMethod)
    for (file, activity, obstacle) in [
      (nil, nil, "no-file"), (ScreenKit.convertedFile, PaperDesk.Activity.copying, "still-copying"),
      (ScreenKit.convertedFile, .converting, "still-converting"),
      (
        AttachedFile(
          name: "bang.jpg", original: StoredFile(path: "/f/b.jpg", kind: .jpeg, byteCount: 9, sha256: "aa")), nil,
        "no-pdf"
      ),
    ] as [(AttachedFile?, PaperDesk.Activity?, String)] {
      var session = PaperKit.session(at: .components)
      PaperKit.attach(file, to: "c-1", &session)
      session.papers.activities["c-1"] = activity
      _ = try library.press("s", &session)
      #expect(session.route.current == .components)
      #expect(session.notice?.content == .text(obstacle, [:]))
    }
  }

  @Test func removingForgetsTheFileAndStopsItsConversion() throws {
    var session = PaperKit.session(at: .components)
    session.papers.activities["c-1"] = .converting
    let effects = try library.press("x", &session)
    #expect(session.draft?.papers[0].file == nil && session.draft?.papers[0].isTicked == false)
    #expect(effects == [.pages(.cancelConversion)])
    _ = try library.press("x", &session)
    #expect(session.notice?.content == .text("no-file", [:]))
  }

  @Test func theTemplateIsDownloadedWhereThereIsOne() throws {
    var session = PaperKit.session(at: .components)
    #expect(
      try library.press("t", &session)
        == [.portal(.downloadTemplate(ComponentTemplate(id: "t-1", filename: "don-de-nghi-cap-chung-chi.docx")))])
    _ = try library.press("down", &session)
    #expect(try library.press("t", &session) == [])
    #expect(session.notice?.content == .text("no-template", [:]))
  }

  @Test func thePreviewOpensAndEscClosesIt() throws {
    var session = PaperKit.session(at: .components)
    #expect(try library.press("v", &session) == [.pages(.readFacts(path: PaperKit.document))])
    #expect(library.missingPictures(in: session).map(\.path) == [PaperKit.document])
    _ = try library.press("esc", &session)
    #expect(session.route.current == .components && !session.papers.showsDocument)
    #expect(library.missingPictures(in: session).isEmpty)
    _ = try library.press("esc", &session)
    #expect(session.route.current == .applicant)
  }

  @Test func pagesTurnWithinTheDocument() throws {
    var session = PaperKit.session(at: .components, columns: 120, rows: 40)
    session.pages.facts[PaperKit.document] = PaperKit.facts(pages: 2)
    for _ in 0..<3 { _ = try library.press("pgdn", &session) }
    #expect(session.papers.page == 1)
    for _ in 0..<3 { _ = try library.press("pgup", &session) }
    #expect(session.papers.page == 0)
  }

  @Test func theReportOpensOnceSigned() throws {
    var session = PaperKit.session(at: .components)
    _ = try library.press("i", &session)
    #expect(session.notice?.content == .text("not-signed", [:]))
    PaperKit.sign(&session)
    _ = try library.press("i", &session)
    #expect(session.route.current == .signatureReport)
  }

  @Test func theNextStepIsReview() throws {
    var session = PaperKit.session(at: .components)
    _ = try library.press("f10", &session)
    #expect(session.route.current == .review)
  }

  @Test func anotherPapersBoxIsNotKept() throws {
    var session = PaperKit.session(at: .components)
    PaperKit.sign(&session)
    PaperKit.attach(ScreenKit.convertedFile, to: "c-2", &session)
    _ = try library.press("down", &session)
    _ = try library.press("s", &session)
    #expect(session.draft?.box == nil)
  }

  @Test func looksAsRecorded() throws {
    try expectSnapshots(of: "components", library) { columns, rows, language in
      var session = PaperKit.session(at: .components, columns: columns, rows: rows, language: language)
      PaperKit.attach(
        AttachedFile(
          name: "\(PaperKit.longName).jpg",
          original: StoredFile(path: "/f/b.jpg", kind: .jpeg, byteCount: 7_260_000, sha256: "aa")), to: "c-2", &session)
      session.pages.facts[PaperKit.document] = PaperKit.facts()
      PaperKit.drawPictures(library, &session)
      return session
    }
    try expectSnapshots(of: "components-signed", library) { columns, rows, language in
      var session = PaperKit.session(at: .components, columns: columns, rows: rows, language: language)
      PaperKit.sign(&session)
      session.papers.activities["c-2"] = .copying
      PaperKit.drawPictures(library, &session)
      return session
    }
  }
}
