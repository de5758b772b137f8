import Dossiers
import GRDB
import PortalWire

/// Submitted dossiers.
struct DossierStore: Sendable {
  /// A dossier that passed the desk.
  struct Submission: Sendable {
    var request: ApplyRequest
    var procedure: Procedure
    var agencyCode: String
    var files: [HeldFile]
    var account: SandboxAccount
    var idempotencyKey: String?
  }

  let database: DatabaseQueue
  let clock: StatusClock
  let now: @Sendable () -> Moment

  /// Gives the dossier a number and keeps it. A key that was used gives what it gave then.
  func submit(_ submission: Submission) async throws -> DossierRecord {
    let (moment, id) = (now(), RandomText.hexadecimal(bytes: 12))
    let body = try PortalJSON.encode(submission.request).databaseBytes
    return try await database.write { database in
      if let earlier = try record(idempotencyKey: submission.idempotencyKey, of: submission.account, in: database) {
        return earlier
      }
      let number = try number(for: submission, on: moment.date, in: database)
      let days = submission.procedure.summary.workingDays
      let appointment = days.map { moment.date.adding(workingDays: $0).daysSinceEpoch }
      try database.change(
        "INSERT INTO dossier VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?)",
        [
          id, number, submission.account.username, submission.idempotencyKey, submission.procedure.summary.code,
          submission.procedure.summary.name, submission.request.applicant.data[.fullName],
          submission.procedure.receivingOffice, moment.seconds, appointment, days, body,
        ])
      for (position, file) in submission.files.enumerated() {
        try database.change(
          "INSERT INTO dossier_file VALUES (?, ?, ?, ?, ?, ?)",
          [id, position, file.id, file.filename, file.size, file.sha256])
      }
      guard let row = try database.row("SELECT * FROM dossier WHERE id = ?", [id]) else {
        throw DatabaseError(message: "the dossier vanished")
      }
      return try record(row, in: database)
    }
  }

  /// What the key gave earlier; nil where it is new.
  func record(idempotencyKey: String?, of account: SandboxAccount) async throws -> DossierRecord? {
    try await database.read { database in try record(idempotencyKey: idempotencyKey, of: account, in: database) }
  }

  /// By id or number; nil for another's dossier.
  func record(_ id: String, of account: SandboxAccount) async throws -> DossierRecord? {
    try await database.read { database in
      try database.row(
        "SELECT * FROM dossier WHERE (id = ?1 OR number = ?1) AND username = ?2", [id, account.username]
      )
      .map { try record($0, in: database) }
    }
  }

  /// All dossiers of an account, newest first.
  func records(of account: SandboxAccount) async throws -> [DossierRecord] {
    try await database.read { database in
      try database.rows(
        "SELECT * FROM dossier WHERE username = ? ORDER BY submitted_at DESC, number DESC", [account.username]
      ).map { try record($0, in: database) }
    }
  }

  /// Whoever knows the number may see how far a dossier is, but not its files.
  func publicRecord(number: String) async throws -> DossierRecord? {
    try await database.read { database in
      var found = try database.row("SELECT * FROM dossier WHERE number = ?", [number]).map {
        try record($0, in: database)
      }
      found?.files = []
      return found
    }
  }

  /// Takes the next number of an agency for a submission to come.
  func reserveNumber(agencyCode: String, for account: SandboxAccount) async throws -> String {
    let date = now().date
    return try await database.write { database in
      let number = try NumberSeries.next(agencyCode: agencyCode, on: date, in: database)
      try database.change("INSERT INTO reserved_number VALUES (?, ?)", [number, account.username])
      return number
    }
  }

  func isReserved(_ number: String, for account: SandboxAccount) async throws -> Bool {
    try await database.read { database in
      try database.row(
        "SELECT 1 FROM reserved_number WHERE number = ? AND username = ?", [number, account.username]) != nil
    }
  }

  private func number(for submission: Submission, on date: CivilDate, in database: Database) throws -> String {
    let wanted = submission.request.code
    guard !wanted.isEmpty else {
      return try NumberSeries.next(agencyCode: submission.agencyCode, on: date, in: database)
    }
    try database.change("DELETE FROM reserved_number WHERE number = ?", [wanted])
    return wanted
  }

  private func record(
    idempotencyKey: String?, of account: SandboxAccount, in database: Database
  ) throws -> DossierRecord? {
    guard let idempotencyKey else { return nil }
    return try database.row(
      "SELECT * FROM dossier WHERE username = ? AND idempotency_key = ?", [account.username, idempotencyKey]
    ).map { try record($0, in: database) }
  }

  private func record(_ row: Row, in database: Database) throws -> DossierRecord {
    let (id, submittedAt): (String, Moment) = (row["id"], Moment(seconds: row["submitted_at"]))
    let isSample: Bool = row["is_sample"]
    let history =
      isSample
      ? try sampleHistory(of: id, in: database) : clock.history(submittedAt: submittedAt, until: now())
    let appointment: Int64? = row["appointment"]
    let tracked = TrackedDossier(
      number: row["number"], procedureCode: row["procedure_code"], procedureName: row["procedure_name"],
      applicantName: row["applicant"], receivingOffice: row["office"], status: history.last?.status ?? .registered,
      submittedAt: submittedAt, appointment: appointment.map { CivilDate(daysSinceEpoch: $0) }, history: history)
    let files = try database.rows("SELECT * FROM dossier_file WHERE dossier = ? ORDER BY position", [id]).map {
      HeldFile(id: $0["file"], filename: $0["filename"], size: $0["size"], sha256: $0["sha256"])
    }
    return DossierRecord(
      id: id, tracked: tracked, workingDays: row["working_days"], files: files, isSample: isSample)
  }

  private func sampleHistory(of id: String, in database: Database) throws -> [StatusChange] {
    try database.rows("SELECT * FROM sample_change WHERE dossier = ? ORDER BY at", [id]).map {
      StatusChange(
        status: DossierStatus(rawValue: $0["status"]) ?? .registered, at: Moment(seconds: $0["at"]), by: $0["by"],
        note: $0["note"])
    }
  }
}
