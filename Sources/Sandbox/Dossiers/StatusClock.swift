import Dossiers

/// Computes how far a dossier came from the time alone, so that it advances while nobody runs.
struct StatusClock: Sendable {
  let milestones: [SandboxSettings.Milestone]
  let progress: [String: DeskTexts.Progress]

  /// What happened to a dossier until now, oldest first.
  func history(submittedAt: Moment, until now: Moment) -> [StatusChange] {
    milestones.filter { $0.after == 0 || submittedAt + $0.after <= now }.map { milestone in
      let words = progress[String(milestone.status.rawValue)]
      return StatusChange(
        status: milestone.status, at: submittedAt + milestone.after, by: words?.by ?? "", note: words?.note ?? "")
    }
  }
}
