import Dossiers

extension FormState {
  /// Takes in typing, editing and moving among fields. Returns the field that was changed.
  @discardableResult
  mutating func take(_ input: InputEvent, among fields: [Field]) -> Field? {
    guard !fields.isEmpty else { return nil }
    let field = fields[min(focus, fields.count - 1)]
    switch input {
    case .typed(let text): type(text.onOneLine, into: field)
    case .pasted(let text): type(text.onOneLine.trimmed, into: field)
    case .edited(let edit): apply(edit, to: field)
    case .moved(let move):
      self.move(move, among: fields)
      return nil
    case .pressed, .clicked, .resized: return nil
    }
    return field
  }
}

extension TextInput {
  /// Takes in typing, editing and moving within the line. True when the text changed.
  mutating func take(_ input: InputEvent) -> Bool {
    let before = text
    switch input {
    case .typed(let typed): insert(typed.onOneLine)
    case .pasted(let pasted): insert(pasted.onOneLine.trimmed)
    case .edited(let edit): apply(edit)
    case .moved(let move): self.move(move)
    case .pressed, .clicked, .resized: break
    }
    return text != before
  }
}

extension String {
  /// Pasted text often brings line ends along; a field has one line.
  var onOneLine: String { String(map { $0.isNewline || $0 == "\t" ? " " : $0 }) }
}
