import Dossiers
import Foundation
import Testing

private func resumed(_ session: Session, drafts: [Draft]) throws -> Session {
  let data = try JSONEncoder().encode(ResumePoint(of: session))
  var fresh = DossierKit.session()
  fresh.shelf.drafts = drafts
  fresh.resume(from: try JSONDecoder().decode(ResumePoint.self, from: data))
  return fresh
}

@Test func aRestartLeadsBackToTheSameScreen() throws {
  let draft = DossierKit.signedDraft()
  var session = DossierKit.session(at: [.home, .applicant, .components, .attach], draft: draft)
  session.papers.selected = 1
  session.picker.folder = "/home/hậu"
  session.picker.filter = TextInput("đơn")
  session.catalogue.query = ProcedureQuery(text: "tu bổ", level: .full)
  let fresh = try resumed(session, drafts: [draft])
  #expect(fresh.route == session.route && fresh.draft == draft)
  #expect(fresh.papers.selected == 1 && fresh.picker.folder == "/home/hậu" && fresh.picker.filter.text == "đơn")
  #expect(fresh.catalogue.query == session.catalogue.query && fresh.catalogue.words.text == "tu bổ")
  #expect(fresh.applicant.form.text(of: "street") == "06 Lê Duẩn")
}

@Test func aDraftThatIsGoneLeadsHome() throws {
  let session = DossierKit.session(at: [.home, .applicant, .components], draft: DossierKit.signedDraft())
  #expect(try resumed(session, drafts: []).route.screens == [.home])
}

@Test func aCodeIsNeverResumed() throws {
  var session = DossierKit.session(at: [.home, .signIn, .oneTimeCode])
  session.account.prompt = DossierKit.prompt(.oneTimeCode)
  session.account.form.set("username", to: "066090007735")
  let fresh = try resumed(session, drafts: [])
  #expect(fresh.route.screens == [.home, .signIn])
  #expect(fresh.account.form.text(of: "username") == "066090007735")
}

@Test func nothingIsSubmittedBecauseAProgramWasStarted() throws {
  let draft = DossierKit.signedDraft().with { $0.isCommitted = true }
  let session = DossierKit.session(at: [.home, .applicant, .components, .review, .submit], draft: draft)
  #expect(try resumed(session, drafts: [draft]).route.current == .review)
}

@Test func aProcedureIsReadAgainWithoutThePortal() throws {
  var session = DossierKit.session(at: [.home, .procedures, .procedure])
  session.catalogue.procedure = DossierKit.procedure
  let fresh = try resumed(session, drafts: [])
  #expect(fresh.route.current == .procedure && fresh.catalogue.procedure == DossierKit.procedure)
}

@Test func noSecretIsWrittenDown() throws {
  var session = DossierKit.session(at: [.home, .signIn], draft: DossierKit.signedDraft())
  session.account.form.type(
    "tuyệt mật", into: Field(id: "password", label: LocalizedText(vi: "", en: ""), kind: .secret))
  session.account.code = Secret("417209")
  session.tokens.pin = Secret("99887766")
  let point = try JSONEncoder().encode(ResumePoint(of: session))
  let draft = try JSONEncoder().encode(DossierKit.signedDraft())
  for text in [String(decoding: point, as: UTF8.self), String(decoding: draft, as: UTF8.self), "\(session)"] {
    for secret in ["tuyệt mật", "417209", "99887766"] { #expect(!text.contains(secret)) }
  }
}
