import Dossiers
import Foundation
import GRDB
import SerialQueues

/// The dossiers of one person on this machine, finished and unfinished: one SQLite file, and a folder for their files.
///
/// Whatever a call returned from is on the disk: neither a killed program nor a cut power line takes it back.
public actor DraftStore {
  /// Why everything starts empty: the file was damaged, so it was moved aside and a new one made. Its details name the
  /// moved file. nil when all is well.
  public nonisolated let recovery: Problem?
  let directory: String
  private let database: DatabaseQueue
  private let queue = SerialQueue(label: "drafts")

  public nonisolated var unownedExecutor: UnownedSerialExecutor { queue.asUnownedSerialExecutor() }

  /// Opens `drafts.sqlite` in a folder that it makes where there is none, for its owner alone. Blocks for some
  /// milliseconds.
  ///
  /// - Throws: `drafts-unreadable` where the file cannot be used but is not damaged: no permission, no space, in use,
  ///   or made by a newer version of this program.
  public init(directory: String) throws(Problem) {
    let opened = try DraftDatabase.open(in: directory)
    self.directory = directory
    database = opened.database
    recovery = opened.recovery
  }

  /// - Throws: `draft-not-saved`.
  public func save(_ draft: Draft) throws(Problem) {
    try write { database in
      try database.execute(
        sql: """
          INSERT INTO draft (id, connection, procedure_code, number, created_at, updated_at, content)
          VALUES (?, ?, ?, ?, ?, ?, ?)
          ON CONFLICT (id) DO UPDATE SET connection = excluded.connection, procedure_code = excluded.procedure_code,
            number = excluded.number, created_at = excluded.created_at, updated_at = excluded.updated_at,
            content = excluded.content
          """,
        arguments: [
          draft.id, draft.connection, draft.procedure.summary.code, draft.receipt?.number, draft.createdAt.seconds,
          draft.updatedAt.seconds, try Content.encode(draft),
        ])
    }
  }

  /// Newest first, with those already submitted. One that this version cannot read is left out, and left alone.
  ///
  /// - Throws: `drafts-unreadable`.
  public func drafts() throws(Problem) -> [Draft] {
    let contents = try read { database in
      try Data.fetchAll(
        database, sql: "SELECT content FROM draft ORDER BY updated_at DESC, created_at DESC, rowid DESC")
    }
    return contents.compactMap { try? Content.decode(Draft.self, from: $0) }
  }

  /// nil where there is no such draft.
  ///
  /// - Throws: `drafts-unreadable`.
  public func draft(_ id: Draft.ID) throws(Problem) -> Draft? {
    try read { database in
      try Data.fetchOne(database, sql: "SELECT content FROM draft WHERE id = ?", arguments: [id])
        .map { try Content.decode(Draft.self, from: $0) }
    }
  }

  /// Forgets a draft and removes our copies of its files.
  ///
  /// - Throws: `draft-not-saved`.
  public func delete(_ id: Draft.ID) throws(Problem) {
    try write { try $0.execute(sql: "DELETE FROM draft WHERE id = ?", arguments: [id]) }
    try FileStore(directory: directory).remove(draft: id)
  }

  /// Keeps a small thing from one run to the next, as the last screen; nil forgets it.
  ///
  /// - Throws: `draft-not-saved`.
  public func saveState(_ key: String, _ value: String?) throws(Problem) {
    try write { database in
      guard let value else {
        return try database.execute(sql: "DELETE FROM state WHERE key = ?", arguments: [key])
      }
      try database.execute(sql: "INSERT OR REPLACE INTO state (key, value) VALUES (?, ?)", arguments: [key, value])
    }
  }

  /// - Throws: `drafts-unreadable`.
  public func state(_ key: String) throws(Problem) -> String? {
    try read { try String.fetchOne($0, sql: "SELECT value FROM state WHERE key = ?", arguments: [key]) }
  }

  /// Keeps what a portal last told of the person's dossiers, in place of what it told before.
  ///
  /// - Throws: `draft-not-saved`.
  public func saveTracked(_ dossiers: [TrackedDossier], of connection: Connection.ID = "") throws(Problem) {
    try write { database in
      try database.execute(sql: "DELETE FROM tracked WHERE connection = ?", arguments: [connection])
      for (position, dossier) in dossiers.enumerated() {
        try database.execute(
          sql: "INSERT INTO tracked (connection, position, number, content) VALUES (?, ?, ?, ?)",
          arguments: [connection, position, dossier.number, try Content.encode(dossier)])
      }
    }
  }

  /// What a portal last told, in its order.
  ///
  /// - Throws: `drafts-unreadable`.
  public func tracked(of connection: Connection.ID = "") throws(Problem) -> [TrackedDossier] {
    let contents = try read { database in
      try Data.fetchAll(
        database, sql: "SELECT content FROM tracked WHERE connection = ? ORDER BY position", arguments: [connection])
    }
    return contents.compactMap { try? Content.decode(TrackedDossier.self, from: $0) }
  }

  /// Copies a file of the person's into our own folder, under its own name, for its owner alone.
  ///
  /// - Parameter digest: the lower-case hexadecimal SHA-256 of the file at a path.
  /// - Throws: `file-not-found`, `file-unreadable`, `file-not-writable`, and what `digest` throws.
  public func adopt(
    path: String, draft: Draft.ID, digest: @Sendable (String) throws(Problem) -> String
  ) throws(Problem) -> StoredFile {
    try FileStore(directory: directory).adopt(path: path, draft: draft, digest: digest)
  }

  /// A folder of our own for the files of a draft, made where there is none.
  ///
  /// - Throws: `file-not-writable`.
  public func folder(of draft: Draft.ID) throws(Problem) -> String {
    try FileStore(directory: directory).folder(of: draft)
  }

  private func write(_ updates: (Database) throws -> Void) throws(Problem) {
    do { try database.write(updates) } catch { throw Problem(.draftNotSaved, technical: describe(error)) }
  }

  private func read<Value>(_ value: (Database) throws -> Value) throws(Problem) -> Value {
    do { return try database.read(value) } catch { throw Problem(.draftsUnreadable, technical: describe(error)) }
  }
}
