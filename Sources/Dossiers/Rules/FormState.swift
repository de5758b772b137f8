/// A form while it is filled in: what was typed, where the cursor is, and what is wrong.
public struct FormState: Hashable, Sendable {
  public private(set) var inputs: [Field.ID: TextInput]
  public private(set) var secrets: [Field.ID: Secret]
  /// Index into the form's fields.
  public var focus: Int
  public var problems: [Field.ID: FieldProblem]
  /// The highlighted row of a list under a province or ward field.
  public var choice: Int

  public init(values: [Field.ID: String] = [:]) {
    inputs = values.mapValues { TextInput($0) }
    secrets = [:]
    focus = 0
    problems = [:]
    choice = 0
  }

  public var values: [Field.ID: String] { inputs.mapValues(\.text) }

  public func text(of field: Field.ID) -> String { inputs[field]?.text ?? "" }
  public func input(of field: Field.ID) -> TextInput { inputs[field] ?? TextInput() }
  public func secret(of field: Field.ID) -> Secret { secrets[field] ?? Secret() }

  public mutating func set(_ field: Field.ID, to text: String) {
    inputs[field] = TextInput(text)
    problems[field] = nil
  }

  public mutating func clearSecrets() { secrets = [:] }

  public mutating func type(_ text: String, into field: Field) {
    choice = 0
    problems[field.id] = nil
    guard field.kind != .secret else {
      secrets[field.id, default: Secret()].append(text)
      return
    }
    guard inputs[field.id, default: TextInput()].text.count + text.count <= field.lengthLimit else {
      problems[field.id] = .tooLong
      return
    }
    inputs[field.id, default: TextInput()].insert(text)
  }

  public mutating func apply(_ edit: Edit, to field: Field) {
    choice = 0
    problems[field.id] = nil
    guard field.kind != .secret else {
      switch edit {
      case .deleteBackward: secrets[field.id]?.deleteBackward()
      case .deleteAll, .deleteWord: secrets[field.id]?.clear()
      case .deleteForward: break
      }
      return
    }
    inputs[field.id, default: TextInput()].apply(edit)
  }

  public mutating func move(_ move: Move, among fields: [Field]) {
    guard !fields.isEmpty else { return }
    switch move {
    case .down, .nextField: focus = min(focus + 1, fields.count - 1)
    case .up, .previousField: focus = max(focus - 1, 0)
    case .pageUp: focus = 0
    case .pageDown: focus = fields.count - 1
    case .left, .right, .first, .last: inputs[fields[focus].id]?.move(move)
    }
  }

  /// Judges every field, remembers what is wrong, and moves to the first field that must be mended.
  public mutating func validate(_ fields: [Field], today: CivilDate, choices: (Field) -> [String]? = { _ in nil })
    -> Bool
  {
    problems = [:]
    for field in fields {
      let value = field.kind == .secret ? (secret(of: field.id).isEmpty ? "" : "•") : text(of: field.id)
      problems[field.id] = field.problem(with: value, today: today, choices: choices(field))
    }
    guard let first = fields.firstIndex(where: { problems[$0.id].map { !$0.isWarning } ?? false }) else { return true }
    focus = first
    return false
  }
}
