import Dossiers
import PortalClient
import Sandbox
import Testing

@Suite struct SignInTests {
  @Test func personSignsInWithPasswordAndCode() async throws {
    let sandbox = try await TestSandbox()
    var messages = sandbox.messages
    let first = try await sandbox.client.startSignIn()
    #expect(first.kind == .password)
    #expect(first.parameters.map(\.name) == ["username", "password"])
    #expect(first.parameters.map(\.isConfidential) == [false, true])
    #expect(first.notice == nil)

    let second = try #require(
      try await sandbox.client.answer(first, values: SandboxAccount.hau.credentials).prompt)
    #expect(second.kind == .oneTimeCode)
    #expect(second.parameters.map(\.name) == ["OTPcode"])
    #expect(second.maskedPhone == "0946xxx303")
    #expect(second.remainingAttempts == 3)
    #expect(second.resendsLeft == 5)
    #expect(second.expiresAt == sandbox.clock.now + 120)
    #expect(second.resendableAt == sandbox.clock.now + 15)
    #expect(second.notice == nil)

    let code = try #require(await messages.next()?.code)
    let person = try #require(try await sandbox.client.answer(second, values: ["OTPcode": Secret(code)]).person)
    #expect(person == SandboxAccount.hau.person)
    #expect(Array(person.fullName.utf8) == Array("Phan Quốc Hậu".utf8))
    #expect(await sandbox.client.person == person)
    await sandbox.stop()
  }

  @Test func wrongPasswordIsAskedAgainUntilTheAccountIsLocked() async throws {
    let sandbox = try await TestSandbox { $0.passwordAttempts = 3 }
    var prompt = try await sandbox.client.startSignIn()
    let wrong = ["username": Secret("066090007735"), "password": Secret("không phải")]
    for remaining in [2, 1] {
      prompt = try #require(try await sandbox.client.answer(prompt, values: wrong).prompt)
      #expect(prompt.kind == .password)
      #expect(prompt.notice?.code == .signInRefused)
      #expect(prompt.notice?.details["remaining"] == String(remaining))
      #expect(prompt.remainingAttempts == remaining)
    }
    prompt = try #require(try await sandbox.client.answer(prompt, values: wrong).prompt)
    prompt = try #require(try await sandbox.client.answer(prompt, values: SandboxAccount.hau.credentials).prompt)
    #expect(prompt.notice?.code == .signInLocked)
    #expect(prompt.notice?.details["seconds"] == "300")
    await sandbox.stop()
  }

  @Test func wrongCodeIsForgivenAsOftenAsThePortalSays() async throws {
    let sandbox = try await TestSandbox()
    var messages = sandbox.messages
    var prompt = try await sandbox.passwordGiven()
    let code = try #require(await messages.next()?.code)
    let wrong = ["OTPcode": Secret(code == "000000" ? "000001" : "000000")]
    prompt = try #require(try await sandbox.client.answer(prompt, values: wrong).prompt)
    #expect(prompt.notice?.code == .codeWrong)
    #expect(prompt.notice?.technical == "SMSOTP-65020")
    #expect(prompt.notice?.details["remaining"] == "2")
    #expect(prompt.maskedPhone == "0946xxx303")
    #expect(prompt.expiresAt == sandbox.clock.now + 120)
    #expect(try await sandbox.client.answer(prompt, values: ["OTPcode": Secret(code)]).person != nil)
    await sandbox.stop()
  }

  @Test func lastWrongCodeEndsTheSignIn() async throws {
    let sandbox = try await TestSandbox()
    var messages = sandbox.messages
    var prompt = try await sandbox.passwordGiven()
    let code = try #require(await messages.next()?.code)
    let wrong = ["OTPcode": Secret(code == "000000" ? "000001" : "000000")]
    for _ in 0..<2 { prompt = try #require(try await sandbox.client.answer(prompt, values: wrong).prompt) }
    let problem = await #expect(throws: Problem.self) { try await sandbox.client.answer(prompt, values: wrong) }
    #expect(problem?.code == .signInLocked)
    #expect(problem?.details["seconds"] == "300")
    await #expect(throws: Problem(.signInExpired)) { try await sandbox.client.answer(prompt, values: wrong) }
    await sandbox.stop()
  }

  @Test func expiredCodeIsReplacedByAnother() async throws {
    let sandbox = try await TestSandbox()
    var messages = sandbox.messages
    var prompt = try await sandbox.passwordGiven()
    let code = try #require(await messages.next()?.code)
    sandbox.clock.advance(121)
    prompt = try #require(try await sandbox.client.answer(prompt, values: ["OTPcode": Secret(code)]).prompt)
    #expect(prompt.notice?.code == .codeExpired)
    #expect(prompt.validSeconds == 0)

    prompt = try await sandbox.client.resendCode(prompt)
    #expect(prompt.notice == nil)
    #expect(prompt.resendsLeft == 4)
    #expect(prompt.validSeconds == 120)
    let other = try #require(await messages.next()?.code)
    #expect(try await sandbox.client.answer(prompt, values: ["OTPcode": Secret(other)]).person != nil)
    await sandbox.stop()
  }

  @Test func anotherCodeHasToWait() async throws {
    let sandbox = try await TestSandbox()
    let first = try await sandbox.passwordGiven()
    sandbox.clock.advance(5)
    let prompt = try await sandbox.client.resendCode(first)
    #expect(prompt.notice?.code == .codeResendTooSoon)
    #expect(prompt.notice?.details["seconds"] == "10")
    #expect(prompt.resendableAt == first.resendableAt)
    #expect(prompt.expiresAt == first.expiresAt)
    await sandbox.stop()
  }

  @Test func codesAreNotSentForEver() async throws {
    let sandbox = try await TestSandbox { $0.resendLimit = 1 }
    var prompt = try await sandbox.passwordGiven()
    for problem in [nil, ProblemCode.codeResendLimit] {
      sandbox.clock.advance(20)
      prompt = try await sandbox.client.resendCode(prompt)
      #expect(prompt.notice?.code == problem)
      #expect(prompt.resendsLeft == 0)
    }
    await sandbox.stop()
  }

  @Test func signInThatThePortalForgotHasExpired() async throws {
    let sandbox = try await TestSandbox()
    let prompt = try await sandbox.client.startSignIn()
    sandbox.clock.advance(3_600)
    let problem = await #expect(throws: Problem.self) {
      try await sandbox.client.answer(prompt, values: SandboxAccount.hau.credentials)
    }
    #expect(problem?.code == .signInExpired)
    await sandbox.stop()
  }

  @Test func promptOfAnotherClientIsNotAnswered() async throws {
    let sandbox = try await TestSandbox()
    let prompt = try await PortalClient(connection: .test(at: sandbox.address)).startSignIn()
    await #expect(throws: Problem(.signInExpired)) { try await sandbox.client.answer(prompt, values: [:]) }
    await sandbox.stop()
  }
}
