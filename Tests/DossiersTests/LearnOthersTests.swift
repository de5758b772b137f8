import Dossiers
import Testing

private let order: [ScreenID] = [.home, .applicant, .components]

@Test func anAttachedWordFileIsTurnedIntoAPDF() {
  var session = DossierKit.session(at: order, draft: DossierKit.signedDraft())
  let word = DossierKit.file("/f/don.docx", kind: .docx)
  let effects = session.learn(.adopted("c-1", word, name: "đơn.docx"))
  #expect(effects == [.pages(.convert("c-1", word, draft: "d-1"))])
  #expect(session.papers.activities == ["c-1": .converting])
  #expect(session.draft?.papers[0].file?.signed == nil && session.draft?.box == nil)
  let pdf = DossierKit.file("/f/don.pdf")
  _ = session.learn(.converted("c-1", pdf))
  #expect(session.papers.activities.isEmpty && session.draft?.papers[0].file?.document == pdf)
  #expect(session.notice?.content == .text("converted", ["file": "đơn.docx"]))
}

@Test func anAttachedPictureStaysAsItIs() {
  var session = DossierKit.session(at: order, draft: DossierKit.signedDraft())
  #expect(session.learn(.adopted("c-2", DossierKit.file("/f/a.jpg", kind: .jpeg), name: "a.jpg")) == [])
  #expect(session.draft?.papers[1].isTicked == true)
  #expect(session.notice?.content == .text("attached", ["file": "a.jpg"]))
}

@Test func whatThePortalWouldRefuseIsSaidAtOnce() {
  var session = DossierKit.session(at: order, draft: DossierKit.signedDraft())
  _ = session.learn(.adopted("c-2", DossierKit.file("/f/a.pdf", bytes: 7 * 1024 * 1024), name: "a.pdf"))
  let problem = Problem(.fileTooLargeForPortal, ["file": "a.pdf", "size": "7,0 MB", "limit": "6,0 MB"])
  #expect(session.notice?.content == .problem(problem))
  _ = session.learn(.adopted("c-2", DossierKit.file("/f/a.exe", kind: .other), name: "a.exe"))
  #expect(session.notice?.content == .problem(Problem(.fileKindNotAccepted, ["file": "a.exe"])))
}

@Test func aSignatureLeadsToItsReport() {
  var session = DossierKit.session(
    at: order + [.signMethod, .certificates, .placeSignature, .pin], draft: DossierKit.signedDraft())
  session.draft?.papers[0].file?.upload = UploadedFile(id: "u", filename: "f", byteCount: 1, sha256: "s")
  session.tokens.isSigning = true
  session.tokens.pin = Secret("1234")
  let signed = DossierKit.file("/f/signed-2.pdf")
  _ = session.learn(.signed("c-1", signed, DossierKit.report(.valid)))
  #expect(session.route.screens == order + [.signatureReport])
  #expect(session.draft?.papers[0].file?.signed == signed && session.draft?.papers[0].file?.upload == nil)
  #expect(session.tokens.pin.isEmpty && !session.tokens.isSigning)
}

@Test func wrongPinsAreCountedAndForgottenAfterSuccess() {
  var session = DossierKit.session(at: order + [.pin], draft: DossierKit.signedDraft())
  session.tokens.pin = Secret("0000")
  #expect(session.learn(SignatureEvent.signingFailed(Problem(.pinWrong))) == [.tokens(.readTokens)])
  #expect(session.tokens.wrongPins == 1 && session.tokens.pin.isEmpty)
  _ = session.learn(SignatureEvent.signingFailed(Problem(.tokenFailed)))
  #expect(session.tokens.wrongPins == 1)
  _ = session.learn(.signed("c-1", DossierKit.file("/f/s.pdf"), DossierKit.report(.valid)))
  #expect(session.tokens.wrongPins == 0)
}

