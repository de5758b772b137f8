/// Why a terminal cannot be used for screens.
public nonisolated enum TerminalProblem: Error, Hashable, Sendable {
  /// Standard input or output is a file or a pipe.
  case notATerminal
  /// There is no terminfo entry for this value of TERM.
  case unknownTerminal(String)
  /// The terminal writes line after line only, as TERM=dumb says.
  case cannotMoveCursor
  /// The system gave no pipe for signals.
  case systemFailed
}
