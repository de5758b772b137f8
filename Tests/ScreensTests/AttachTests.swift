import Dossiers
import Testing

@testable import Screens

@Suite struct AttachTests {
  let library: ScreenLibrary

  init() throws { library = try #require(ScreenKit.library) }

  static func entry(_ name: String, bytes: Int = 18_432, isFolder: Bool = false, path: String? = nil) -> FolderEntry {
    FolderEntry(
      name: name, path: path ?? "/home/anh/\(name)", isFolder: isFolder, byteCount: isFolder ? 0 : bytes,
      modified: ScreenKit.now, kind: FileKind(extensionOf: name))
  }

  static func session(columns: Int = 80, rows: Int = 24, language: Language = .vietnamese) -> Session {
    var session = PaperKit.session(at: .attach, columns: columns, rows: rows, language: language)
    _ = session.learn(
      .drafts(
        .folderListed(
          path: "/home/anh",
          [
            entry("..", isFolder: true, path: "/home"), entry("Tài liệu", isFolder: true), entry("don-de-nghi.docx"),
            entry("Đơn đề nghị.pdf", bytes: 43_008), entry("ban-do.pdf", bytes: 9_000_000), entry("nhac.mp3"),
            entry("\(PaperKit.longName).pdf"),
          ])))
    return session
  }

  @Test func typingFiltersWithoutMarksAndEnterAdopts() throws {
    var session = Self.session()
    _ = library.type("don de", &session)
    #expect(session.picker.selectedEntry?.name == "Đơn đề nghị.pdf")
    let effects = try library.press("enter", &session)
    #expect(effects == [.drafts(.adopt(path: "/home/anh/Đơn đề nghị.pdf", "c-1", draft: "20261123-140000-1"))])
    #expect(session.papers.activities["c-1"] == .copying)
    #expect(session.route.current == .components)
  }

  @Test func enterOpensAFolder() throws {
    var session = Self.session()
    _ = try library.press("down", &session)
    #expect(try library.press("enter", &session) == [.drafts(.listFolder(path: "/home/anh/Tài liệu"))])
    #expect(session.route.current == .attach)
  }

  @Test func backspaceDeletesThenGoesUp() throws {
    var session = Self.session()
    _ = library.type("x", &session)
    #expect(try library.press("backspace", &session) == [])
    #expect(try library.press("backspace", &session) == [.drafts(.listFolder(path: "/home"))])
  }

  @Test func theParentIsKnownWithoutAnEntryForIt() throws {
    var session = Self.session()
    session.picker.entries = []
    #expect(try library.press("ctrl-p", &session) == [.drafts(.listFolder(path: "/home"))])
    session.picker.folder = "/home"
    #expect(try library.press("ctrl-p", &session) == [.drafts(.listFolder(path: "/"))])
    session.picker.folder = "/"
    #expect(try library.press("ctrl-p", &session) == [])
    #expect(session.notice?.kind == .warning)
  }

  @Test func whatThePortalRefusesIsRefusedHereWithTheReason() throws {
    var session = Self.session()
    _ = library.type("nhac", &session)
    #expect(try library.press("enter", &session) == [])
    #expect(session.notice?.content == .text("kind-not-accepted", ["file": "nhac.mp3", "limit": "6,0 MB"]))
    session = Self.session()
    _ = library.type("ban-do", &session)
    #expect(try library.press("enter", &session) == [])
    #expect(session.notice?.content == .text("too-large", ["file": "ban-do.pdf", "limit": "6,0 MB"]))
  }

  @Test func anEmptyListSaysWhy() throws {
    var session = Self.session()
    _ = library.type("khong co gi", &session)
    #expect(try library.press("enter", &session) == [])
    #expect(session.notice?.kind == .warning)
    session.picker.isLoading = true
    #expect(AttachScreen.obstacle(to: .choose, in: session, library.description(of: .attach)) == "still-reading")
  }

  @Test func escClearsTheFilterFirst() throws {
    var session = Self.session()
    _ = library.type("do", &session)
    _ = try library.press("esc", &session)
    #expect(session.picker.filter.text.isEmpty && session.route.current == .attach)
    _ = try library.press("esc", &session)
    #expect(session.route.current == .components)
  }

  @Test func theFolderIsReadAgain() throws {
    var session = Self.session()
    #expect(try library.press("f5", &session) == [.drafts(.listFolder(path: "/home/anh"))])
  }

  @Test func thePictureOfASelectedPDFIsAskedForWhereThereIsRoom() {
    var session = Self.session()
    _ = library.type("don de", &session)
    #expect(library.missingPictures(in: session).map(\.path) == ["/home/anh/Đơn đề nghị.pdf"])
    session.size = ScreenSize(columns: 70, rows: 24)
    #expect(library.missingPictures(in: session).isEmpty)
  }

  @Test func looksAsRecorded() throws {
    try expectSnapshots(of: "attach", library) { columns, rows, language in
      var session = Self.session(columns: columns, rows: rows, language: language)
      _ = library.type("don", &session)
      session.picker.selected = 1
      PaperKit.drawPictures(library, &session)
      return session
    }
  }
}
