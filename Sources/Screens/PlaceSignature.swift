import Canvas
import Dossiers

/// Placing the signature on the page. The box is kept in points; cells only ever show it.
public enum PlaceSignatureScreen: Screen {
  public enum Action: String, CaseIterable, Sendable {
    case take
    case nextPlace = "next-place"
    case moveLeft = "move-left"
    case moveRight = "move-right"
    case moveUp = "move-up"
    case moveDown = "move-down"
    case leapLeft = "leap-left"
    case leapRight = "leap-right"
    case leapUp = "leap-up"
    case leapDown = "leap-down"
    case smaller
    case larger
    case narrower
    case wider
    case lower
    case higher
    case nextPage = "next-page"
    case previousPage = "previous-page"
    case zoomIn = "zoom-in"
    case zoomOut = "zoom-out"
    case zoomReset = "zoom-reset"
    case view
    case thumbnail
    case typePlace = "type-place"
  }

  public static func obstacle(to action: Action, in session: Session, _ description: ScreenDescription) -> String? {
    let placement = session.placement
    guard let size = pageSize(session), let path = placement.path else {
      return action == .view || action == .thumbnail ? nil : "page-not-read"
    }
    switch action {
    case .take:
      if placement.typedPlace != nil { return nil }
      return placement.rectangle == nil ? "no-box" : obstacle(toSigning: session.pages.facts[path])
    case .nextPlace: return placement.suggestions.isEmpty ? "no-suggestions" : nil
    case .nextPage: return placement.page + 1 < pageCount(session) ? nil : "last-page"
    case .previousPage: return placement.page > 0 ? nil : "first-page"
    case .zoomIn: return placement.zoom + 1 < Placement.zooms.count ? nil : "largest-zoom"
    case .zoomOut: return placement.zoom > 0 ? nil : "smallest-zoom"
    case .smaller, .narrower:
      return (placement.rectangle?.width ?? 0) > PageRectangle.smallestBox.width ? nil : "smallest-box"
    case .lower: return (placement.rectangle?.height ?? 0) > PageRectangle.smallestBox.height ? nil : "smallest-box"
    case .larger, .wider: return (placement.rectangle?.width ?? 0) < size.width ? nil : "largest-box"
    case .higher: return (placement.rectangle?.height ?? 0) < size.height ? nil : "largest-box"
    case .moveLeft, .moveRight, .moveUp, .moveDown, .leapLeft, .leapRight, .leapUp, .leapDown, .zoomReset, .view,
      .thumbnail, .typePlace:
      return nil
    }
  }

  public static func perform(_ action: Action, _ session: inout Session, _ description: ScreenDescription) -> [Effect] {
    defer { keepBox(&session) }
    if session.placement.typedPlace != nil { return type(action, &session) }
    switch action {
    case .take: take(&session)
    case .nextPlace: takeNextSuggestion(&session)
    case .moveLeft: move(-1, 0, &session)
    case .moveRight: move(1, 0, &session)
    case .moveUp: move(0, -1, &session)
    case .moveDown: move(0, 1, &session)
    case .leapLeft: leap(-1, 0, &session)
    case .leapRight: leap(1, 0, &session)
    case .leapUp: leap(0, -1, &session)
    case .leapDown: leap(0, 1, &session)
    case .smaller: grow(-3, -1, &session)
    case .larger: grow(3, 1, &session)
    case .narrower: grow(-1, 0, &session)
    case .wider: grow(1, 0, &session)
    case .lower: grow(0, -1, &session)
    case .higher: grow(0, 1, &session)
    case .nextPage: return turn(to: session.placement.page + 1, &session)
    case .previousPage: return turn(to: session.placement.page - 1, &session)
    case .zoomIn: session.placement.zoom += 1
    case .zoomOut: session.placement.zoom -= 1
    case .zoomReset: session.placement.zoom = 0
    case .view: session.placement.view = session.placement.view == .text ? .picture : .text
    case .thumbnail: session.placement.showsThumbnail.toggle()
    case .typePlace: session.placement.typedPlace = TextInput()
    }
    return []
  }

  public static func handle(
    _ input: InputEvent, _ session: inout Session, _ description: ScreenDescription
  ) -> [Effect] {
    defer { keepBox(&session) }
    switch input {
    case .clicked(let column, let row): place(at: Position(column: column, row: row), &session)
    case .typed(let text), .pasted(let text): session.placement.typedPlace?.insert(text)
    case .edited(let edit): session.placement.typedPlace?.apply(edit)
    case .moved(let move): session.placement.typedPlace?.move(move)
    case .pressed, .resized: break
    }
    return []
  }

  public static func closeSomething(_ session: inout Session) -> Bool {
    guard session.placement.typedPlace != nil else { return false }
    session.placement.typedPlace = nil
    return true
  }

  static func pageSize(_ session: Session) -> PageSize? {
    guard let path = session.placement.path, let pages = session.pages.facts[path]?.pages else { return nil }
    return pages.indices.contains(session.placement.page) ? pages[session.placement.page] : nil
  }

  static func pageCount(_ session: Session) -> Int {
    session.placement.path.flatMap { session.pages.facts[$0]?.pages.count } ?? 0
  }

