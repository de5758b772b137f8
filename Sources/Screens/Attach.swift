import Canvas
import Dossiers

/// Choosing a file of this computer for a paper.
public enum AttachScreen: Screen {
  public enum Action: String, CaseIterable, Sendable {
    case choose
    case parent
    case readAgain = "read-again"
  }

  public static func obstacle(to action: Action, in session: Session, _ description: ScreenDescription) -> String? {
    switch action {
    case .choose:
      guard let entry = session.picker.selectedEntry else {
        return session.picker.isLoading ? "still-reading" : "nothing-selected"
      }
      if entry.isFolder { return nil }
      guard isAcceptable(entry) else { return "kind-not-accepted" }
      return isTooLarge(entry, session) ? "too-large" : nil
    case .parent: return parent(of: session.picker) == nil ? "no-parent" : nil
    case .readAgain: return nil
    }
  }

  public static func obstacleDetails(to action: Action, in session: Session) -> [String: String] {
    [
      "file": session.picker.selectedEntry?.name ?? "",
      "limit": session.draft?.procedure.fileSizeLimit.asMegabytes ?? "",
    ]
  }

  public static func perform(_ action: Action, _ session: inout Session, _ description: ScreenDescription) -> [Effect] {
    switch action {
    case .choose: return choose(&session)
    case .parent: return parent(of: session.picker).map { open($0, &session) } ?? []
    case .readAgain:
      session.picker.isLoading = true
      return [.drafts(.listFolder(path: session.picker.folder))]
    }
  }

  public static func handle(
    _ input: InputEvent, _ session: inout Session, _ description: ScreenDescription
  ) -> [Effect] {
    switch input {
    case .typed(let text), .pasted(let text):
      session.picker.filter.insert(text)
      session.picker.selected = 0
    case .edited(.deleteBackward) where session.picker.filter.text.isEmpty:
      return parent(of: session.picker).map { open($0, &session) } ?? []
    case .edited(let edit):
      session.picker.filter.apply(edit)
      session.picker.selected = 0
    case .moved(let move):
      session.picker.filter.move(move == .first || move == .last ? .right : move)
      session.picker.selected = session.picker.selected.moved(by: move, among: session.picker.shown.count)
    case .pressed, .clicked, .resized: break
    }
    return []
  }

  public static func closeSomething(_ session: inout Session) -> Bool {
    guard !session.picker.filter.text.isEmpty else { return false }
    session.picker.filter = TextInput()
    session.picker.selected = 0
    return true
  }

  /// Kinds that a portal takes, by the name; the content decides once the file is attached.
  static func isAcceptable(_ entry: FolderEntry) -> Bool { entry.isFolder || entry.kind != .other }

  static func isTooLarge(_ entry: FolderEntry, _ session: Session) -> Bool {
    guard !entry.isFolder, let limit = session.draft?.procedure.fileSizeLimit else { return false }
    return entry.byteCount > limit
  }

  private static func choose(_ session: inout Session) -> [Effect] {
    guard let entry = session.picker.selectedEntry else { return [] }
    if entry.isFolder { return open(entry.path, &session) }
    guard let draft = session.draft, let paper = draft.currentPaper else { return [] }
    session.picker.filter = TextInput()
    session.papers.activities[paper] = .copying
    session.papers.page = 0
    session.route.returnTo(.components)
    return [.drafts(.adopt(path: entry.path, paper, draft: draft.id))]
  }

  private static func open(_ folder: String, _ session: inout Session) -> [Effect] {
    session.picker.filter = TextInput()
    session.picker.selected = 0
    session.picker.isLoading = true
    return [.drafts(.listFolder(path: folder))]
  }

  private static func parent(of picker: FilePicker) -> String? {
    if let up = picker.entries.first(where: { $0.isFolder && $0.name == ".." }) { return up.path }
    guard let folder = picker.folder, folder != "/", let slash = folder.utf8.lastIndex(of: UInt8(ascii: "/")) else {
      return nil
    }
    return slash == folder.utf8.startIndex ? "/" : String(folder[..<slash])
  }
}
