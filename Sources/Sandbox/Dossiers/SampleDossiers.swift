import Dossiers
import GRDB

extension DossierStore {
  /// Gives an account the dossiers of `samples`, once, dated back from now.
  func seed(_ samples: [DeskTexts.Sample], for account: SandboxAccount) async throws {
    let today = now()
    try await database.write { database in
      guard try database.row("SELECT 1 FROM dossier WHERE is_sample = 1", []) == nil else { return }
      for sample in samples { try insert(sample, for: account, today: today, in: database) }
    }
  }

  private func insert(
    _ sample: DeskTexts.Sample, for account: SandboxAccount, today: Moment, in database: Database
  ) throws {
    let submittedAt = today + -sample.daysAgo * 86_400
    let id = RandomText.hexadecimal(bytes: 12)
    let number = NumberSeries.text(agencyCode: sample.agencyCode, on: submittedAt.date, sequence: sample.sequence)
    let appointment = submittedAt.date.adding(workingDays: sample.workingDays)
    try database.change(
      "INSERT INTO dossier VALUES (?, ?, ?, NULL, ?, ?, ?, ?, ?, ?, ?, 1, NULL)",
      [
        id, number, account.username, sample.procedureCode, sample.procedureName, account.person.fullName,
        sample.receivingOffice, submittedAt.seconds, appointment.daysSinceEpoch, sample.workingDays,
      ])
    for change in sample.history {
      try database.change(
        "INSERT INTO sample_change VALUES (?, ?, ?, ?, ?)",
        [id, (submittedAt + change.hoursAfter * 3600).seconds, change.status, change.by, change.note])
    }
  }
}
