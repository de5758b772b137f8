import Dossiers
import Testing

@Test func aCodePromptOpensItsScreen() {
  var session = DossierKit.session(at: [.home, .signIn])
  session.account.isWaiting = true
  session.account.form.type("bí mật", into: Field(id: "password", label: LocalizedText(vi: "", en: ""), kind: .secret))
  #expect(session.learn(.prompted(DossierKit.prompt(.oneTimeCode))) == [])
  #expect(session.route.current == .oneTimeCode && !session.account.isWaiting)
  #expect(session.account.form.secret(of: "password").isEmpty)
  #expect(session.notice?.content == .text("code-sent", ["phone": "0941xxx947"]))
}

@Test func aWrongCodeIsReportedAndEmptied() {
  var session = DossierKit.session(at: [.home, .signIn, .oneTimeCode])
  session.account.code = Secret("111111")
  let problem = Problem(.codeWrong, ["remaining": "2"])
  _ = session.learn(.prompted(DossierKit.prompt(.oneTimeCode, notice: problem)))
  #expect(session.account.code.isEmpty && session.notice?.content == .problem(problem))
}

@Test func answersGoByThePortalsNames() {
  var account = Account()
  account.form.set("username", to: " 066090007735 ")
  account.form.type("bí mật", into: Field(id: "password", label: LocalizedText(vi: "", en: ""), kind: .secret))
  let answers = account.answers(to: DossierKit.prompt(.password))
  #expect(answers == ["user": Secret("066090007735"), "pass": Secret("bí mật")])
  account.code = Secret("417209")
  #expect(account.codeAnswer(to: DossierKit.prompt(.oneTimeCode)) == ["user": Secret("417209")])
}

@Test func aPromptForAScreenThatWasLeftOpensNothing() {
  var session = DossierKit.session(at: [.home])
  #expect(session.learn(.prompted(DossierKit.prompt(.oneTimeCode))) == [])
  #expect(session.route.screens == [.home])
}

@Test func signingInLeadsBackToTheWork() {
  var session = DossierKit.session(at: [.home, .applicant, .signIn, .oneTimeCode])
  session.account.form.set("username", to: "066090007735")
  session.account.code = Secret("417209")
  _ = session.learn(.signedIn(DossierKit.person))
  #expect(session.route.screens == [.home, .applicant])
  #expect(session.account.person == DossierKit.person && session.account.code.isEmpty && session.account.prompt == nil)
  #expect(session.account.form.text(of: "username") == "066090007735")
}

@Test func signingInFromHomeLeadsToTheCatalogue() {
  var session = DossierKit.session(at: [.home, .signIn])
  _ = session.learn(.signedIn(DossierKit.person))
  #expect(session.route.screens == [.home, .procedures])
}

@Test func anExpiredSignInIsRenewedAndTheSubmissionGoesOn() {
  let draft = DossierKit.signedDraft().with { $0.isCommitted = true }
  var session = DossierKit.session(at: [.home, .applicant, .components, .review, .submit], draft: draft)
  session.account.person = DossierKit.person
  session.submission.stage = .uploading
  #expect(session.learn(.sessionExpired) == [])
  #expect(session.account.person == nil && session.route.current == .signIn)
  #expect(session.notice?.content == .problem(Problem(.signInExpired)))
  #expect(session.learn(.signedIn(DossierKit.person)) == [.portal(.submit(draft))])
  #expect(session.route.current == .submit)
}

@Test func uploadsAreCountedUntilAllAreThere() {
  let draft = DossierKit.signedDraft().with { $0.isCommitted = true }
  var session = DossierKit.session(at: [.home, .applicant, .components, .review, .submit], draft: draft)
  session.account.person = DossierKit.person
  _ = session.arrive()
  _ = session.learn(.uploadProgressed("c-1", sent: 10_000, total: 40_000))
  #expect(session.submission.progress == 0.25)
  let upload = UploadedFile(id: "u-1", filename: "don.pdf", byteCount: 40_000, sha256: "/f/signed.pdf")
  _ = session.learn(.uploaded("c-1", upload))
  #expect(session.submission.stage == .submitting && session.submission.progress == 1)
  #expect(session.draft?.papers[0].file?.upload == upload)
}

@Test func aReceiptIsKeptAndShown() {
  var session = DossierKit.session(
    at: [.home, .applicant, .components, .review, .submit], draft: DossierKit.signedDraft())
  let receipt = Receipt(
    number: "H15.07-20261123-0000043", procedureCode: "1.001822", procedureName: "Cấp chứng chỉ",
    applicantName: "Phan Quốc Hậu", receivingOffice: "Sở VHTTDL", submittedAt: DossierKit.now, appointment: nil,
    workingDays: 5, status: .registered, files: [])
  #expect(session.learn(.submitted(receipt)) == [.drafts(.saveReceipt(receipt, draft: "d-1")), .portal(.loadFollowed)])
  #expect(session.route.screens == [.home, .receipt] && session.draft?.receipt == receipt)
  session.shelveDraft()
  #expect(session.shelf.unfinished.isEmpty)
  _ = session.learn(DraftEvent.receiptSaved("d-1", path: "/r.pdf"))
  #expect(session.draft?.receipt?.savedPath == "/r.pdf" && session.shelf.drafts[0].receipt?.savedPath == "/r.pdf")
}

@Test func onlyTheAnswerToTheCurrentQueryIsShown() {
  var session = DossierKit.session(at: [.home, .procedures])
  session.catalogue.query.text = "tu bo"
  let results = ProcedureResults(total: 1, hits: [ProcedureHit(summary: DossierKit.procedure.summary)])
  session.catalogue.selected = 5
  _ = session.learn(.searched(ProcedureQuery(text: "tu"), results, counts: [:], fields: []))
  #expect(session.catalogue.results.total == 0)
  _ = session.learn(.searched(ProcedureQuery(text: "tu bo"), results, counts: ["a-1": 1], fields: ["Di sản văn hóa"]))
  #expect(session.catalogue.results == results && session.catalogue.selected == 0)
}

@Test func signingOutKeepsTheDrafts() {
  var session = DossierKit.session(at: [.home], draft: DossierKit.signedDraft())
  session.account.person = DossierKit.person
  _ = session.learn(.signedOut)
  #expect(session.account == Account() && session.shelf.drafts.count == 1)
}
