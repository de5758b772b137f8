import Dossiers
import Foundation
import PortalWire
import Sandbox
import Testing

struct DossierTests {
  @Test func aGoodDossierGetsANumberAndAReceipt() async throws {
    let test = try await TestPortal()
    let token = try await test.signIn().accessToken
    let draft = try await test.makeDraft(token: token)
    let receipt = try await test.submit(draft, token: token).decode(DossierRecord.self).receipt
    #expect(
      receipt
        == Receipt(
          number: "H15.08-20261123-0000043", procedureCode: "1.001822.000.00.00.H15",
          procedureName: "Cấp chứng chỉ hành nghề tu bổ di tích", applicantName: "Phan Quốc Hậu",
          receivingOffice: "Bộ phận TN và TKQ Sở VHTTDL", submittedAt: test.clock.now,
          appointment: CivilDate(year: 2026, month: 11, day: 30), workingDays: 5, status: .registered,
          files: draft.papers.compactMap(\.file?.upload).map {
            Receipt.File(name: $0.filename, byteCount: $0.byteCount, sha256: $0.sha256)
          }))
    let next = try await test.submit(try await test.makeDraft(token: token), token: token).decode(DossierRecord.self)
    #expect(next.code == "H15.08-20261123-0000044")
    try await test.remove()
  }

  @Test func theSameKeyGivesTheSameDossier() async throws {
    let test = try await TestPortal()
    let token = try await test.signIn().accessToken
    let draft = try await test.makeDraft(token: token)
    let first = try await test.submit(draft, key: "một khóa", token: token).decode(DossierRecord.self)
    let second = try await test.submit(draft, key: "một khóa", token: token).decode(DossierRecord.self)
    #expect(second == first)
    let all = try await test.get(PortalPath.dossiers, token: token).decode(GatePage<DossierRecord>.self)
    #expect(all.content.filter { !$0.isSample }.map(\.code) == [first.code])
    try await test.remove()
  }

  @Test func aReservedNumberIsUsedOnce() async throws {
    let test = try await TestPortal()
    let token = try await test.signIn().accessToken
    let pattern = try await test.get(
      PortalPath.numberPattern, query: [("procedure-id", Fixtures.procedure.id)], token: token
    ).decode(NumberPattern.self)
    let number = try await test.send(
      .PUT, PortalPath.nextNumber(pattern: pattern.id), headers: TestPortal.authorization(token)
    ).decode(NextNumber.self).value
    let draft = try await test.makeDraft(token: token)
    #expect(try await test.submit(draft, number: number, token: token).decode(DossierRecord.self).code == number)
    let again = try await test.submit(draft, number: number, token: token)
    #expect(try again.decode(Refusal.self).reasons.map(\.code) == ["number-not-reserved"])
    try await test.remove()
  }

  @Test func everythingThatIsWrongIsToldAtOnceInBothLanguages() async throws {
    let test = try await TestPortal()
    let token = try await test.signIn().accessToken
    var draft = try await test.makeDraft(token: token, form: Fixtures.unsignedPDF)
    draft.papers[1].isTicked = false
    draft.applicant["full-name"] = " "
    draft.applicant["identity-number"] = "066090007"
    draft.applicant["phone"] = "0262384555"
    draft.isCommitted = false
    let reply = try await test.submit(draft, token: token)
    #expect(reply.status == 422)
    let refusal = try reply.decode(Refusal.self)
    #expect(refusal.code == RefusalCode.dossierIncomplete)
    #expect(!refusal.traceId.isEmpty)
    #expect(
      refusal.reasons.map { "\($0.component): \($0.code)" } == [
        "full-name: name-missing", "identity-number: identity-number-wrong", "phone: phone-wrong",
        "tp-don: not-signed", "tp-bang: component-not-ticked", ": not-committed",
      ])
    #expect(refusal.reasons.allSatisfy { !$0.vi.isEmpty && !$0.en.isEmpty && $0.vi != $0.en && !$0.vi.contains("{") })
    try await test.remove()
  }

  @Test(arguments: [
    (Fixtures.brokenPDF, "signature-invalid"), (Fixtures.picture, "not-a-pdf"),
    (Array("PK\u{3}\u{4}mimetypeapplication/vnd.oasis.opendocument.text".utf8), "file-kind"),
    (Array("không phải tài liệu".utf8), "file-kind"),
  ])
  func aFormThatIsNoSignedPDFIsRefused(_ content: [UInt8], _ code: String) async throws {
    let test = try await TestPortal()
    let token = try await test.signIn().accessToken
    let draft = try await test.makeDraft(token: token, form: content)
    let refusal = try await test.submit(draft, token: token).decode(Refusal.self)
    #expect(refusal.reasons.map(\.code) == [code])
    try await test.remove()
  }

  @Test func missingPapersAndForeignFilesAreRefused() async throws {
    let test = try await TestPortal()
    let token = try await test.signIn().accessToken
    let foreign = try await test.hold("đơn.pdf", Fixtures.signedPDF, token: test.signIn(.anh).accessToken)
    var draft = try await test.makeDraft(token: token)
    draft.papers[0].file?.upload = foreign.uploaded
    draft.papers[1].file?.upload?.sha256 = String(repeating: "0", count: 64)
    let wrongFiles = try await test.submit(draft, token: token).decode(Refusal.self)
    #expect(wrongFiles.reasons.map(\.code) == ["file-not-held", "file-differs"])
    draft.papers = [Paper(component: Fixtures.form, isTicked: true)]
    draft.papers.append(
      Paper(component: ProcedureComponent(id: "lạ", name: "Giấy lạ", isRequired: false), isTicked: true))
    let missing = try await test.submit(draft, token: token).decode(Refusal.self)
    #expect(missing.reasons.map(\.code) == ["component-without-file", "component-missing", "component-unknown"])
    try await test.remove()
  }

  @Test func trackingAdvancesWithTheClock() async throws {
    let test = try await TestPortal()
    let tokens = try await test.signIn()
    let record = try await test.submit(test.makeDraft(token: tokens.accessToken), token: tokens.accessToken)
      .decode(DossierRecord.self)
    let milestones: [(Int64, DossierStatus)] = [
      (59, .registered), (1, .accepted), (120, .inProgress), (420, .finished), (300, .resultReturned),
    ]
    for (seconds, status) in milestones {
      test.clock.advance(seconds)
      let page = try await test.get(PortalPath.publicDossiers, query: [("code", record.code)], token: nil)
        .decode(GatePage<DossierRecord>.self)
      let dossier = try #require(page.content.first?.tracked)
      #expect(dossier.status == status)
      #expect(dossier.history.last?.status == status)
      #expect(dossier.history.allSatisfy { !$0.by.isEmpty && !$0.note.isEmpty && $0.at <= test.clock.now })
      #expect(page.content.first?.files == [])
    }
    try await test.remove()
  }

  @Test func theFirstCitizenHasSampleDossiers() async throws {
    let test = try await TestPortal()
    let token = try await test.signIn().accessToken
    let all = try await test.get(PortalPath.dossiers, token: token).decode(GatePage<DossierRecord>.self).content
    #expect(all.map(\.tracked.status) == [.inProgress, .supplementRequested, .resultReturned])
    #expect(all.map(\.isSample) == [true, true, true])
    let waiting = try await test.get(PortalPath.dossiers, query: [("dossier-status", "5")], token: token)
      .decode(GatePage<DossierRecord>.self).content
    let reason = try #require(waiting.first?.tracked.history.last?.note)
    #expect(reason.contains("Đề nghị nộp lại"))
    let strangers = try await test.get(PortalPath.dossiers, token: test.signIn(.anh).accessToken)
      .decode(GatePage<DossierRecord>.self)
    #expect(strangers.content.isEmpty)
    try await test.remove()
  }

  @Test func aRestartKeepsEverything() async throws {
    let first = try await TestPortal()
    let tokens = try await first.signIn()
    let draft = try await first.makeDraft(token: tokens.accessToken)
    let record = try await first.submit(draft, key: "khóa", token: tokens.accessToken).decode(DossierRecord.self)
    await first.portal.stop()
    first.clock.advance(200)
    let second = try await TestPortal(folder: first.folder, clock: first.clock)
    #expect(try await second.tracked(record.id, token: tokens.accessToken).status == .inProgress)
    let file = try #require(record.files.first)
    #expect(try await second.get(PortalPath.file(file.id), token: tokens.accessToken).body == Fixtures.signedPDF)
    let again = try await second.submit(draft, key: "khóa", token: tokens.accessToken).decode(DossierRecord.self)
    #expect(again.code == record.code)
    let another = try await second.submit(draft, key: "khóa khác", token: tokens.accessToken).decode(DossierRecord.self)
    #expect(another.code == "H15.08-20261123-0000044")
    let all = try await second.get(PortalPath.dossiers, token: tokens.accessToken).decode(GatePage<DossierRecord>.self)
    #expect(all.content.count == 5)
    try await second.remove()
  }
}
