import AppResources
import Canvas
import Dossiers
import Foundation
import Screens
import TerminalDriver
import Themes

/// The loop: facts come in one at a time, the session changes, requests go out, and one frame answers.
public final class Application {
  public private(set) var session: Session
  /// Why the program had to leave by itself.
  public private(set) var failure: Problem?
  private(set) var library: ScreenLibrary
  let resources: ResourceFolder
  let services: Services
  let keeper: DraftKeeper
  let portal = PortalWork()
  var conversion: Task<Void, Never>?
  private let display: any Display
  private var theme: Theme
  private var drawing: Set<PageRequest> = []
  private var ticker: (any DispatchSourceTimer)?
  private var finish: CheckedContinuation<Void, Never>?
  private var isFinished = false
  private var isLibraryComplete = false
  private var savedSettings: Settings

  /// `library` needs to hold no more than the home screen: the rest is read after the first frame.
  ///
  /// - Throws: `resource-broken` where the theme's file is bad.
  public init(
    session: Session, library: ScreenLibrary, resources: ResourceFolder, services: Services, display: any Display
  ) throws(Problem) {
    self.session = session
    savedSettings = session.settings
    self.library = library
    self.resources = resources
    self.services = services
    self.display = display
    keeper = DraftKeeper(store: services.drafts)
    theme = try Theme.load(session.settings.theme, from: resources, own: services.folders.configuration)
    self.session.size = ScreenSize(columns: display.columns, rows: display.rows)
  }

  /// Takes in what was kept, shows the first frame, and then starts everything that may take time.
  ///
  /// - Parameter resumes: opens the screen where the person was; a script begins at home.
  public func start(resumes: Bool = true) async {
    let tokens = Task { await lookForTokens() }
    let kept = await keeper.load()
    _ = session.learn(.drafts(.loaded(kept.drafts, followed: kept.followed)))
    if resumes, let place = kept.place { session.resume(from: place) }
    if let problem = kept.problem { session.report(problem) }
    keeper.assume(session)
    if session.route.current != .home || session.notice != nil { completeLibrary() }
    draw()
    run(session.arrive())
    Task {
      await tokens.value
      completeLibrary()
      watchReaders()
      watchMessages()
    }
  }

  /// Returns once the person has left, with everything on disk.
  public func waitUntilLeft() async {
    if !isFinished { await withCheckedContinuation { finish = $0 } }
    await keeper.flush(session)
  }

  /// Returns once everything that the session knows is on disk.
  public func settle() async { await keeper.flush(session) }

  public func receive(_ event: Event) { receive([event]) }

  /// Takes in all that came at once and answers with one frame.
  public func receive(_ events: [Event]) {
    completeLibrary()
    session.now = services.clock()
    for event in events { run(library.reduce(&session, event)) }
    keep()
    tickWhileCounting()
    draw()
  }

  /// Keys, text and everything else from the terminal.
  public func receive(_ events: [TerminalEvent]) {
    completeLibrary()
    session.now = services.clock()
    for event in events {
      for input in inputs(for: event) { run(library.reduce(&session, .input(input))) }
    }
    keep()
    tickWhileCounting()
    draw()
  }

  func show(theme name: String) {
    do {
      theme = try Theme.load(name, from: resources, own: services.folders.configuration)
    } catch {
      session.report(error)
    }
  }

  /// Takes in a fact without drawing: what answers a key at once belongs to the frame of that key.
  func reduce(_ event: Event) -> [Effect] { library.reduce(&session, event) }

  func leave() {
    guard !isFinished else { return }
    isFinished = true
    ticker?.cancel()
    finish?.resume()
    finish = nil
  }

  /// Reads the screens that the first frame did not need. A broken file ends the program, and it says which.
  private func completeLibrary() {
    guard !isLibraryComplete else { return }
    isLibraryComplete = true
    do throws(Problem) {
      try library.complete(from: resources)
    } catch {
      failure = error
      leave()
    }
  }

  /// Everything that a sudden end must not take away.
  private func keep() {
    keeper.keep(session)
    guard session.settings != savedSettings else { return }
    savedSettings = session.settings
    services.saveSettings(session.settings)
  }

  private func inputs(for event: TerminalEvent) -> [InputEvent] {
    switch event {
    case .key(let chord): library.input(for: chord, on: session.route.current).map { [$0] } ?? []
    case .text(let text): library.inputs(forTyped: text, on: session.route.current)
    case .paste(let text): [.pasted(text)]
    case .mouse(let mouse):
      mouse.action == .pressed(.left) ? [.clicked(column: mouse.position.column, row: mouse.position.row)] : []
    case .resized(let columns, let rows): [.resized(columns: columns, rows: rows)]
    case .focus: []
    case .hangUp: hangUp()
    }
  }

  private func hangUp() -> [InputEvent] {
    leave()
    return []
  }

  func draw() {
    guard !isFinished else { return }
    display.show(library.frame(of: session), theme: theme)
    for request in library.missingPictures(in: session) where drawing.insert(request).inserted {
      Task {
        let event = await picture(request)
        drawing.remove(request)
        receive(.pages(event))
      }
    }
  }

  /// A clock runs only while a screen counts seconds: an idle program uses no processor time.
  private func tickWhileCounting() {
    let isCounting = session.route.current == .oneTimeCode
    if isCounting, ticker == nil {
      let timer = DispatchSource.makeTimerSource(queue: .main)
      timer.schedule(deadline: .now() + 1, repeating: 1)
      timer.setEventHandler { [weak self] in
        MainActor.assumeIsolated {
          guard let self else { return }
          self.receive(.clock(self.services.clock()))
        }
      }
      timer.activate()
      ticker = timer
    } else if !isCounting, let timer = ticker {
      timer.cancel()
      ticker = nil
    }
  }
}