  /// The words of the page; nil until they were read.
  static func pageTexts(_ session: Session) -> [PageText]? {
    session.placement.path.flatMap { session.pages.texts[PageKey(path: $0, page: session.placement.page)] }
  }

  /// Words that the box covers.
  static func collisions(_ session: Session) -> [PageText] {
    guard let rectangle = session.placement.rectangle, let texts = pageTexts(session) else { return [] }
    return SmartPlaces.collisions(of: rectangle, with: texts)
  }

  /// Why the document cannot be signed at all, wherever the box stands.
  private static func obstacle(toSigning facts: DocumentFacts?) -> String? {
    guard let facts else { return nil }
    if facts.isRepaired { return "document-repaired" }
    return facts.maySign && facts.certification != 1 ? nil : "document-locked"
  }
}

extension PlaceSignatureScreen {
  /// While a place is being typed, keys are characters of it.
  private static func type(_ action: Action, _ session: inout Session) -> [Effect] {
    switch action {
    case .take:
      guard let size = pageSize(session), let typed = session.placement.typedPlace?.text else { return [] }
      guard session.placement.take(typed: typed, on: size) else {
        session.warn("place-not-understood")
        return []
      }
      session.placement.typedPlace = nil
    case .zoomReset: session.placement.typedPlace?.insert("0")
    case .moveLeft: session.placement.typedPlace?.move(.left)
    case .moveRight: session.placement.typedPlace?.move(.right)
    case .typePlace: session.placement.typedPlace = nil
    case .nextPlace, .moveUp, .moveDown, .leapLeft, .leapRight, .leapUp, .leapDown, .smaller, .larger, .narrower,
      .wider, .lower, .higher, .nextPage, .previousPage, .zoomIn, .zoomOut, .view, .thumbnail:
      break
    }
    return []
  }

  private static func take(_ session: inout Session) {
    session.draft?.box = session.placement.box
    session.draft?.updatedAt = session.now
    session.route.open(.pin)
  }

  /// A box that the person moved is kept before it is taken: a program that ends shows it again where it was.
  private static func keepBox(_ session: inout Session) {
    guard session.placement.wasMovedByHand, let box = session.placement.box, session.draft?.box != box else { return }
    session.draft?.box = box
    session.draft?.updatedAt = session.now
  }

  private static func takeNextSuggestion(_ session: inout Session) {
    let suggestions = session.placement.suggestions
    let next = session.placement.suggestion.map { ($0 + 1) % suggestions.count } ?? 0
    session.placement.suggestion = next
    session.placement.rectangle = suggestions[next].rectangle
    session.placement.wasMovedByHand = true
  }

  /// A millimetre, or a cell while a cell is all that one can see.
  private static func move(_ columns: Double, _ rows: Double, _ session: inout Session) {
    guard let size = pageSize(session) else { return }
    let viewport = PlacementPanes(session, in: body(session)).detailViewport(session)
    let isCoarse = session.placement.zoom == 0
    let across = isCoarse ? viewport?.columnWidth ?? .pointsPerMillimetre : .pointsPerMillimetre
    let down = isCoarse ? viewport?.rowHeight ?? .pointsPerMillimetre : .pointsPerMillimetre
    session.placement.move(x: columns * across, y: rows * down, on: size)
  }

  private static func leap(_ across: Double, _ down: Double, _ session: inout Session) {
    guard let size = pageSize(session) else { return }
    session.placement.move(
      x: across * 10 * .pointsPerMillimetre, y: down * 10 * .pointsPerMillimetre, on: size)
  }

  /// In millimetres.
  private static func grow(_ width: Double, _ height: Double, _ session: inout Session) {
    guard let size = pageSize(session) else { return }
    session.placement.grow(width: width * .pointsPerMillimetre, height: height * .pointsPerMillimetre, on: size)
  }

  private static func turn(to page: Int, _ session: inout Session) -> [Effect] {
    guard let path = session.placement.path else { return [] }
    session.placement.page = page
    if session.placement.suggestion != nil { session.placement.wasMovedByHand = false }
    session.placement.suggestions = []
    session.placement.suggestion = nil
    if let size = pageSize(session) { session.placement.rectangle = session.placement.rectangle?.kept(on: size) }
    return [.pages(.readText(path: path, page: page))]
  }

  /// Moves the middle of the box to a clicked cell of either pane.
  private static func place(at cell: Position, _ session: inout Session) {
    guard let size = pageSize(session), let rectangle = session.placement.rectangle else { return }
    let panes = PlacementPanes(session, in: body(session))
    let viewports = [panes.detailViewport(session), panes.thumbnailViewport(session)].compactMap(\.self)
    guard let viewport = viewports.first(where: { $0.pane.contains(cell) }) else { return }
    let point = viewport.point(at: cell)
    session.placement.move(
      x: point.x - rectangle.x - rectangle.width / 2, y: point.y - rectangle.y - rectangle.height / 2, on: size)
  }

  private static func body(_ session: Session) -> Area {
    ScreenChrome(in: Area(column: 0, row: 0, width: session.size.columns, height: session.size.rows)).body
  }
}
