import Canvas
import Dossiers

/// Drafts and submitted dossiers, and the way to new ones.
public enum HomeScreen: Screen {
  public enum Action: String, CaseIterable, Sendable {
    case open
    case begin
    case track
    case browse
    case delete
    case account
    case settings
  }

  /// A line that can be selected.
  enum Entry: Equatable {
    case draft(Draft)
    case submitted(TrackedDossier)
  }

  public static func obstacle(to action: Action, in session: Session, _ description: ScreenDescription) -> String? {
    switch action {
    case .delete: selectedDraft(session) == nil ? "only-drafts" : nil
    case .open, .begin, .track, .browse, .account, .settings: nil
    }
  }

  public static func perform(_ action: Action, _ session: inout Session, _ description: ScreenDescription) -> [Effect] {
    if action != .delete { session.shelf.deleting = nil }
    switch action {
    case .open: return open(&session)
    case .begin: begin(&session)
    case .track: session.route.open(.tracking)
    case .browse: session.route.open(.procedures)
    case .delete: return delete(&session)
    case .account:
      guard session.account.person == nil else { return [.portal(.signOut)] }
      session.signIn(then: [])
    case .settings: session.route.open(.settings)
    }
    return []
  }

  public static func handle(
    _ input: InputEvent, _ session: inout Session, _ description: ScreenDescription
  ) -> [Effect] {
    stopDeleting(&session)
    guard case .moved(let move) = input else { return [] }
    let count = entries(session).count
    switch move {
    case .up, .previousField: session.shelf.selected -= 1
    case .down, .nextField: session.shelf.selected += 1
    case .pageUp, .first: session.shelf.selected = 0
    case .pageDown, .last: session.shelf.selected = count - 1
    case .left, .right: break
    }
    session.shelf.selected = min(max(0, session.shelf.selected), max(0, count - 1))
    return []
  }

  public static func closeSomething(_ session: inout Session) -> Bool { stopDeleting(&session) }

  public static func hint(_ session: Session, _ texts: ScreenTexts) -> String? {
    let waiting = session.following.dossiers.count { $0.status.needsThePerson }
    return waiting > 0 ? texts["attention", ["count": String(waiting)]] : texts["hint"]
  }
}

extension HomeScreen {
  static func entries(_ session: Session) -> [Entry] {
    session.shelf.unfinished.map { .draft($0) } + submitted(session).map { .submitted($0) }
  }

  /// What the portal told of, and what was submitted from here and the portal has not been asked about yet.
  static func submitted(_ session: Session) -> [TrackedDossier] {
    let known = session.following.dossiers
    let receipts = session.shelf.drafts.compactMap(\.receipt).filter { receipt in
      !known.contains { $0.number == receipt.number }
    }
    return receipts.map(\.asTracked) + known
  }

  static func selectedEntry(_ session: Session) -> Entry? {
    let entries = entries(session)
    guard !entries.isEmpty else { return nil }
    return entries[min(max(0, session.shelf.selected), entries.count - 1)]
  }

  private static func selectedDraft(_ session: Session) -> Draft? {
    guard case .draft(let draft) = selectedEntry(session) else { return nil }
    return draft
  }

  private static func open(_ session: inout Session) -> [Effect] {
    switch selectedEntry(session) {
    case .draft(let draft): session.open(draft)
    case .submitted(let dossier):
      session.following.number = TextInput(dossier.number)
      session.following.current = dossier
      session.following.scroll = 0
      session.route.open(.tracking)
      return [.portal(.track(number: dossier.number))]
    case nil: begin(&session)
    }
    return []
  }

  private static func begin(_ session: inout Session) {
    if session.account.person == nil { session.signIn(then: []) } else { session.route.open(.procedures) }
  }

  private static func delete(_ session: inout Session) -> [Effect] {
    guard let draft = selectedDraft(session) else { return [] }
    let name = draft.procedure.summary.name
    guard session.shelf.deleting == draft.id else {
      session.shelf.deleting = draft.id
      session.warn("delete-again", ["name": name])
      return []
    }
    session.shelf.deleting = nil
    session.shelf.drafts.removeAll { $0.id == draft.id }
    if session.draft?.id == draft.id { session.draft = nil }
    session.shelf.selected = min(session.shelf.selected, max(0, entries(session).count - 1))
    session.say("deleted", ["name": name])
    return [.drafts(.delete(draft.id))]
  }

  /// True when a deletion was about to be confirmed.
  @discardableResult
  private static func stopDeleting(_ session: inout Session) -> Bool {
    guard session.shelf.deleting != nil else { return false }
    session.shelf.deleting = nil
    session.notice = nil
    return true
  }
}

extension Receipt {
  fileprivate var asTracked: TrackedDossier {
    TrackedDossier(
      number: number, procedureCode: procedureCode, procedureName: procedureName, applicantName: applicantName,
      receivingOffice: receivingOffice, status: status, submittedAt: submittedAt, appointment: appointment,
      history: [StatusChange(status: status, at: submittedAt, by: "", note: "")])
  }
}

extension DossierStatus {
  /// The portal waits for the person, not the other way round.
  var needsThePerson: Bool {
    switch self {
    case .supplementRequested, .paymentRequested: true
    case .registered, .accepted, .notAccepted, .inProgress, .withdrawalRequested, .stopped, .finished, .resultReturned:
      false
    }
  }

  var isOver: Bool {
    switch self {
    case .finished, .resultReturned: true
    case .registered, .accepted, .notAccepted, .inProgress, .supplementRequested, .paymentRequested,
      .withdrawalRequested, .stopped:
      false
    }
  }

  /// Never colour alone: a tick, a bang, or nothing.
  var mark: String { needsThePerson ? "\(Glyph.bang) " : isOver ? "\(Glyph.tick) " : "  " }

  var role: Role { needsThePerson ? .warning : isOver ? .success : .text }
}
