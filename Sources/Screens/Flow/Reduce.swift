import Dossiers

extension ScreenLibrary {
  /// The whole program as a function: a fact comes in, the session changes, requests go out.
  public func reduce(_ session: inout Session, _ event: Event) -> [Effect] {
    let before = session.route.current
    var effects: [Effect]
    if case .input(let input) = event {
      effects = handle(input, &session)
      effects += session.learn(event)
    } else {
      effects = session.learn(event)
    }
    if session.route.current != before {
      forgetForeignNotice(&session)
      effects += session.arrive()
    }
    session.shelveDraft()
    return effects
  }

  /// The screen that was left may have said something in words of its own, which no other screen has.
  private func forgetForeignNotice(_ session: inout Session) {
    guard case .text(let id, _)? = session.notice?.content else { return }
    if !texts(of: session.route.current, in: session.language).has(id) { session.notice = nil }
  }

  private func handle(_ input: InputEvent, _ session: inout Session) -> [Effect] {
    if case .resized = input { return [] }
    guard !session.size.isTooSmall else { return [] }
    let screen = session.route.current.screen
    let description = description(of: session.route.current)
    defer {
      let here = session.route.current
      here.screen.keepInSight(&session, texts(of: here, in: session.language))
    }
    guard case .pressed(let name) = input else {
      if case .typed = input, session.notice?.kind == .information { session.notice = nil }
      return screen.handle(input, &session, description)
    }
    if let action = CommonAction(rawValue: name) { return action.perform(&session) }
    session.notice = nil
    return screen.perform(named: name, &session, description)
  }
}
