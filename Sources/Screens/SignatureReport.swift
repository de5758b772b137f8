import Canvas
import Dossiers

/// What verification found in the signed file.
public enum SignatureReportScreen: Screen {
  public enum Action: String, CaseIterable, Sendable {
    case done
    case page
    case scrollUp = "scroll-up"
    case scrollDown = "scroll-down"
    case nextPage = "next-page"
    case previousPage = "previous-page"
    case openFile = "open-file"
  }

  public static func obstacle(to action: Action, in session: Session, _ description: ScreenDescription) -> String? {
    switch action {
    case .done, .scrollUp, .scrollDown: nil
    case .page, .openFile: signed(session) == nil ? "no-signed-file" : nil
    case .nextPage: session.papers.page + 1 < pageCount(session) ? nil : "last-page"
    case .previousPage: session.papers.page > 0 ? nil : "first-page"
    }
  }

  public static func perform(_ action: Action, _ session: inout Session, _ description: ScreenDescription) -> [Effect] {
    switch action {
    case .done: session.route.returnTo(.components)
    case .page: session.papers.showsDocument.toggle()
    case .scrollUp: scroll(-1, &session)
    case .scrollDown: scroll(1, &session)
    case .nextPage: session.papers.page += 1
    case .previousPage: session.papers.page -= 1
    case .openFile: return signed(session).map { [.program(.open(path: $0.path))] } ?? []
    }
    return []
  }

  public static func closeSomething(_ session: inout Session) -> Bool {
    guard session.papers.showsDocument, !hasRoomBeside(session.size.columns) else { return false }
    session.papers.showsDocument = false
    return true
  }

  static func hasRoomBeside(_ columns: Int) -> Bool { columns >= 100 }

  static func signed(_ session: Session) -> StoredFile? { session.currentPaper?.file?.signed }

  static func report(_ session: Session) -> SignatureReport? {
    session.currentPaper?.file?.report ?? signed(session).flatMap { session.pages.reports[$0.path] }
  }

  private static func pageCount(_ session: Session) -> Int {
    signed(session).flatMap { session.pages.facts[$0.path]?.pages.count ?? $0.pageCount } ?? 1
  }

  private static func scroll(_ lines: Int, _ session: inout Session) {
    session.papers.reportScroll = max(0, session.papers.reportScroll + lines)
  }
}
