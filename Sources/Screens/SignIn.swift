import Canvas
import Dossiers

/// The account name and the password, or whatever else the portal asks for.
public enum SignInScreen: Screen {
  public enum Action: String, CaseIterable, Sendable {
    case submit
  }

  public static func obstacle(to action: Action, in session: Session, _ description: ScreenDescription) -> String? {
    switch action {
    case .submit: isBusy(session.account) ? "still-checking" : nil
    }
  }

  public static func perform(_ action: Action, _ session: inout Session, _ description: ScreenDescription) -> [Effect] {
    switch action {
    case .submit: submit(&session, description)
    }
  }

  public static func handle(
    _ input: InputEvent, _ session: inout Session, _ description: ScreenDescription
  ) -> [Effect] {
    guard !isBusy(session.account) else { return [] }
    if let options = offeredOptions(session.account) {
      switch input {
      case .moved(.up), .moved(.previousField): session.account.selectedOption -= 1
      case .moved(.down), .moved(.nextField): session.account.selectedOption += 1
      case .moved, .typed, .pasted, .edited, .pressed, .clicked, .resized: break
      }
      session.account.selectedOption = min(max(0, session.account.selectedOption), options.count - 1)
    } else {
      session.account.form.take(input, among: fields(session.account, description))
    }
    return []
  }

  /// What was not sent yet is not sent later, behind the person's back.
  public static func closeSomething(_ session: inout Session) -> Bool {
    session.account.isAnswerReady = false
    session.account.pending = []
    session.account.form.clearSecrets()
    return false
  }

  public static func hint(_ session: Session, _ texts: ScreenTexts) -> String? {
    guard let samples = session.connection.samples else { return texts["hint"] }
    return texts["hint-sandbox", ["account": samples.account, "password": samples.password]]
  }
}

extension SignInScreen {
  /// The fields of the screen's file, or those that the portal words itself.
  static func fields(_ account: Account, _ description: ScreenDescription) -> [Field] {
    guard let prompt = account.prompt, prompt.kind == .other else { return description.fields }
    return prompt.parameters.map {
      Field(
        id: $0.name, label: LocalizedText(vi: $0.label, en: $0.label), kind: $0.isConfidential ? .secret : .text,
        isRequired: true)
    }
  }

  /// Ways to choose from, where the portal asks for nothing else.
  static func offeredOptions(_ account: Account) -> [SignInOption]? {
    guard let prompt = account.prompt, prompt.kind == .other, prompt.parameters.isEmpty, !prompt.options.isEmpty
    else { return nil }
    return prompt.options
  }

  /// The form is on its way. While the portal has not asked yet, one can go on filling in.
  static func isBusy(_ account: Account) -> Bool {
    account.isAnswerReady || account.isWaiting && account.prompt != nil
  }

  private static func submit(_ session: inout Session, _ description: ScreenDescription) -> [Effect] {
    if let options = offeredOptions(session.account) { return choose(options, &session) }
    let fields = fields(session.account, description)
    let isFilled = fields.allSatisfy {
      $0.kind == .secret
        ? !session.account.form.secret(of: $0.id).isEmpty : !session.account.form.text(of: $0.id).isEmpty
    }
    guard isFilled || session.account.form.focus >= fields.count - 1 else {
      session.account.form.move(.nextField, among: fields)
      return []
    }
    guard session.account.form.validate(fields, today: session.now.date) else { return [] }
    guard let prompt = session.account.prompt else {
      let isUnderWay = session.account.isWaiting
      session.account.isAnswerReady = true
      return isUnderWay ? [] : session.beginSignIn()
    }
    session.account.isWaiting = true
    return [.portal(.answer(prompt, session.account.answers(to: prompt)))]
  }

  private static func choose(_ options: [SignInOption], _ session: inout Session) -> [Effect] {
    guard var prompt = session.account.prompt else { return [] }
    prompt.authenticator = options[min(session.account.selectedOption, options.count - 1)].authenticator
    session.account.isWaiting = true
    return [.portal(.answer(prompt, [:]))]
  }
}
