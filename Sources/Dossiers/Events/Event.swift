/// A fact. Everything that changes the session arrives as one of these.
public enum Event: Equatable, Sendable {
  case input(InputEvent)
  case portal(PortalEvent)
  case tokens(TokenEvent)
  case pages(PageEvent)
  case signatures(SignatureEvent)
  case drafts(DraftEvent)
  case clock(Moment)
}

/// A request to the world outside the session.
public enum Effect: Equatable, Sendable {
  case portal(PortalEffect)
  case tokens(TokenEffect)
  case pages(PageEffect)
  case signatures(SignatureEffect)
  case drafts(DraftEffect)
  case program(ProgramEffect)
}

/// What the person did at the keyboard, after the key map of the screen.
public enum InputEvent: Equatable, Sendable {
  /// An action that the screen's file binds to a key.
  case pressed(String)
  case typed(String)
  case pasted(String)
  case edited(Edit)
  case moved(Move)
  /// Column and row of a click, from 0.
  case clicked(column: Int, row: Int)
  case resized(columns: Int, rows: Int)
}

/// Editing keys that no screen can bind otherwise.
public enum Edit: String, CaseIterable, Sendable {
  case deleteBackward
  case deleteForward
  case deleteWord
  case deleteAll
}

/// Movement keys, where the screen's file does not bind them.
public enum Move: String, CaseIterable, Sendable {
  case up, down, left, right, pageUp, pageDown, first, last, nextField, previousField
}

/// What only the program itself can do.
public enum ProgramEffect: Equatable, Sendable {
  case quit
  /// Opens a file with the desktop's program for it.
  case open(path: String)
  case useTheme(String)
}
