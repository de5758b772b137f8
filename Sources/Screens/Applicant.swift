import Canvas
import Dossiers

/// The applicant form of the dossier at hand.
public enum ApplicantScreen: Screen {
  public enum Action: String, CaseIterable, Sendable {
    case proceed
    case next
  }

  public static func perform(_ action: Action, _ session: inout Session, _ description: ScreenDescription) -> [Effect] {
    let fields = description.fields
    switch action {
    case .proceed: return proceed(&session, fields)
    case .next:
      let effects = takeOffered(&session, fields)
      guard session.applicant.form.focus < fields.count - 1 else { return effects + proceed(&session, fields) }
      leave(.nextField, &session, fields)
      return effects
    }
  }

  public static func handle(
    _ input: InputEvent, _ session: inout Session, _ description: ScreenDescription
  ) -> [Effect] {
    let fields = description.fields
    guard !fields.isEmpty else { return [] }
    switch input {
    case .moved(let move): return self.move(move, &session, fields)
    case .typed, .pasted, .edited:
      let before = session.applicant.form.values
      guard let field = session.applicant.form.take(input, among: fields) else { return [] }
      guard session.applicant.form.values != before else { return [] }
      return keep(field, &session)
    case .pressed, .clicked, .resized: return []
    }
  }

  public static func hint(_ session: Session, _ texts: ScreenTexts) -> String? { texts["hint"] }
}

extension ApplicantScreen {
  /// The names that the focused field offers for what was typed; nil where there is nothing to choose.
  static func offered(_ session: Session, _ fields: [Field]) -> [String]? {
    let form = session.applicant.form
    guard fields.indices.contains(form.focus) else { return nil }
    let field = fields[form.focus]
    guard let choices = session.applicant.choices(for: field) else { return nil }
    let typed = form.text(of: field.id).trimmed
    return choices.contains(typed) ? nil : choices.matching(typed)
  }

  private static func proceed(_ session: inout Session, _ fields: [Field]) -> [Effect] {
    let entry = session.applicant
    guard session.applicant.form.validate(fields, today: session.now.date, choices: { entry.choices(for: $0) }) else {
      session.warn("mend-first")
      return []
    }
    session.route.open(.components)
    return []
  }

  private static func move(_ move: Move, _ session: inout Session, _ fields: [Field]) -> [Effect] {
    let offered = offered(session, fields) ?? []
    let isTyped = !session.applicant.form.text(of: fields[session.applicant.form.focus].id).trimmed.isEmpty
    switch move {
    case .down where !offered.isEmpty:
      session.applicant.form.choice = min(session.applicant.form.choice + 1, offered.count - 1)
    case .up where !offered.isEmpty && session.applicant.form.choice > 0: session.applicant.form.choice -= 1
    case .nextField where isTyped || session.applicant.form.choice > 0:
      let effects = takeOffered(&session, fields)
      leave(move, &session, fields)
      return effects
    case .up, .down, .pageUp, .pageDown, .nextField, .previousField: leave(move, &session, fields)
    case .left, .right, .first, .last: session.applicant.form.move(move, among: fields)
    }
    return []
  }

  /// Judges the field that one leaves, but does not scold for what is still empty.
  private static func leave(_ move: Move, _ session: inout Session, _ fields: [Field]) {
    let field = fields[session.applicant.form.focus]
    let problem = field.problem(
      with: session.applicant.form.text(of: field.id), today: session.now.date,
      choices: session.applicant.choices(for: field))
    session.applicant.form.problems[field.id] = problem == .missing ? nil : problem
    session.applicant.form.choice = 0
    session.applicant.form.move(move, among: fields)
  }

  /// Takes the highlighted name, where names are offered.
  private static func takeOffered(_ session: inout Session, _ fields: [Field]) -> [Effect] {
    guard let offered = offered(session, fields), !offered.isEmpty else { return [] }
    let field = fields[session.applicant.form.focus]
    let isUntouched = session.applicant.form.choice == 0 && session.applicant.form.text(of: field.id).trimmed.isEmpty
    guard !isUntouched else { return [] }
    session.applicant.form.set(field.id, to: offered[min(session.applicant.form.choice, offered.count - 1)])
    session.applicant.form.choice = 0
    return keep(field, &session)
  }

  private static func keep(_ field: Field, _ session: inout Session) -> [Effect] {
    session.draft?.applicant = session.applicant.form.values
    session.draft?.updatedAt = session.now
    return field.kind == .province ? session.loadWards() : []
  }
}

extension [String] {
  /// Names that hold what was typed, marks and case aside; those with a word that begins so come first.
  func matching(_ typed: String) -> [String] {
    let wanted = typed.searchFolded
    guard !wanted.isEmpty else { return self }
    var first: [String] = []
    var later: [String] = []
    for name in self {
      let folded = name.searchFolded
      if folded.hasPrefix(wanted) || folded.contains(" " + wanted) {
        first.append(name)
      } else if folded.contains(wanted) {
        later.append(name)
      }
    }
    return first + later
  }
}
