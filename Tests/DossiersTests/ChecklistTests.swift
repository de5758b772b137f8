import Dossiers
import Testing

private func kinds(_ change: (inout Draft) -> Void) -> [ChecklistItem.Kind] {
  var draft = DossierKit.signedDraft()
  change(&draft)
  return draft.openItems().map(\.kind)
}

@Test func aSignedDossierWaitsOnlyForTheCommitment() {
  #expect(kinds { _ in } == [.notCommitted])
  #expect(kinds { $0.isCommitted = true } == [])
}

@Test func everyEssentialFieldIsAskedFor() {
  for field in ApplicantField.essential {
    var draft = DossierKit.signedDraft()
    draft.applicant[field.rawValue] = "  "
    #expect(draft.openItems().first == ChecklistItem(.applicantIncomplete, subject: field.rawValue))
    #expect(draft.openItems().first?.screen == .applicant)
  }
  #expect(kinds { $0.applicant["fax"] = nil } == [.notCommitted])
}

@Test func whatIsWrongWithAPaperIsNamed() {
  #expect(kinds { $0.papers[0].file = nil }.first == .requiredPaperMissing)
  #expect(kinds { $0.papers[0].isTicked = false }.first == .paperNotTicked)
  #expect(kinds { $0.papers[1].isTicked = true }.first == .fileMissing)
  #expect(kinds { $0.papers[0].file?.signed = nil }.first == .signatureMissing)
  #expect(kinds { $0.papers[0].file?.report = DossierKit.report(.invalid) }.first == .signatureInvalid)
  #expect(kinds { $0.papers[0].file?.signed?.byteCount = 6 * 1024 * 1024 + 1 }.first == .fileTooLarge)
  #expect(kinds { $0.papers[0].file?.signed?.kind = .other }.first == .fileNotAccepted)
}

@Test func theSameFileTwiceIsNamedOnce() {
  let items = DossierKit.signedDraft().with {
    $0.papers[1].isTicked = true
    $0.papers[1].file = AttachedFile(name: "don.pdf", original: DossierKit.file("/f/copy.pdf", sha256: "/f/don.pdf"))
  }.openPaperItems()
  #expect(items == [ChecklistItem(.fileTwice, paper: "c-2", subject: "Bản sao văn bằng")])
}

@Test func whatIsStillBeingMadeHoldsTheDossierBack() {
  let items = DossierKit.signedDraft().openPaperItems(activities: ["c-1": .converting])
  #expect(items.map(\.kind) == [.fileStillConverting])
}

@Test func theNextStepFollowsFromWhatIsMissing() {
  func step(_ change: (inout Draft) -> Void) -> Step { DossierKit.signedDraft().with(change).nextStep }
  #expect(step { $0.applicant = [:] } == .applicant)
  #expect(step { $0.papers[0].file = nil } == .components)
  #expect(step { $0.papers[0].file?.signed = nil } == .signature)
  #expect(step { _ in } == .submission)
  #expect(step { $0.isCommitted = true } == .submission)
}

@Test func whatIsSignedIsSent() {
  let file = DossierKit.signedDraft().papers[0].file
  #expect(file?.final.path == "/f/signed.pdf")
  #expect(file?.document?.path == "/f/don.pdf")
  let picture = AttachedFile(name: "a.jpg", original: DossierKit.file("/f/a.jpg", kind: .jpeg))
  #expect(picture.document == nil && picture.final.path == "/f/a.jpg")
}

extension Draft {
  func with(_ change: (inout Draft) -> Void) -> Draft {
    var draft = self
    change(&draft)
    return draft
  }
}
