import Foundation
import PortalWire
import Sandbox
import Testing

struct SignInTests {
  @Test func aSignInAsksForAPasswordThenACodeAndGivesTokens() async throws {
    let test = try await TestPortal()
    var inbox = test.portal.messages.makeAsyncIterator()
    let key = ProofKey()
    let first = try await test.authorize(key)
    #expect(first.flowStatus == .incomplete)
    #expect(first.nextStep?.authenticators.first?.requiredParams == ["username", "password"])
    #expect(first.nextStep?.authenticators.first?.metadata?.params.map(\.confidential) == [false, true])
    let second = try await test.enterPassword(first)
    #expect(second.flowStatus == .incomplete)
    #expect(second.nextStep?.authenticators.first?.authenticatorId == Authenticator.textMessageID)
    let sent = try #require(second.messages.first)
    #expect(sent.messageId == FlowCode.codeSent)
    #expect(sent[.maskedMobileNumber] == "0946xxx303")
    #expect(sent[.validitySeconds] == "120")
    let message = try #require(await inbox.next())
    #expect(message.phone == "0946911303")
    #expect(Array(message.text.utf8) == Array("DVCQG: \(message.code) là mã xác thực của quý vị.".utf8))
    let done = try await test.enterCode(second, message.code)
    #expect(done.flowStatus == .succeeded)
    #expect(done.authData?.state == "một trạng thái")
    let grant = try TokenRequest.code(
      #require(done.authData?.code), redirectURI: TestPortal.redirectURI, clientID: TestPortal.clientID,
      verifier: key.verifier)
    let tokens = try await test.exchange(grant).decode(TokenReply.self)
    #expect(tokens.expiresIn == 300)
    let claims = try await test.get(PortalPath.claims, token: tokens.accessToken).decode(UserClaims.self)
    #expect(claims.person == SandboxAccount.hau.person)
    #expect(try await test.exchange(grant).status == 400)
    try await test.remove()
  }

