import Dossiers
import GRDB
import Glibc

/// Opens the database, bringing it to the present shape.
enum DraftDatabase {
  static let filename = "drafts.sqlite"

  static func open(in directory: String) throws(Problem) -> (database: DatabaseQueue, recovery: Problem?) {
    try PrivateFolder.make(directory)
    let path = "\(directory)/\(filename)"
    do {
      return (try open(path), nil)
    } catch {
      guard isDamage(error) else { throw Problem(.draftsUnreadable, ["file": path], technical: describe(error)) }
      let aside = try moveAside(path)
      let recovery = Problem(.draftsUnreadable, ["file": aside], technical: describe(error))
      do {
        return (try open(path), recovery)
      } catch {
        throw Problem(.draftsUnreadable, ["file": path], technical: describe(error))
      }
    }
  }

  private static func open(_ path: String) throws -> DatabaseQueue {
    // SQLite gives its journal the permissions of the file, so the file is made with the right ones before.
    let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw DatabaseError(resultCode: .SQLITE_CANTOPEN) }
    fchmod(descriptor, 0o600)
    close(descriptor)

    var configuration = Configuration()
    configuration.label = "drafts"
    configuration.journalMode = .wal
    configuration.busyMode = .timeout(5)
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA secure_delete = ON") }
    let database = try DatabaseQueue(path: path, configuration: configuration)
    try database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
    let verdict = try database.read { try String.fetchOne($0, sql: "PRAGMA quick_check(1)") }
    guard verdict == "ok" else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
    guard try !database.read(shapes.hasBeenSuperseded) else { throw NewerShape() }
    try shapes.migrate(database)
    return database
  }

  private static var shapes: DatabaseMigrator {
    var shapes = DatabaseMigrator()
    shapes.registerMigration("1") { database in
      try database.execute(
        sql: """
          CREATE TABLE draft (
            id TEXT NOT NULL PRIMARY KEY, connection TEXT NOT NULL, procedure_code TEXT NOT NULL, number TEXT,
            created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, content BLOB NOT NULL);
          CREATE INDEX draft_by_update ON draft (updated_at);
          CREATE INDEX draft_by_number ON draft (number);
          CREATE TABLE state (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
          CREATE TABLE tracked (
            connection TEXT NOT NULL, position INTEGER NOT NULL, number TEXT NOT NULL, content BLOB NOT NULL,
            PRIMARY KEY (connection, position)) WITHOUT ROWID;
          """)
    }
    return shapes
  }

  private static func isDamage(_ error: any Error) -> Bool {
    guard let error = error as? DatabaseError else { return false }
    return error.resultCode == .SQLITE_CORRUPT || error.resultCode == .SQLITE_NOTADB
  }

  /// The journal goes along, so that whoever repairs the file has all there is.
  private static func moveAside(_ path: String) throws(Problem) -> String {
    let now = Moment(seconds: Int64(time(nil)))
    let stamp = "\(now.date.text.split(separator: "/").reversed().joined())-\(now.clock.filter { $0 != ":" })"
    var aside = "\(path).damaged-\(stamp)"
    while access(aside, F_OK) == 0 { aside += "-again" }
    guard rename(path, aside) == 0 else {
      throw Problem(.draftsUnreadable, ["file": path], technical: "errno \(errno)")
    }
    for journal in ["-wal", "-shm"] { rename(path + journal, aside + journal) }
    return aside
  }
}

/// The file was made by a newer version of this program.
private struct NewerShape: Error {}

/// What lies beneath, without the statement and its values.
func describe(_ error: any Error) -> String {
  switch error {
  case let error as DatabaseError: "SQLite \(error.extendedResultCode.rawValue)"
  case is NewerShape: "newer version"
  case is DecodingError: "JSON"
  default: "\(type(of: error))"
  }
}
