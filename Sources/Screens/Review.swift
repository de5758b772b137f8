import Canvas
import Dossiers

/// The last look at the dossier before it is sent.
public enum ReviewScreen: Screen {
  public enum Action: String, CaseIterable, Sendable {
    case mend
    case commit
    case submit
  }

  /// A line that one can stand on.
  enum Row: Hashable {
    case item(ChecklistItem)
    case commitment
  }

  public static func obstacle(to action: Action, in session: Session, _ description: ScreenDescription) -> String? {
    switch action {
    case .mend, .commit: return session.draft == nil ? "no-dossier" : nil
    case .submit:
      guard session.draft != nil else { return "no-dossier" }
      guard let first = openItems(session).first else { return nil }
      return first.kind == .applicantIncomplete ? "applicant-incomplete" : first.kind.rawValue
    }
  }

  public static func obstacleDetails(to action: Action, in session: Session) -> [String: String] {
    ["subject": openItems(session).first?.subject ?? ""]
  }

  public static func perform(_ action: Action, _ session: inout Session, _ description: ScreenDescription) -> [Effect] {
    switch action {
    case .mend: mend(&session)
    case .commit: toggleCommitment(&session)
    case .submit:
      session.submission = Submission()
      return session.submit()
    }
    return []
  }

  public static func handle(
    _ input: InputEvent, _ session: inout Session, _ description: ScreenDescription
  ) -> [Effect] {
    guard case .moved(let move) = input else { return [] }
    session.submission.reviewRow = session.submission.reviewRow.moved(by: move, among: rows(session).count)
    return []
  }

  static func openItems(_ session: Session) -> [ChecklistItem] {
    session.draft?.openItems(activities: session.papers.activities) ?? []
  }

  /// What is still to be done, and at the end the commitment.
  static func rows(_ session: Session) -> [Row] {
    openItems(session).filter { $0.kind != .notCommitted }.map(Row.item) + [.commitment]
  }

  static func selectedRow(_ session: Session) -> Row {
    let rows = rows(session)
    return rows[max(0, min(session.submission.reviewRow, rows.count - 1))]
  }

  private static func mend(_ session: inout Session) {
    switch selectedRow(session) {
    case .commitment: toggleCommitment(&session)
    case .item(let item):
      if let paper = item.paper, let index = session.draft?.papers.firstIndex(where: { $0.id == paper }) {
        session.papers.selected = index
        session.draft?.currentPaper = paper
      }
      session.route.returnTo(item.screen)
    }
  }

  private static func toggleCommitment(_ session: inout Session) {
    session.draft?.isCommitted.toggle()
    session.draft?.updatedAt = session.now
    session.submission.reviewRow = rows(session).count - 1
  }
}
