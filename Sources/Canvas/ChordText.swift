extension Chord {
  /// Why a textual form is not a chord.
  public enum Malformed: Error, Hashable, Sendable {
    case unknownKey(String)
    /// No terminal tells this chord from another key: ctrl-h is backspace, ctrl-i is tab, ctrl-j and ctrl-m are enter,
    /// ctrl-[ is escape.
    case indistinguishable(String)
  }

  /// Reads "f10", "ctrl-s", "shift-tab", "alt-x", "pgup", "space", "?": modifiers first, each followed by a hyphen.
  public init(_ text: String) throws(Malformed) {
    var rest = Substring(text)
    var modifiers: Modifiers = []
    while let (prefix, modifier) = Chord.prefixes.first(where: { rest.hasPrefix($0.0) }), rest.count > prefix.count {
      rest.removeFirst(prefix.count)
      modifiers.insert(modifier)
    }
    guard let key = Chord.key(named: String(rest)) else { throw .unknownKey(text) }
    self.init(key, modifiers)
    guard isDistinguishable else { throw .indistinguishable(text) }
  }

  /// A terminal sends bytes of its own for the chord.
  public var isDistinguishable: Bool {
    guard case .character(let character) = key else { return key != .escape || modifiers.subtracting(.alt).isEmpty }
    if modifiers.contains(.shift) { return false }
    guard modifiers.contains(.control) else { return true }
    if character == " " { return true }
    return ("a"..."z").contains(character) && !"hijm".contains(character)
  }

  private static let prefixes: [(String, Modifiers)] = [("ctrl-", .control), ("alt-", .alt), ("shift-", .shift)]

  private static let names: [(String, Key)] = [
    ("enter", .enter), ("esc", .escape), ("tab", .tab), ("backspace", .deleteBackward), ("delete", .delete),
    ("insert", .insert), ("up", .up), ("down", .down), ("left", .left), ("right", .right), ("home", .home),
    ("end", .end), ("pgup", .pageUp), ("pgdn", .pageDown), ("space", .character(" ")),
  ]

  private static func key(named name: String) -> Key? {
    if let (_, key) = names.first(where: { $0.0 == name }) { return key }
    if name.hasPrefix("f"), let number = Int(name.dropFirst()), (1...12).contains(number), name == "f\(number)" {
      return .function(number)
    }
    guard name.count == 1, let character = name.first, !character.isWhitespace else { return nil }
    return Width.of(character.unicodeScalars.first ?? " ") == 0 ? nil : .character(character)
  }
}

extension Chord: CustomStringConvertible {
  /// The textual form that `init(_:)` reads.
  public var description: String {
    Chord.prefixes.reduce(into: "") { if modifiers.contains($1.1) { $0 += $1.0 } } + keyName
  }

  private var keyName: String {
    if case .character(let character) = key, character != " " { return String(character) }
    if case .function(let number) = key { return "f\(number)" }
    return Chord.names.first { $0.1 == key }?.0 ?? ""
  }
}

extension Chord {
  /// What stands on the key: "⏎", "Esc", "F10", "Ctrl-S", "↑", "a".
  public var keyCap: String {
    let cap =
      switch key {
      case .character(" "): "Space"
      case .character(let character):
        modifiers.contains(.control) ? String(character).uppercased() : String(character)
      case .function(let number): "F\(number)"
      case .enter: String(Glyph.enter)
      case .escape: "Esc"
      case .tab: "Tab"
      case .deleteBackward: "Backspace"
      case .delete: "Del"
      case .insert: "Ins"
      case .up: String(Glyph.up)
      case .down: String(Glyph.down)
      case .left: String(Glyph.left)
      case .right: String(Glyph.right)
      case .home: "Home"
      case .end: "End"
      case .pageUp: "PgUp"
      case .pageDown: "PgDn"
      }
    let prefixes: [(Modifiers, String)] = [(.control, "Ctrl-"), (.alt, "Alt-"), (.shift, "Shift-")]
    return prefixes.reduce(into: "") { if modifiers.contains($1.0) { $0 += $1.1 } } + cap
  }
}
