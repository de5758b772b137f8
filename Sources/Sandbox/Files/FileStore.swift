import Dossiers
import Foundation
import GRDB
import PortalWire
import SerialQueues

/// The files that people uploaded: bytes in a folder, the rest in the database.
actor FileStore {
  /// A file as it arrived.
  struct Arrival {
    var filename: String
    var content: Data
    /// Lower-case hexadecimal, as the sender states it.
    var sha256: String
  }

  private let folder: String
  private let database: DatabaseQueue
  private let now: @Sendable () -> Moment
  private let executor = SerialQueue(label: "sandbox.files")

  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  init(folder: String, database: DatabaseQueue, now: @escaping @Sendable () -> Moment) throws(Problem) {
    self.folder = folder
    self.database = database
    self.now = now
    try PrivateFolder.make(folder)
  }

  /// Keeps all files or, where one arrived damaged, none.
  func keep(_ arrivals: [Arrival], of account: SandboxAccount) async throws -> [HeldFile] {
    var held: [HeldFile] = []
    for arrival in arrivals {
      let digest = Cryptography.sha256(arrival.content).hexadecimal
      guard digest == arrival.sha256 else { throw DamagedFile(filename: arrival.filename) }
      held.append(
        HeldFile(
          id: RandomText.hexadecimal(bytes: 12), filename: arrival.filename, size: arrival.content.count,
          uuid: RandomText.hexadecimal(bytes: 16), sha256: digest))
    }
    for (file, arrival) in zip(held, arrivals) { try PrivateFolder.write(arrival.content, to: path(of: file.id)) }
    let (kept, moment) = (held, now())
    try await database.write { database in
      for file in kept {
        try database.change(
          "INSERT INTO file VALUES (?, ?, ?, ?, ?, ?, ?)",
          [file.id, account.username, file.filename, file.size, file.sha256, file.uuid, moment.seconds])
      }
    }
    return kept
  }

  /// What is held under that id, with the digest of the bytes as they are now; nil for another's file.
  func file(_ id: String, of account: SandboxAccount) async throws -> HeldFile? {
    let kept = try await database.read { database in
      try database.row("SELECT * FROM file WHERE id = ? AND username = ?", [id, account.username]).map { row in
        HeldFile(id: id, filename: row["filename"], size: row["size"], uuid: row["uuid"], sha256: row["sha256"])
      }
    }
    guard var file = kept, let content = try? content(of: id) else { return nil }
    file.size = content.count
    file.sha256 = Cryptography.sha256(content).hexadecimal
    return file
  }

  func content(of id: String) throws -> Data { try Data(contentsOf: URL(filePath: path(of: id))) }

  /// Throws away a file that no dossier has; tells how many there were.
  func discard(_ id: String, of account: SandboxAccount) async throws -> Int {
    let removed = try await database.write { database in
      try database.change(
        "DELETE FROM file WHERE id = ? AND username = ? AND id NOT IN (SELECT file FROM dossier_file)",
        [id, account.username])
      return database.changesCount
    }
    if removed > 0 { try? FileManager.default.removeItem(atPath: path(of: id)) }
    return removed
  }

  nonisolated func path(of id: String) -> String { "\(folder)/\(id)" }
}

/// A file whose bytes are not those that were sent.
struct DamagedFile: Error {
  let filename: String
}
