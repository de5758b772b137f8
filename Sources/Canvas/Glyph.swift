/// The glyphs of our own that are not letters: all of one column, all in the fonts of a plain Debian.
public enum Glyph {
  public static let ellipsis: Character = "…"
  public static let dot: Character = "·"
  public static let bullet: Character = "•"
  public static let tick: Character = "✓"
  public static let bang: Character = "!"
  public static let marker: Character = "▌"
  public static let closed: Character = "▸"
  public static let open: Character = "▾"
  public static let here: Character = "▸"
  public static let tokenPresent: Character = "●"
  public static let tokenAbsent: Character = "○"
  public static let enter: Character = "⏎"
  public static let up: Character = "↑"
  public static let down: Character = "↓"
  public static let left: Character = "←"
  public static let right: Character = "→"
  public static let horizontal: Character = "─"
  public static let vertical: Character = "│"
  public static let topLeft: Character = "┌"
  public static let topRight: Character = "┐"
  public static let bottomLeft: Character = "└"
  public static let bottomRight: Character = "┘"
  public static let teeDown: Character = "┬"
  public static let teeUp: Character = "┴"
  public static let teeRight: Character = "├"
  public static let teeLeft: Character = "┤"
  public static let cross: Character = "┼"
  public static let full: Character = "█"
  public static let upperHalf: Character = "▀"
  public static let lowerHalf: Character = "▄"
  public static let leftHalf: Character = "▌"
  public static let rightHalf: Character = "▐"
  public static let shade: Character = "░"

  /// Drawn where a text holds something that cannot be drawn or must not be: a control, a direction override.
  public static let replacement: Character = "\u{FFFD}"

  /// The glyph in ASCII, for consoles whose font has no other; letters and what has no twin stay as they are.
  public static func ascii(_ glyph: Character) -> Character { twins[glyph] ?? glyph }

  private static let twins: [Character: Character] = [
    ellipsis: "~", dot: ".", bullet: "*", tick: "v", marker: ">", closed: "+", open: "-", tokenPresent: "*",
    tokenAbsent: "o", enter: "<", up: "^", down: "v", left: "<", right: ">", horizontal: "-", vertical: "|",
    topLeft: "+", topRight: "+", bottomLeft: "+", bottomRight: "+", teeDown: "+", teeUp: "+", teeRight: "+",
    teeLeft: "+", cross: "+", full: "#", upperHalf: "\"", lowerHalf: "_", rightHalf: "|", shade: ".",
    "–": "-", "—": "-", "“": "\"", "”": "\"", "‘": "'", "’": "'", "×": "x", "\u{A0}": " ",
    "▖": ".", "▗": ".", "▘": "'", "▝": "'", "▙": "#", "▚": "\\", "▛": "#", "▜": "#", "▞": "/", "▟": "#",
    replacement: "?",
  ]
}
