import Dossiers
import GRDB

/// Passwords, hashed, and locks. Hashing runs where the caller runs.
struct AccountStore: Sendable {
  enum Verdict: Equatable {
    case right
    /// How many more tries there are before a lock.
    case wrong(remaining: Int)
    /// Which code tells why.
    case locked(until: Moment, code: String)
  }

  /// A password as it is kept.
  private struct Credential {
    var salt: [UInt8]
    var iterations: Int
    var key: [UInt8]
  }

  let database: DatabaseQueue
  private static let iterations = 120_000

  /// Keeps the password of an account that is new.
  nonisolated(nonsending) func seed(_ account: SandboxAccount) async throws {
    let salt = Cryptography.random(16)
    let isKnown = try await database.read { database in
      try database.row("SELECT 1 FROM account WHERE username = ?", [account.username]) != nil
    }
    if isKnown { return }
    let key = Cryptography.derive(account.password, salt: salt, iterations: Self.iterations)
    try await database.write { database in
      try database.change(
        "INSERT OR IGNORE INTO account (username, salt, iterations, password) VALUES (?, ?, ?, ?)",
        [account.username, salt.databaseBytes, Self.iterations, key.databaseBytes])
    }
  }

  /// Judges a password, counting wrong ones. An unknown name takes as long as a known one.
  nonisolated(nonsending) func judge(
    _ username: String, password: String, at now: Moment, attempts: Int, lockDuration: Int64, lockCode: String
  ) async throws -> Verdict {
    let credential = try await database.read { database in
      try database.row("SELECT * FROM account WHERE username = ?", [username]).map { row in
        Credential(salt: row.bytes("salt"), iterations: row["iterations"], key: row.bytes("password"))
      }
    }
    let salt = credential?.salt ?? [UInt8](repeating: 0, count: 16)
    let key = Cryptography.derive(password, salt: salt, iterations: credential?.iterations ?? Self.iterations)
    let isRight = Cryptography.areEqual(key, credential?.key ?? [])
    return try await database.write { database in
      guard let row = try database.row("SELECT * FROM account WHERE username = ?", [username]) else {
        return .wrong(remaining: attempts - 1)
      }
      let lockedUntil = Moment(seconds: row["locked_until"])
      if now < lockedUntil { return .locked(until: lockedUntil, code: row["lock_code"]) }
      let failures: Int = isRight ? 0 : row["failures"] + 1
      let isLocked = failures >= attempts
      try database.change(
        "UPDATE account SET failures = ?, locked_until = ?, lock_code = ? WHERE username = ?",
        [isLocked ? 0 : failures, isLocked ? (now + lockDuration).seconds : 0, isLocked ? lockCode : "", username])
      if isRight { return .right }
      return isLocked ? .locked(until: now + lockDuration, code: lockCode) : .wrong(remaining: attempts - failures)
    }
  }

  func lock(_ username: String, until: Moment, code: String) async throws {
    try await database.write { database in
      try database.change(
        "UPDATE account SET failures = 0, locked_until = ?, lock_code = ? WHERE username = ?",
        [until.seconds, code, username])
    }
  }
}
