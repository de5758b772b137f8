import Canvas
import Dossiers

/// A step of the work on the screen. Both halves are pure: a key changes the session and asks for effects; the session
/// becomes a frame.
public protocol Screen {
  /// The actions that its file may bind to keys.
  associatedtype Action: RawRepresentable<String>, CaseIterable, Sendable

  /// Does what a key asks for.
  static func perform(_ action: Action, _ session: inout Session, _ description: ScreenDescription) -> [Effect]

  /// The id of the text that says why an action cannot be done now; nil when it can.
  static func obstacle(to action: Action, in session: Session, _ description: ScreenDescription) -> String?

  /// What fills the placeholders of that text.
  static func obstacleDetails(to action: Action, in session: Session) -> [String: String]

  /// Takes in typing, editing, moving and clicking that no key record binds.
  static func handle(_ input: InputEvent, _ session: inout Session, _ description: ScreenDescription) -> [Effect]

  /// Esc. True when the screen itself had something to close, so that the person stays on it.
  static func closeSomething(_ session: inout Session) -> Bool

  /// What must be called off when Esc is pressed.
  static func abandon(_ session: Session) -> [Effect]

  /// After every input: keeps what is scrolled within what there is to see.
  static func keepInSight(_ session: inout Session, _ texts: ScreenTexts)

  /// Draws between the rail and the message line.
  static func draw(_ session: Session, _ texts: ScreenTexts, in area: Area, of frame: inout Frame)

  /// What the message line says while there is no notice.
  static func hint(_ session: Session, _ texts: ScreenTexts) -> String?

  /// Pictures of pages that `draw` wants in this area.
  static func pictures(_ session: Session, in area: Area) -> [PageRequest]
}

extension Screen {
  public static func obstacle(to action: Action, in session: Session, _ description: ScreenDescription) -> String? {
    nil
  }

  public static func obstacleDetails(to action: Action, in session: Session) -> [String: String] { [:] }

  public static func handle(
    _ input: InputEvent, _ session: inout Session, _ description: ScreenDescription
  ) -> [Effect] { [] }

  public static func closeSomething(_ session: inout Session) -> Bool { false }
  public static func abandon(_ session: Session) -> [Effect] { [] }
  public static func keepInSight(_ session: inout Session, _ texts: ScreenTexts) {}
  public static func hint(_ session: Session, _ texts: ScreenTexts) -> String? { nil }
  public static func pictures(_ session: Session, in area: Area) -> [PageRequest] { [] }
}

extension Screen {
  /// Every action that a file may name, for the catalogue test.
  static var actionNames: [String] { Action.allCases.map(\.rawValue) }

  static func obstacle(toActionNamed name: String, in session: Session, _ description: ScreenDescription) -> String? {
    Action(rawValue: name).flatMap { obstacle(to: $0, in: session, description) }
  }

  static func perform(named name: String, _ session: inout Session, _ description: ScreenDescription) -> [Effect] {
    guard let action = Action(rawValue: name) else { return [] }
    if let obstacle = obstacle(to: action, in: session, description) {
      session.warn(obstacle, obstacleDetails(to: action, in: session))
      return []
    }
    return perform(action, &session, description)
  }
}

/// For screens whose file binds nothing of its own.
public enum NoAction: String, CaseIterable, Sendable {
  /// Never bound; an enum of cases must have one.
  case none
}
