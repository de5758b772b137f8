import Dossiers
import Drafts
import Foundation
import Testing

@Suite struct DraftStoreTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func draftComesBackAsItWasSaved() async throws {
    var draft = Draft.fixture()
    draft.box = SignatureBox(page: 0, rectangle: PageRectangle(x: 300, y: 700, width: 200, height: 60))
    let store = try DraftStore(directory: folder.path)
    try await store.save(draft)

    let reopened = try DraftStore(directory: folder.path)
    #expect(reopened.recovery == nil)
    #expect(try await reopened.draft(draft.id) == draft)
    let name = try #require(try await reopened.draft(draft.id)?.applicant["full-name"])
    #expect(Array(name.utf8) == Array("Đặng Quốc Đạt".utf8))
  }

  @Test func savingAgainReplaces() async throws {
    let store = try DraftStore(directory: folder.path)
    var draft = Draft.fixture()
    try await store.save(draft)
    draft.applicant["note"] = "Gấp"
    try await store.save(draft)
    #expect(try await store.drafts() == [draft])
  }

  @Test func newestDraftComesFirst() async throws {
    let store = try DraftStore(directory: folder.path)
    for (id, seconds) in [("old", 10), ("new", 30), ("middle", 20)] {
      try await store.save(.fixture(id, at: Int64(seconds)))
    }
    #expect(try await store.drafts().map(\.id) == ["new", "middle", "old"])
  }

  @Test func receiptIsKeptWithItsDraft() async throws {
    let store = try DraftStore(directory: folder.path)
    var draft = Draft.fixture()
    draft.receipt = Receipt(
      number: "H15.07-20261123-0000043", procedureCode: "1.001822", procedureName: "Cấp chứng chỉ",
      applicantName: "Đặng Quốc Đạt", receivingOffice: "Bộ phận TN và TKQ", submittedAt: Moment(seconds: 1),
      appointment: nil, workingDays: 5, status: .registered, files: [])
    try await store.save(draft)
    #expect(try await store.draft(draft.id)?.receipt == draft.receipt)
  }

  @Test func deletedDraftIsGoneWithItsFiles() async throws {
    let store = try DraftStore(directory: folder.path)
    let source = try folder.write("%PDF-1.7".utf8, as: decomposedName)
    try await store.save(.fixture("gone"))
    try await store.save(.fixture("kept"))
    let gone = try await store.adopt(path: source, draft: "gone") { _ in "" }
    let kept = try await store.adopt(path: source, draft: "kept") { _ in "" }

    try await store.delete("gone")
    #expect(try await store.drafts().map(\.id) == ["kept"])
    #expect(!FileManager.default.fileExists(atPath: gone.path))
    #expect(FileManager.default.fileExists(atPath: kept.path))
    #expect(FileManager.default.fileExists(atPath: source))
  }

  @Test func stateIsKeptAndForgotten() async throws {
    let store = try DraftStore(directory: folder.path)
    #expect(try await store.state("screen") == nil)
    try await store.saveState("screen", "components")
    try await store.saveState("screen", "review")
    #expect(try await store.state("screen") == "review")
    try await store.saveState("screen", nil)
    #expect(try await store.state("screen") == nil)
  }

  @Test func trackedDossiersAreKeptPerConnectionInOrder() async throws {
    let store = try DraftStore(directory: folder.path)
    let tracked = ["H15.07-2", "H15.07-9", "H15.07-1"].map { TrackedDossier.fixture($0) }
    try await store.saveTracked(tracked, of: "daklak")
    try await store.saveTracked([.fixture("S-1")], of: "sandbox")
    #expect(try await store.tracked(of: "daklak") == tracked)
    try await store.saveTracked([], of: "daklak")
    #expect(try await store.tracked(of: "daklak").isEmpty)
    #expect(try await store.tracked(of: "sandbox").map(\.number) == ["S-1"])
  }

  @Test func nobodyElseMayReadAnything() async throws {
    let home = "\(folder.path)/share/hoso"
    let store = try DraftStore(directory: home)
    try await store.save(.fixture())
    let source = try folder.write("%PDF-1.7".utf8, as: "đơn.pdf")
    let file = try await store.adopt(path: source, draft: "draft-1") { _ in "" }

    #expect(try folder.permissions(of: home) == 0o700)
    #expect(try folder.permissions(of: "\(home)/files/draft-1") == 0o700)
    #expect(try folder.permissions(of: file.path) == 0o600)
    for name in ["drafts.sqlite", "drafts.sqlite-wal", "drafts.sqlite-shm"] {
      #expect(try folder.permissions(of: "\(home)/\(name)") == 0o600, "\(name)")
    }
  }

  @Test func openFolderIsClosedToOthers() throws {
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path)
    _ = try folder.write([], as: "drafts.sqlite")
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: "\(folder.path)/drafts.sqlite")
    _ = try DraftStore(directory: folder.path)
    #expect(try folder.permissions(of: folder.path) == 0o700)
    #expect(try folder.permissions(of: "\(folder.path)/drafts.sqlite") == 0o600)
  }

  @Test func twoProgramsShareTheFile() async throws {
    let one = try DraftStore(directory: folder.path)
    let other = try DraftStore(directory: folder.path)
    try await one.save(.fixture("from-one"))
    try await other.save(.fixture("from-other"))
    #expect(Set(try await one.drafts().map(\.id)) == ["from-one", "from-other"])
  }

  @Test func folderThatCannotBeMadeIsReported() throws {
    let file = try folder.write([], as: "file")
    let problem = #expect(throws: Problem.self) { try DraftStore(directory: "\(file)/hoso") }
    #expect(problem?.code == .fileNotWritable)
  }
}
