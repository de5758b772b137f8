import Canvas
import Themes

/// Whatever shows frames: a terminal, or a recorder of text.
public protocol Display: AnyObject {
  /// In cells.
  var columns: Int { get }
  /// In cells.
  var rows: Int { get }
  func show(_ frame: Frame, theme: Theme)
}
