import Dossiers
import Drafts
import Foundation
import Testing

@Suite struct FolderListingTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func foldersComeFirstThenNamesInVietnameseOrder() async throws {
    for name in ["đơn.pdf", "dài.pdf", "ảnh.png", "anh.png", "ăn.pdf", "zip.zip", "tệp 10.pdf", "tệp 2.pdf", "ấn.pdf"] {
      _ = try folder.write([], as: name)
    }
    for name in ["Ưu tiên", "Cũ"] { try make(name) }
    let names = try await FolderListing().list(folder.path).map(\.name)
    #expect(
      names == [
        "Cũ", "Ưu tiên", "anh.png", "ảnh.png", "ăn.pdf", "ấn.pdf", "dài.pdf", "đơn.pdf", "tệp 2.pdf", "tệp 10.pdf",
        "zip.zip",
      ])
  }

  @Test func tonesAreOrderedAsInADictionary() async throws {
    for name in ["mạ", "má", "mã", "mả", "mà", "ma", "mâ", "mẫu", "mậu"] { _ = try folder.write([], as: name) }
    let names = try await FolderListing().list(folder.path).map(\.name)
    #expect(names == ["ma", "mà", "mả", "mã", "má", "mạ", "mâ", "mẫu", "mậu"])
  }

  @Test func shownNameIsComposedAndPathIsNot() async throws {
    _ = try folder.write([1, 2, 3], as: decomposedName)
    let entry = try #require(try await FolderListing().list(folder.path).first)
    #expect(Array(entry.name.utf8) == Array("Đơn đề nghị Nguyễn Thị Ngọc Ánh.pdf".utf8))
    #expect(Array(entry.path.utf8) == Array("\(folder.path)/\(decomposedName)".utf8))
    #expect(entry.byteCount == 3)
    #expect(entry.kind == .pdf)
    #expect(!entry.isFolder)
    #expect(FileManager.default.contents(atPath: entry.path) == Data([1, 2, 3]))
  }

  @Test func controlCharactersAreNotShown() async throws {
    _ = try folder.write([], as: "a\u{1B}[31mb\n\u{202E}fdp.exe")
    #expect(try await FolderListing().list(folder.path).map(\.name) == ["a[31mbfdp.exe"])
  }

  @Test func hiddenFilesPipesAndBrokenLinksAreLeftOut() async throws {
    _ = try folder.write([], as: ".hidden")
    _ = try folder.write([], as: "shown.pdf")
    mkfifo("\(folder.path)/pipe", 0o600)
    try link("missing", as: "broken")
    #expect(try await FolderListing().list(folder.path).map(\.name) == ["shown.pdf"])
  }

  @Test func loopsOfLinksEndSomewhere() async throws {
    try link("b", as: "a")
    try link("a", as: "b")
    try make("sub")
    try link("..", as: "sub/up")
    let listing = FolderListing()
    #expect(try await listing.list(folder.path).map(\.name) == ["sub"])
    let inner = try #require(try await listing.list("\(folder.path)/sub").first)
    #expect(inner.isFolder)
    #expect(try await listing.list(inner.path).map(\.name) == ["sub"])
    await #expect(throws: Problem(.fileUnreadable, ["file": "a"], technical: "errno \(ELOOP)")) {
      try await listing.list("\(folder.path)/a")
    }
  }

  @Test func hugeFolderIsCutShort() async throws {
    for number in 0..<(FolderListing.limit + 5) { close(creat("\(folder.path)/\(number)", 0o600)) }
    #expect(try await FolderListing().list(folder.path).count == FolderListing.limit)
  }

  @Test func missingFolderIsReported() async throws {
    await #expect(throws: Problem(.fileNotFound, ["file": "không có"], technical: "errno \(ENOENT)")) {
      try await FolderListing().list("\(folder.path)/không có")
    }
  }

  @Test(arguments: [("A.PDF", FileKind.pdf), ("ảnh.JPeG", .jpeg), ("pdf", .other), ("a.pdf.zip", .zip), ("a.", .other)])
  func extensionClaimsAKind(name: String, kind: FileKind) {
    #expect(FileKind(extensionOf: name) == kind)
  }

  private func make(_ name: String) throws {
    try FileManager.default.createDirectory(atPath: "\(folder.path)/\(name)", withIntermediateDirectories: false)
  }

  private func link(_ target: String, as name: String) throws {
    try FileManager.default.createSymbolicLink(atPath: "\(folder.path)/\(name)", withDestinationPath: target)
  }
}