  @Test func aCodeIsWorthNothingWithoutItsVerifier() async throws {
    let test = try await TestPortal()
    var inbox = test.portal.messages.makeAsyncIterator()
    let flow = try await test.enterPassword(test.authorize())
    let done = try await test.enterCode(flow, try #require(await inbox.next()).code)
    let reply = try await test.exchange(
      .code(
        #require(done.authData?.code), redirectURI: TestPortal.redirectURI, clientID: TestPortal.clientID,
        verifier: ProofKey().verifier))
    #expect(reply.status == 400)
    #expect(try reply.decode(TokenRefusal.self).error == "invalid_grant")
    try await test.remove()
  }

  @Test func aWrongPasswordMayBeTriedAgainAndManyLockTheAccount() async throws {
    let test = try await TestPortal()
    let flow = try await test.authorize()
    let wrong = try await test.enterPassword(flow, "066090007735", "sai")
    #expect(wrong.flowStatus == .failedIncomplete)
    #expect(wrong.codes == [FlowCode.passwordWrong])
    #expect(wrong.messages.first?[.remainingAttempts] == "4")
    #expect(try await test.enterPassword(flow, "000000000000", "sai").codes == [FlowCode.passwordWrong])
    #expect(try await test.enterPassword(flow, "", "").codes == [FlowCode.usernameEmpty])
    for _ in 0..<3 { _ = try await test.enterPassword(flow, "066090007735", "sai") }
    let locked = try await test.enterPassword(flow, "066090007735", "sai")
    #expect(locked.codes == [FlowCode.accountLocked])
    #expect(locked.messages.first?[.unlockAfterSeconds] == "300")
    #expect(try await test.enterPassword(flow).codes == [FlowCode.accountLocked])
    test.clock.advance(300)
    #expect(try await test.enterPassword(flow).codes == [FlowCode.codeSent])
    try await test.remove()
  }

  @Test func threeWrongCodesEndTheSignInWithALock() async throws {
    let test = try await TestPortal()
    var inbox = test.portal.messages.makeAsyncIterator()
    let flow = try await test.enterPassword(test.authorize())
    let wrongCode = try #require(await inbox.next()).wrongCode
    #expect(try await test.enterCode(flow, "").codes == [FlowCode.codeEmpty])
    let first = try await test.enterCode(flow, wrongCode)
    #expect(first.codes == [FlowCode.codeInvalid])
    #expect(first.messages.first?[.remainingAttempts] == "2")
    _ = try await test.enterCode(flow, wrongCode)
    let last = try await test.enterCode(flow, wrongCode)
    #expect(last.flowStatus == .failedCompleted)
    #expect(last.codes == [FlowCode.retryLimit])
    let refused = try await test.step(flow, Authenticator.textMessageID, ["OTPcode": wrongCode])
    #expect(refused.status == 400)
    #expect(try refused.decode(Refusal.self).code == FlowCode.requestInvalid)
    #expect(try await test.enterPassword(test.authorize()).codes == [FlowCode.codeLocked])
    test.clock.advance(300)
    #expect(try await test.enterPassword(test.authorize()).codes == [FlowCode.codeSent])
    try await test.remove()
  }

  @Test func anExpiredCodeIsRefusedAndANewOneIsTaken() async throws {
    let test = try await TestPortal()
    var inbox = test.portal.messages.makeAsyncIterator()
    let flow = try await test.enterPassword(test.authorize())
    let old = try #require(await inbox.next())
    let tooSoon = try await test.resend(flow)
    #expect(tooSoon.codes == [FlowCode.codeResent])
    #expect(tooSoon.messages.first?[.resendAfterSeconds] == "15")
    test.clock.advance(120)
    #expect(try await test.enterCode(flow, old.code).codes == [FlowCode.codeExpired])
    let resent = try await test.resend(flow)
    #expect(resent.codes == [FlowCode.codeResent, FlowCode.codeSent])
    #expect(resent.messages.last?[.remainingResends] == "4")
    let new = try #require(await inbox.next())
    #expect(try await test.enterCode(flow, new.code).flowStatus == .succeeded)
    try await test.remove()
  }

  @Test func aCodeIsResentFiveTimesAndNoMore() async throws {
    let test = try await TestPortal()
    let flow = try await test.enterPassword(test.authorize())
    for _ in 0..<5 {
      test.clock.advance(15)
      #expect(try await test.resend(flow).codes == [FlowCode.codeResent, FlowCode.codeSent])
    }
    test.clock.advance(15)
    #expect(try await test.resend(flow).codes == [FlowCode.resendLimit])
    try await test.remove()
  }

  @Test func anAccessTokenExpiresAndARefreshTokenRotates() async throws {
    let test = try await TestPortal()
    let tokens = try await test.signIn()
    test.clock.advance(300)
    let expired = try await test.get(PortalPath.dossiers, token: tokens.accessToken)
    #expect(expired.status == 401)
    let refusal = try expired.decode(Refusal.self)
    #expect(refusal.code == RefusalCode.sessionExpired)
    #expect(refusal.traceId.count == 16)
    let refresh = TokenRequest.refresh(try #require(tokens.refreshToken), clientID: TestPortal.clientID)
    let renewed = try await test.exchange(refresh).decode(TokenReply.self)
    #expect(renewed.accessToken != tokens.accessToken)
    #expect(try await test.get(PortalPath.dossiers, token: renewed.accessToken).status == 200)
    #expect(try await test.exchange(refresh).status == 400)
    #expect(try await test.get(PortalPath.dossiers, token: renewed.accessToken).status == 401)
    try await test.remove()
  }

  @Test func aRevokedSessionIsOver() async throws {
    let test = try await TestPortal()
    let tokens = try await test.signIn()
    let reply = try await test.post(FormFields([("token", tokens.accessToken)]), to: PortalPath.revoke)
    #expect(reply.status == 200)
    #expect(try await test.get(PortalPath.claims, token: tokens.accessToken).status == 401)
    try await test.remove()
  }

  @Test func noSecretReachesTheDisk() async throws {
    let test = try await TestPortal()
    var inbox = test.portal.messages.makeAsyncIterator()
    let tokens = try await test.signIn()
    let code = try #require(await inbox.next()).code
    let content = try Data(contentsOf: URL(filePath: test.folder + "/portal.sqlite"))
    let refreshToken = try #require(tokens.refreshToken)
    for secret in [tokens.accessToken, refreshToken, code, SandboxAccount.hau.password] {
      #expect(content.range(of: Data(secret.utf8)) == nil)
    }
    #expect(content.range(of: Data(SandboxAccount.hau.username.utf8)) != nil)
    try await test.remove()
  }
}
