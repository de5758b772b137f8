/// A key as a terminal of xterm's kind sends it, and as tmux names it.
enum Key: Sendable {
  case enter, tab, backTab, escape, backspace, deleteAll
  case up, down, left, right, shiftLeft, shiftUp, pageDown
  case f2, f7, f10
  case control(Character)

  var bytes: String {
    switch self {
    case .enter: "\r"
    case .tab: "\t"
    case .backTab: "\u{1B}[Z"
    case .escape: "\u{1B}"
    case .backspace: "\u{7F}"
    case .deleteAll: "\u{15}"
    case .up: "\u{1B}[A"
    case .down: "\u{1B}[B"
    case .right: "\u{1B}[C"
    case .left: "\u{1B}[D"
    case .shiftLeft: "\u{1B}[1;2D"
    case .shiftUp: "\u{1B}[1;2A"
    case .pageDown: "\u{1B}[6~"
    case .f2: "\u{1B}OQ"
    case .f7: "\u{1B}[18~"
    case .f10: "\u{1B}[21~"
    case .control(let letter): String(UnicodeScalar((letter.asciiValue ?? 0) & 0x1F))
    }
  }

  var tmuxName: String {
    switch self {
    case .enter: "Enter"
    case .tab: "Tab"
    case .backTab: "BTab"
    case .escape: "Escape"
    case .backspace: "BSpace"
    case .deleteAll: "C-u"
    case .up: "Up"
    case .down: "Down"
    case .left: "Left"
    case .right: "Right"
    case .shiftLeft: "S-Left"
    case .shiftUp: "S-Up"
    case .pageDown: "NPage"
    case .f2: "F2"
    case .f7: "F7"
    case .f10: "F10"
    case .control(let letter): "C-\(letter)"
    }
  }
}
