/// What a piece of a screen is. A raw value is the name of the role in a theme file.
public enum Role: String, CaseIterable, Hashable, Sendable {
  case text
  case dim
  case title
  case heading
  case label
  case value
  case hint
  case field
  case fieldFocused = "field-focused"
  case placeholder
  case selection
  case marker
  case key
  case keyLabel = "key-label"
  case keyDisabled = "key-disabled"
  case border
  case borderFocused = "border-focused"
  case success
  case warning
  case error
  case accent
  case railDone = "rail-done"
  case railHere = "rail-here"
  case railAhead = "rail-ahead"
  case header
  case sandbox
  case match
  case progress
  case progressAhead = "progress-ahead"
  case notification
  case box
  case boxBad = "box-bad"
  case overlay

  /// How snapshots show the role; every role has its own letter.
  public var letter: Character {
    switch self {
    case .text: "."
    case .dim: "d"
    case .title: "T"
    case .heading: "H"
    case .label: "l"
    case .value: "v"
    case .hint: "h"
    case .field: "f"
    case .fieldFocused: "F"
    case .placeholder: "_"
    case .selection: "S"
    case .marker: "M"
    case .key: "K"
    case .keyLabel: "k"
    case .keyDisabled: "x"
    case .border: "b"
    case .borderFocused: "B"
    case .success: "s"
    case .warning: "w"
    case .error: "e"
    case .accent: "a"
    case .railDone: "1"
    case .railHere: "2"
    case .railAhead: "3"
    case .header: "R"
    case .sandbox: "X"
    case .match: "m"
    case .progress: "P"
    case .progressAhead: "p"
    case .notification: "n"
    case .box: "O"
    case .boxBad: "Q"
    case .overlay: "o"
    }
  }
}
