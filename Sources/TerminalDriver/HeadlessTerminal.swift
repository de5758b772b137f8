import Canvas
import Themes

/// Shows frames as text, for runs without a terminal.
public final class HeadlessTerminal: Display {
  public let columns: Int
  public let rows: Int
  /// The frame shown last.
  public private(set) var frame: Frame?
  private let print: (String) -> Void

  /// `print` receives the text of every frame that differs from the one before.
  public init(columns: Int = 80, rows: Int = 24, print: @escaping (String) -> Void = { _ in }) {
    self.columns = columns
    self.rows = rows
    self.print = print
  }

  public func show(_ frame: Frame, theme: Theme) {
    guard frame != self.frame else { return }
    self.frame = frame
    print(frame.text)
  }
}
