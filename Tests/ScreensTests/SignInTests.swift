import Dossiers
import Screens
import Testing

private let prompt = SignInPrompt(
  flow: "flow-1", authenticator: "basic", kind: .password,
  parameters: [
    SignInParameter(name: "username", label: "Username", isConfidential: false),
    SignInParameter(name: "password", label: "Password", isConfidential: true),
  ], receivedAt: ScreenKit.now)

private let answers = ["username": Secret("066090007735"), "password": Secret("Bí mật 1")]

private func session(
  prompt: SignInPrompt? = prompt, columns: Int = 80, rows: Int = 24, language: Language = .vietnamese
) -> Session {
  var session = ScreenKit.session(at: [.home, .signIn], columns: columns, rows: rows, language: language)
  session.account.prompt = prompt
  session.account.isWaiting = prompt == nil
  return session
}

private func fillIn(_ session: inout Session, _ library: ScreenLibrary) throws {
  _ = library.type("066090007735", &session)
  _ = try library.press("enter", &session)
  _ = library.type("Bí mật 1", &session)
}

@Test func nameAndPasswordAreSentToThePortal() throws {
  let library = try #require(ScreenKit.library)
  var session = session()
  try fillIn(&session, library)
  #expect(try library.press("enter", &session) == [.portal(.answer(prompt, answers))])
  #expect(session.account.isWaiting)
}

@Test func enterOnTheNameGoesToThePasswordFirst() throws {
  let library = try #require(ScreenKit.library)
  var session = session()
  _ = library.type("066090007735", &session)
  #expect(try library.press("enter", &session) == [])
  #expect(session.account.form.focus == 1)
}

@Test func whatIsMissingIsNamed() throws {
  let library = try #require(ScreenKit.library)
  var session = session()
  _ = try library.press("tab", &session)
  #expect(try library.press("f10", &session) == [])
  #expect(session.account.form.problems == ["username": .missing, "password": .missing])
  #expect(session.account.form.focus == 0)
}

@Test func anAnswerGivenBeforeThePortalAskedIsSentWhenItAsks() throws {
  let library = try #require(ScreenKit.library)
  var session = session(prompt: nil)
  try fillIn(&session, library)
  #expect(try library.press("enter", &session) == [])
  #expect(library.reduce(&session, .portal(.prompted(prompt))) == [.portal(.answer(prompt, answers))])
  #expect(session.account.isWaiting && !session.account.isAnswerReady)
}

@Test func afterAFailureEnterStartsAnew() throws {
  let library = try #require(ScreenKit.library)
  var session = session(prompt: nil)
  _ = library.reduce(&session, .portal(.signInFailed(Problem(.portalUnreachable))))
  #expect(!session.account.isWaiting)
  try fillIn(&session, library)
  #expect(try library.press("enter", &session) == [.portal(.startSignIn)])
  #expect(library.reduce(&session, .portal(.prompted(prompt))) == [.portal(.answer(prompt, answers))])
}

@Test func whileThePortalChecksNothingIsSentTwice() throws {
  let library = try #require(ScreenKit.library)
  var session = session()
  try fillIn(&session, library)
  _ = try library.press("enter", &session)
  #expect(try library.press("enter", &session) == [])
  #expect(session.notice?.content == .text("still-checking", [:]))
  let before = session.account.form
  _ = library.type("x", &session)
  #expect(session.account.form == before)
}

@Test func aWrongPasswordIsTypedAnew() throws {
  let library = try #require(ScreenKit.library)
  var session = session()
  try fillIn(&session, library)
  _ = try library.press("enter", &session)
  var again = prompt
  again.notice = Problem(.signInRefused, ["remaining": "2"])
  #expect(library.reduce(&session, .portal(.prompted(again))) == [])
  #expect(session.account.form.secret(of: "password").isEmpty)
  #expect(session.account.form.text(of: "username") == "066090007735")
  #expect(session.notice?.content == .problem(Problem(.signInRefused, ["remaining": "2"])))
}

@Test func turningBackSendsNothingLater() throws {
  let library = try #require(ScreenKit.library)
  var session = session(prompt: nil)
  session.account.pending = [.portal(.loadFollowed)]
  try fillIn(&session, library)
  _ = try library.press("enter", &session)
  _ = try library.press("esc", &session)
  #expect(session.route.current == .home)
  #expect(library.reduce(&session, .portal(.prompted(prompt))) == [])
  #expect(session.account.pending.isEmpty && session.account.form.secret(of: "password").isEmpty)
}

@Test func thePortalsOwnQuestionsBecomeFields() throws {
  let library = try #require(ScreenKit.library)
  let question = SignInPrompt(
    flow: "flow-1", authenticator: "birthday", kind: .other, title: "Xác nhận ngày sinh",
    parameters: [SignInParameter(name: "birthday", label: "Ngày sinh", isConfidential: false)],
    receivedAt: ScreenKit.now
  )
  var session = session(prompt: question)
  _ = library.type("20/11/1990", &session)
  #expect(library.frame(of: session).text.contains("Xác nhận ngày sinh"))
  #expect(
    try library.press("enter", &session) == [.portal(.answer(question, ["birthday": Secret("20/11/1990")]))])
}

@Test func aChoiceOfWaysIsAList() throws {
  let library = try #require(ScreenKit.library)
  let choice = SignInPrompt(
    flow: "flow-1", authenticator: "", kind: .other, parameters: [],
    options: [SignInOption(authenticator: "sms", name: "SMS"), SignInOption(authenticator: "vneid", name: "VNeID")],
    receivedAt: ScreenKit.now)
  var session = session(prompt: choice)
  for _ in 0..<3 { _ = try library.press("down", &session) }
  var chosen = choice
  chosen.authenticator = "vneid"
  #expect(try library.press("enter", &session) == [.portal(.answer(chosen, [:]))])
}

@Test func aPasswordIsNeverOnTheScreen() throws {
  let library = try #require(ScreenKit.library)
  var session = session()
  try fillIn(&session, library)
  #expect(!library.frame(of: session).text.contains("Bí"))
  #expect(library.frame(of: session).text.contains("••••••••"))
}

@Test func signInLooksAsRecorded() throws {
  let library = try #require(ScreenKit.library)
  try expectSnapshots(of: "sign-in", library) { columns, rows, language in
    var session = session(columns: columns, rows: rows, language: language)
    _ = library.type("066090007735", &session)
    _ = library.reduce(&session, .input(.moved(.nextField)))
    _ = library.type("Bí mật 1", &session)
    return session
  }
}