@Test func aTokenThatIsPulledOutLeadsBackToTheCertificates() {
  var session = DossierKit.session(at: order + [.certificates, .placeSignature, .pin], draft: DossierKit.signedDraft())
  session.tokens.status.tokens = [DossierKit.token()]
  session.tokens.chosen = "CERT1"
  #expect(session.tokens.scheme == .pss)
  _ = session.learn(.tokensRead([]))
  #expect(session.route.screens == order + [.certificates] && session.tokens.chosen == nil)
  #expect(session.notice?.content == .problem(Problem(.tokenRemoved)))
}

@Test func readersAreReadAgainOnlyWhenTheyChange() {
  var session = DossierKit.session()
  let readers = [Reader(name: "R", hasCard: true)]
  #expect(session.learn(.readersChanged(isServiceRunning: true, readers: readers)) == [.tokens(.readTokens)])
  #expect(session.learn(.readersChanged(isServiceRunning: true, readers: readers)) == [])
  session.tokens.isSigning = true
  #expect(session.learn(.readersChanged(isServiceRunning: true, readers: [])) == [])
}

@Test func theLastPageIsOfferedForSigning() {
  var session = DossierKit.session(at: order + [.placeSignature], draft: DossierKit.signedDraft())
  session.draft?.box = nil
  _ = session.arrive()
  let facts = DocumentFacts(
    pages: [PageSize(width: 595, height: 842), PageSize(width: 595, height: 842)], isEncrypted: false, maySign: true,
    isRepaired: false, certification: nil, signatureCount: 0, emptySignatureFields: [])
  #expect(session.learn(.factsRead(path: "/f/don.pdf", facts)) == [.pages(.readText(path: "/f/don.pdf", page: 1))])
  _ = session.learn(.textRead(path: "/f/don.pdf", page: 1, []))
  #expect(session.placement.suggestion == 0 && session.placement.rectangle != nil)
  #expect(session.placement.suggestions.count == 3)
  session.placement.move(x: -50, y: 0, on: facts.pages[1])
  let moved = session.placement.rectangle
  _ = session.learn(.textRead(path: "/f/don.pdf", page: 1, []))
  #expect(session.placement.rectangle == moved)
}

@Test func onlySomePicturesAreKept() {
  var session = DossierKit.session()
  let raster = PageRaster(area: PageRectangle(x: 0, y: 0, width: 1, height: 1), width: 1, height: 1, samples: [255])
  for page in 0..<20 { _ = session.learn(.drawn(PageRequest(path: "/f", page: page, width: 1, height: 1), raster)) }
  #expect(session.pages.rasters.count == 12)
  #expect(session.pages.rasters[PageRequest(path: "/f", page: 19, width: 1, height: 1)] != nil)
  #expect(session.pages.rasters[PageRequest(path: "/f", page: 0, width: 1, height: 1)] == nil)
  session.pages.forget("/f")
  #expect(session.pages.rasters.isEmpty)
}

@Test func aFolderKeepsTheSelectionWithinItsEntries() {
  var session = DossierKit.session(at: order + [.attach])
  let entries = ["đơn.pdf", "ảnh.png"].map {
    FolderEntry(name: $0, path: "/h/\($0)", isFolder: false, byteCount: 1, modified: DossierKit.now, kind: .pdf)
  }
  session.picker.folder = "/h"
  session.picker.selected = 9
  _ = session.learn(.folderListed(path: "/h", entries))
  #expect(session.picker.selected == 1 && !session.picker.isLoading)
  session.picker.filter = TextInput("don")
  #expect(session.picker.shown.map(\.name) == ["đơn.pdf"])
}

@Test func sizeAndClockArePartOfTheSession() {
  var session = DossierKit.session()
  _ = session.learn(.input(.resized(columns: 59, rows: 30)))
  #expect(session.size.isTooSmall)
  _ = session.learn(.input(.resized(columns: 60, rows: 20)))
  #expect(!session.size.isTooSmall)
  _ = session.learn(.clock(DossierKit.now + 5))
  #expect(session.now == DossierKit.now + 5)
}
