/// How many colours a terminal offers, in the steps that matter to a theme.
public enum Depth: Hashable, Sendable, CaseIterable {
  case none
  case eight
  case sixteen
  /// 256 colours or more.
  case palette

  /// The depth of a terminal with that many colours; a user who sets NO_COLOR to anything gets none (no-color.org).
  public init(colours: Int, noColour: Bool = false) {
    self = noColour || colours < 8 ? .none : colours < 16 ? .eight : colours < 256 ? .sixteen : .palette
  }
}
