import Dossiers
import Foundation
import GRDB

/// The one SQLite file in which the sandbox keeps its state.
enum PortalDatabase {
  static func open(_ path: String) throws(Problem) -> DatabaseQueue {
    do {
      var configuration = Configuration()
      configuration.busyMode = .timeout(5)
      let database = try DatabaseQueue(path: path, configuration: configuration)
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
      try migrator.migrate(database)
      return database
    } catch {
      throw Problem(.fileUnreadable, ["file": path], technical: "\(error)")
    }
  }

  private static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("the first tables") { database in try database.execute(sql: firstTables) }
    return migrator
  }

  /// Moments are seconds since 1970; digests of tokens, never tokens.
  private static let firstTables = """
    CREATE TABLE account (
      username TEXT PRIMARY KEY, salt BLOB NOT NULL, iterations INTEGER NOT NULL, password BLOB NOT NULL,
      failures INTEGER NOT NULL DEFAULT 0, locked_until INTEGER NOT NULL DEFAULT 0, lock_code TEXT NOT NULL DEFAULT '');
    CREATE TABLE session (
      id TEXT PRIMARY KEY, username TEXT NOT NULL, client TEXT NOT NULL, access_digest BLOB NOT NULL UNIQUE,
      access_until INTEGER NOT NULL, refresh_until INTEGER NOT NULL);
    CREATE TABLE refresh_token (
      digest BLOB PRIMARY KEY, session TEXT NOT NULL REFERENCES session(id) ON DELETE CASCADE,
      is_used INTEGER NOT NULL DEFAULT 0);
    CREATE TABLE file (
      id TEXT PRIMARY KEY, username TEXT NOT NULL, filename TEXT NOT NULL, size INTEGER NOT NULL,
      sha256 TEXT NOT NULL, uuid TEXT NOT NULL, kept_at INTEGER NOT NULL);
    CREATE TABLE number_series (agency TEXT NOT NULL, day TEXT NOT NULL, last INTEGER NOT NULL, PRIMARY KEY (agency, day));
    CREATE TABLE reserved_number (number TEXT PRIMARY KEY, username TEXT NOT NULL);
    CREATE TABLE dossier (
      id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE, username TEXT NOT NULL, idempotency_key TEXT,
      procedure_code TEXT NOT NULL, procedure_name TEXT NOT NULL, applicant TEXT NOT NULL, office TEXT NOT NULL,
      submitted_at INTEGER NOT NULL, appointment INTEGER, working_days INTEGER, is_sample INTEGER NOT NULL DEFAULT 0,
      body BLOB, UNIQUE (username, idempotency_key));
    CREATE TABLE dossier_file (
      dossier TEXT NOT NULL REFERENCES dossier(id), position INTEGER NOT NULL, file TEXT NOT NULL, filename TEXT NOT NULL,
      size INTEGER NOT NULL, sha256 TEXT NOT NULL, PRIMARY KEY (dossier, position));
    CREATE TABLE sample_change (
      dossier TEXT NOT NULL REFERENCES dossier(id), at INTEGER NOT NULL, status INTEGER NOT NULL, by TEXT NOT NULL,
      note TEXT NOT NULL, PRIMARY KEY (dossier, at));
    """
}

extension Database {
  /// Runs a prepared statement that is kept for the next time.
  func change(_ sql: String, _ arguments: StatementArguments) throws {
    try cachedStatement(sql: sql).execute(arguments: arguments)
  }

  func row(_ sql: String, _ arguments: StatementArguments) throws -> Row? {
    try Row.fetchOne(cachedStatement(sql: sql), arguments: arguments)
  }

  func rows(_ sql: String, _ arguments: StatementArguments) throws -> [Row] {
    try Row.fetchAll(cachedStatement(sql: sql), arguments: arguments)
  }
}
