import Dossiers
import Screens
import Testing

private func prompt(_ change: (inout SignInPrompt) -> Void = { _ in }) -> SignInPrompt {
  var prompt = SignInPrompt(
    flow: "flow-1", authenticator: "sms-otp", kind: .oneTimeCode,
    parameters: [SignInParameter(name: "OTPcode", label: "Code", isConfidential: true)], maskedPhone: "0941xxx947",
    remainingAttempts: 3, resendsLeft: 4, validSeconds: 120, resendSeconds: 30, receivedAt: ScreenKit.now)
  change(&prompt)
  return prompt
}

private func session(
  _ prompt: SignInPrompt = prompt(), columns: Int = 80, rows: Int = 24, language: Language = .vietnamese
) -> Session {
  var session = ScreenKit.session(at: [.home, .signIn, .oneTimeCode], columns: columns, rows: rows, language: language)
  session.account.prompt = prompt
  return session
}

@Test func sixDigitsAreSentWithEnter() throws {
  let library = try #require(ScreenKit.library)
  var session = session()
  #expect(library.type("417209", &session) == [])
  #expect(try library.press("enter", &session) == [.portal(.answer(prompt(), ["OTPcode": Secret("417209")]))])
  #expect(session.account.isWaiting)
  #expect(try library.press("enter", &session) == [])
}

@Test func aCodeHasSixDigitsAndNothingElse() throws {
  let library = try #require(ScreenKit.library)
  var session = session()
  _ = library.type("4a1 7-2", &session)
  #expect(session.account.code == Secret("4172"))
  #expect(try library.press("enter", &session) == [])
  #expect(session.notice?.content == .text("code-incomplete", ["length": "6"]))
  _ = library.type("0988", &session)
  #expect(session.account.code == Secret("417209"))
}

@Test func aCodeCanBePastedAndTakenBack() throws {
  let library = try #require(ScreenKit.library)
  var session = session()
  _ = library.type("9", &session)
  _ = library.reduce(&session, .input(.pasted("417 209\n")))
  #expect(session.account.code == Secret("417209"))
  _ = try library.press("backspace", &session)
  #expect(session.account.code == Secret("41720"))
  _ = try library.press("ctrl-u", &session)
  #expect(session.account.code.isEmpty)
}

@Test func anotherCodeIsSentOnceThePortalAllowsIt() throws {
  let library = try #require(ScreenKit.library)
  var session = session()
  #expect(try library.press("r", &session) == [])
  #expect(session.notice?.content == .text("resend-too-soon", ["time": "0:30"]))
  _ = library.reduce(&session, .clock(ScreenKit.now + 30))
  #expect(try library.press("r", &session) == [.portal(.resendCode(prompt()))])
  var fresh = prompt { $0.receivedAt = ScreenKit.now + 31 }
  fresh.resendsLeft = 3
  _ = library.reduce(&session, .portal(.prompted(fresh)))
  #expect(!session.account.isWaiting && session.account.code.isEmpty)
  #expect(session.notice?.content == .text("code-sent", ["phone": "0941xxx947"]))
}

@Test func whenNoCodeIsLeftThePersonIsToldWhatToDo() throws {
  let library = try #require(ScreenKit.library)
  var session = session(prompt { $0.resendsLeft = 0 })
  session.now = ScreenKit.now + 60
  #expect(try library.press("r", &session) == [])
  #expect(session.notice?.content == .text("no-resends", ["time": "0:00"]))
}

@Test func anExpiredCodeIsNotSent() throws {
  let library = try #require(ScreenKit.library)
  var session = session()
  _ = library.type("417209", &session)
  _ = library.reduce(&session, .clock(ScreenKit.now + 120))
  #expect(try library.press("enter", &session) == [])
  #expect(session.notice?.content == .text("code-expired-here", ["length": "6"]))
  #expect(library.frame(of: session).text.contains("mã đã hết hạn"))
}

@Test func theCountdownRunsWithTheClock() throws {
  let library = try #require(ScreenKit.library)
  var session = session()
  _ = library.reduce(&session, .clock(ScreenKit.now + 18))
  let text = library.frame(of: session).text
  #expect(text.contains("còn hiệu lực 1:42") && text.contains("Gửi lại được sau 0:12"))
}

@Test func turningBackEndsThisSignIn() throws {
  let library = try #require(ScreenKit.library)
  var session = session()
  _ = library.type("417", &session)
  #expect(try library.press("esc", &session) == [.portal(.startSignIn)])
  #expect(session.route.current == .signIn && session.account.code.isEmpty)
}

@Test func theMessageIsShownOnlyInTheSandbox() throws {
  let library = try #require(ScreenKit.library)
  var session = session()
  let message = SandboxMessage(phone: "0941", text: Secret("DVCQG: 417209 là mã xác thực."), at: ScreenKit.now)
  _ = library.reduce(&session, .portal(.messageReceived(message)))
  #expect(library.frame(of: session).text.contains("417209 là mã xác thực"))
  session.connection.isSandbox = false
  #expect(!library.frame(of: session).text.contains("417209"))
}

@Test func oneTimeCodeLooksAsRecorded() throws {
  let library = try #require(ScreenKit.library)
  try expectSnapshots(of: "one-time-code", library) { columns, rows, language in
    var session = session(columns: columns, rows: rows, language: language)
    session.now = ScreenKit.now + 18
    session.account.message = SandboxMessage(
      phone: "0941654947", text: Secret("DVCQG: 417209 là mã xác thực của quý vị. Không đưa mã này cho ai."),
      at: ScreenKit.now)
    _ = library.type("417", &session)
    return session
  }
}
