import Canvas

/// What comes from the terminal.
public nonisolated enum TerminalEvent: Hashable, Sendable {
  case key(Chord)
  /// Typed characters, NFC, without controls; as many as came at once.
  case text(String)
  /// A paste, NFC: lines end with "\n", other controls are gone.
  case paste(String)
  case mouse(Mouse)
  case resized(columns: Int, rows: Int)
  /// The terminal's window has the keyboard, or has lost it.
  case focus(Bool)
  /// The terminal is gone or the process was asked to end: save and leave.
  case hangUp
}

/// A click, a drag or a turn of the wheel.
public nonisolated struct Mouse: Hashable, Sendable {
  public enum Button: Hashable, Sendable {
    case left
    case middle
    case right
  }

  public enum Action: Hashable, Sendable {
    case pressed(Button)
    case released(Button)
    case dragged(Button)
    case wheelUp
    case wheelDown
  }

  public var action: Action
  public var position: Position
  public var modifiers: Chord.Modifiers

  public init(_ action: Action, at position: Position, modifiers: Chord.Modifiers = []) {
    self.action = action
    self.position = position
    self.modifiers = modifiers
  }
}
