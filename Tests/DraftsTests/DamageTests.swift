import Dossiers
import Drafts
import Foundation
import GRDB
import Testing

@Suite struct DamageTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func fileOfNonsenseIsMovedAsideAndAnotherOneMade() async throws {
    let nonsense = [UInt8]("This is no database, whatever its name says.".utf8) + [UInt8](repeating: 7, count: 8192)
    _ = try folder.write(nonsense, as: "drafts.sqlite")

    let store = try DraftStore(directory: folder.path)
    let recovery = try #require(store.recovery)
    #expect(recovery.code == .draftsUnreadable)
    let aside = try #require(recovery.details["file"])
    #expect(aside.hasPrefix("\(folder.path)/drafts.sqlite.damaged-"))
    #expect(FileManager.default.contents(atPath: aside) == Data(nonsense))

    try await store.save(.fixture())
    let reopened = try DraftStore(directory: folder.path)
    #expect(reopened.recovery == nil)
    #expect(try await reopened.drafts().count == 1)
  }

  @Test func fileWithOverwrittenPagesIsMovedAside() async throws {
    let path = "\(folder.path)/drafts.sqlite"
    do {
      let store = try DraftStore(directory: folder.path)
      for number in 0..<50 { try await store.save(.fixture("draft-\(number)")) }
    }
    let database = try DatabaseQueue(path: path)
    try await database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
    try database.close()
    let file = try #require(FileHandle(forUpdatingAtPath: path))
    let size = try file.seekToEnd()
    try #require(size > 8192)
    try file.seek(toOffset: 4096)
    try file.write(contentsOf: Data(repeating: 0xA5, count: Int(size) - 4096))
    try file.close()

    let store = try DraftStore(directory: folder.path)
    #expect(store.recovery?.code == .draftsUnreadable)
    #expect(try await store.drafts().isEmpty)
  }

  @Test func secondDamageDoesNotOverwriteTheFirst() throws {
    var aside: Set<String> = []
    for number in 0..<3 {
      _ = try folder.write([UInt8](repeating: UInt8(number + 1), count: 4096), as: "drafts.sqlite")
      let store = try DraftStore(directory: folder.path)
      aside.insert(try #require(store.recovery?.details["file"]))
    }
    #expect(aside.count == 3)
    #expect(aside.allSatisfy { FileManager.default.fileExists(atPath: $0) })
  }

  @Test func fileOfANewerVersionIsLeftAlone() async throws {
    do { _ = try DraftStore(directory: folder.path) }
    let database = try DatabaseQueue(path: "\(folder.path)/drafts.sqlite")
    try await database.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('99')") }
    try database.close()

    let problem = #expect(throws: Problem.self) { try DraftStore(directory: folder.path) }
    #expect(problem?.code == .draftsUnreadable)
    #expect(problem?.technical == "newer version")
    #expect(try !folder.names(in: folder.path).contains { String(decoding: $0, as: UTF8.self).contains("damaged") })
  }

  @Test func draftThatCannotBeReadHidesNoOther() async throws {
    let store = try DraftStore(directory: folder.path)
    try await store.save(.fixture("good"))
    try await store.save(.fixture("bad"))
    let database = try DatabaseQueue(path: "\(folder.path)/drafts.sqlite")
    try await database.write { try $0.execute(sql: "UPDATE draft SET content = '{' WHERE id = 'bad'") }

    #expect(try await store.drafts().map(\.id) == ["good"])
    await #expect(throws: Problem(.draftsUnreadable, technical: "JSON")) { try await store.draft("bad") }
  }
}
