import Dossiers
import Drafts
import Foundation
import Testing

@Suite struct AdoptionTests {
  let folder: TemporaryFolder
  let store: DraftStore

  init() throws {
    folder = try TemporaryFolder()
    store = try DraftStore(directory: "\(folder.path)/hoso")
  }

  @Test func adoptedFileIsACopyWithTheDigestOfTheCopy() async throws {
    let content = [UInt8]("%PDF-1.7\n".utf8) + (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let source = try folder.write(content, as: "đơn.pdf")
    let file = try await store.adopt(path: source, draft: "draft-1") { path in "digest of \(path)" }

    #expect(file.path != source)
    #expect(file.byteCount == content.count)
    #expect(file.kind == .pdf)
    #expect(file.sha256 == "digest of \(file.path)")
    #expect(FileManager.default.contents(atPath: file.path) == Data(content))
  }

  @Test func nameKeepsItsBytes() async throws {
    let source = try folder.write("%PDF-1.7".utf8, as: decomposedName)
    let file = try await store.adopt(path: source, draft: "draft-1") { _ in "" }
    #expect(Array(file.path.utf8.suffix(decomposedName.utf8.count)) == Array(decomposedName.utf8))
    #expect(try folder.names(in: "\(folder.path)/hoso/files/draft-1") == [Array(decomposedName.utf8)])
  }

  @Test func filesOfTheSameNameStandSideBySide() async throws {
    let one = try folder.write("%PDF-1".utf8, as: "đơn.pdf")
    let first = try await store.adopt(path: one, draft: "draft-1") { _ in "" }
    let other = try folder.write("%PDF-22".utf8, as: "đơn.pdf")
    let second = try await store.adopt(path: other, draft: "draft-1") { _ in "" }
    #expect(second.path.hasSuffix("/đơn 2.pdf"))
    #expect(FileManager.default.contents(atPath: first.path) == Data("%PDF-1".utf8))
    #expect(FileManager.default.contents(atPath: second.path) == Data("%PDF-22".utf8))
  }

  @Test(arguments: [
    ("%PDF-1.4", "a.txt", FileKind.pdf), ("\u{1}\u{2}%PDF-1.4", "b.pdf", .pdf), ("Xin chào", "c.pdf", .other),
    ("PK\u{3}\u{4}……word/document.xml…", "d.docx", .docx), ("PK\u{3}\u{4}……ảnh.jpg…", "e.docx", .zip),
    ("PK\u{3}\u{4}mimetypeapplication/vnd.oasis.opendocument.text", "f.odt", .odt), ("", "g.pdf", .other),
  ])
  func contentDecidesWhatAFileIs(content: String, name: String, kind: FileKind) async throws {
    let source = try folder.write(content.utf8, as: name)
    #expect(try await store.adopt(path: source, draft: "draft-1") { _ in "" }.kind == kind)
  }

  @Test(
    arguments: [
      ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0], "a", FileKind.png),
      ([0xFF, 0xD8, 0xFF, 0xE0], "b", .jpeg),
      ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "c.doc", .doc),
      ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "c.xls", .other),
    ] as [([UInt8], String, FileKind)])
  func magicBytesDecideWhatAFileIs(content: [UInt8], name: String, kind: FileKind) async throws {
    let source = try folder.write(content, as: name)
    #expect(try await store.adopt(path: source, draft: "draft-1") { _ in "" }.kind == kind)
  }

  @Test func missingFileIsReportedByItsName() async throws {
    await #expect(throws: Problem(.fileNotFound, ["file": "thiếu.pdf"], technical: "errno 2")) {
      try await store.adopt(path: "\(folder.path)/thiếu.pdf", draft: "draft-1") { _ in "" }
    }
  }

  @Test func pipesAndFoldersAreNoFilesAndLeaveNothingOpen() async throws {
    let pipe = "\(folder.path)/pipe"
    try #require(mkfifo(pipe, 0o600) == 0)
    for path in [pipe, folder.path] {
      for _ in 0..<20 {
        await #expect(
          throws: Problem(.fileUnreadable, ["file": path.split(separator: "/").last.map(String.init) ?? ""])
        ) {
          try await store.adopt(path: path, draft: "draft-1") { _ in "" }
        }
      }
    }
    let open = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").compactMap {
      try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\($0)")
    }
    #expect(!open.contains(pipe))
  }

  @Test func failedDigestLeavesNoCopy() async throws {
    let source = try folder.write("%PDF-1.7".utf8, as: "đơn.pdf")
    await #expect(throws: Problem(.fileUnreadable)) {
      try await store.adopt(path: source, draft: "draft-1") { (_) throws(Problem) in throw Problem(.fileUnreadable) }
    }
    #expect(try folder.names(in: "\(folder.path)/hoso/files/draft-1").isEmpty)
  }

  @Test(arguments: ["../outside", "", ".", "a/b", ".hidden"])
  func draftsCannotReachOutOfTheirFolder(id: String) async throws {
    let source = try folder.write("%PDF-1.7".utf8, as: "đơn.pdf")
    await #expect(throws: Problem.self) { try await store.adopt(path: source, draft: id) { _ in "" } }
    try await store.delete(id)
    #expect(FileManager.default.fileExists(atPath: "\(folder.path)/hoso/drafts.sqlite"))
  }
}
