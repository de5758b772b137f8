import Dossiers

/// Actions that work on every screen; their keys are in `common.toml`.
public enum CommonAction: String, CaseIterable, Sendable {
  case back
  case help
  case language
  case quit
}

extension CommonAction {
  func perform(_ session: inout Session) -> [Effect] {
    switch self {
    case .back:
      let screen = session.route.current.screen
      let effects = screen.abandon(session)
      if !screen.closeSomething(&session) {
        session.notice = nil
        session.route.goBack()
      }
      return effects
    case .help:
      session.helpScroll = 0
      if session.route.current != .help { session.route.open(.help) }
      return []
    case .language:
      session.settings.language = session.language.other
      return []
    case .quit: return [.program(.quit)]
    }
  }
}
