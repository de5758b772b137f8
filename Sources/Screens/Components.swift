import Canvas
import Dossiers

/// The papers of the dossier: what is there, what is missing, what must be signed.
public enum ComponentsScreen: Screen {
  public enum Action: String, CaseIterable, Sendable {
    case chooseFile = "choose-file"
    case next
    case sign
    case tick
    case preview
    case template
    case remove
    case report
    case moreCopies = "more-copies"
    case fewerCopies = "fewer-copies"
    case nextPage = "next-page"
    case previousPage = "previous-page"
  }

  static let mostCopies = 99

  public static func obstacle(to action: Action, in session: Session, _ description: ScreenDescription) -> String? {
    guard let paper = selectedPaper(session) else { return action == .next ? nil : "no-papers" }
    switch action {
    case .chooseFile: return session.papers.activities[paper.id] == .copying ? "still-copying" : nil
    case .sign: return obstacle(toSigning: paper, in: session)
    case .preview, .nextPage, .previousPage: return paper.file?.shown == nil ? "nothing-to-show" : nil
    case .template: return paper.component.template == nil ? "no-template" : nil
    case .remove: return paper.file == nil ? "no-file" : nil
    case .report: return paper.file?.signed == nil ? "not-signed" : nil
    case .moreCopies: return paper.copies >= mostCopies ? "most-copies" : nil
    case .fewerCopies: return paper.copies <= 1 ? "fewest-copies" : nil
    case .next, .tick: return nil
    }
  }

  public static func perform(_ action: Action, _ session: inout Session, _ description: ScreenDescription) -> [Effect] {
    guard let paper = selectedPaper(session) else {
      session.route.open(.review)
      return []
    }
    switch action {
    case .chooseFile:
      point(at: paper, &session)
      session.picker.filter = TextInput()
      session.picker.selected = 0
      session.route.open(.attach)
    case .next: session.route.open(.review)
    case .sign:
      point(at: paper, &session)
      session.route.open(.signMethod)
    case .tick: session.changePaper(paper.id) { $0.isTicked.toggle() }
    case .preview:
      session.papers.showsDocument.toggle()
      return readFacts(of: paper)
    case .template: return paper.component.template.map { [.portal(.downloadTemplate($0))] } ?? []
    case .remove: return remove(paper, &session)
    case .report:
      point(at: paper, &session)
      session.route.open(.signatureReport)
    case .moreCopies: session.changePaper(paper.id) { $0.copies += 1 }
    case .fewerCopies: session.changePaper(paper.id) { $0.copies -= 1 }
    case .nextPage, .previousPage:
      let last = max(0, pageCount(of: paper, session) - 1)
      session.papers.page = max(0, min(last, session.papers.page + (action == .nextPage ? 1 : -1)))
    }
    return []
  }

  public static func handle(
    _ input: InputEvent, _ session: inout Session, _ description: ScreenDescription
  ) -> [Effect] {
    guard case .moved(let move) = input, let papers = session.draft?.papers, !papers.isEmpty else { return [] }
    let before = session.papers.selected
    session.papers.selected = before.moved(by: move, among: papers.count)
    if session.papers.selected != before { session.papers.page = 0 }
    return selectedPaper(session).map(readFacts) ?? []
  }

  public static func closeSomething(_ session: inout Session) -> Bool {
    guard session.papers.showsDocument, !hasRoomBeside(session.size.columns) else { return false }
    session.papers.showsDocument = false
    return true
  }

  static func selectedPaper(_ session: Session) -> Paper? {
    guard let papers = session.draft?.papers, !papers.isEmpty else { return nil }
    return papers[max(0, min(session.papers.selected, papers.count - 1))]
  }

  static func hasRoomBeside(_ columns: Int) -> Bool { columns >= 110 }

  private static func obstacle(toSigning paper: Paper, in session: Session) -> String? {
    guard let file = paper.file else { return "no-file" }
    switch session.papers.activities[paper.id] {
    case .copying: return "still-copying"
    case .converting: return "still-converting"
    case nil: return file.document == nil ? "no-pdf" : nil
    }
  }

  private static func point(at paper: Paper, _ session: inout Session) {
    if session.draft?.currentPaper != paper.id { session.draft?.box = nil }
    session.draft?.currentPaper = paper.id
  }

  private static func remove(_ paper: Paper, _ session: inout Session) -> [Effect] {
    let wasConverting = session.papers.activities[paper.id] == .converting
    session.papers.activities[paper.id] = nil
    session.papers.showsDocument = false
    if session.draft?.currentPaper == paper.id { session.draft?.box = nil }
    session.changePaper(paper.id) {
      $0.file = nil
      $0.isTicked = false
    }
    session.say("removed", ["file": paper.file?.name ?? ""])
    return wasConverting ? [.pages(.cancelConversion)] : []
  }

  private static func readFacts(of paper: Paper) -> [Effect] {
    paper.file?.shown.map { [.pages(.readFacts(path: $0.path))] } ?? []
  }

  private static func pageCount(of paper: Paper, _ session: Session) -> Int {
    guard let shown = paper.file?.shown else { return 0 }
    return session.pages.facts[shown.path]?.pages.count ?? shown.pageCount ?? 1
  }
}

extension AttachedFile {
  /// The PDF that the portal will get, as far as there is one.
  var shown: StoredFile? { signed ?? document }
}

extension Int {
  /// The selected row after a movement through a list.
  func moved(by move: Move, among count: Int, page: Int = 8) -> Int {
    let moved =
      switch move {
      case .up: self - 1
      case .down: self + 1
      case .pageUp: self - page
      case .pageDown: self + page
      case .first: 0
      case .last: count - 1
      case .left, .right, .nextField, .previousField: self
      }
    return Swift.max(0, Swift.min(moved, count - 1))
  }
}
