import Dossiers
import Testing

@Test func signingInAsksThePortalOnce() {
  var session = DossierKit.session(at: [.home, .signIn])
  #expect(session.arrive() == [.portal(.startSignIn)])
  #expect(session.arrive() == [])
}

@Test func theCatalogueIsFetchedOnceAndThenSearched() {
  var session = DossierKit.session(at: [.home, .procedures])
  #expect(session.arrive() == [.portal(.loadCatalogue)])
  let loaded = PortalEvent.catalogueLoaded(agencies: [], count: 7, at: DossierKit.now)
  #expect(session.learn(loaded) == [.portal(.search(ProcedureQuery()))])
  #expect(session.arrive() == [.portal(.search(ProcedureQuery()))])
}

@Test func theApplicantFormAsksForPlacesAndThenForWards() {
  var session = DossierKit.session(at: [.home, .applicant], draft: DossierKit.signedDraft())
  session.applicant.form = FormState(values: DossierKit.applicant)
  #expect(session.arrive() == [.portal(.loadProvinces)])
  let provinces = PortalEvent.provincesLoaded([Place(id: "66", name: "Tỉnh Đắk Lắk")])
  #expect(session.learn(provinces) == [.portal(.loadWards(province: "66"))])
  #expect(session.arrive() == [])
}

@Test func readingTokensBeginsWithTheCertificates() {
  var session = DossierKit.session(at: [.home, .components, .certificates])
  #expect(session.arrive() == [.tokens(.readTokens)])
  #expect(session.tokens.isReading)
}

@Test func placingBeginsAnewForAnotherDocument() {
  var session = DossierKit.session(at: [.home, .components, .placeSignature], draft: DossierKit.signedDraft())
  session.placement.path = "/f/other.pdf"
  session.placement.page = 4
  session.placement.view = .picture
  #expect(session.arrive() == [.pages(.readFacts(path: "/f/don.pdf"))])
  #expect(session.placement.path == "/f/don.pdf" && session.placement.page == 0)
  #expect(session.placement.rectangle == session.draft?.box?.rectangle)
  #expect(session.placement.view == .picture)
}

@Test func aDossierWithOpenItemsIsNotSent() {
  var session = DossierKit.session(
    at: [.home, .applicant, .components, .review, .submit], draft: DossierKit.signedDraft())
  session.account.person = DossierKit.person
  #expect(session.arrive() == [])
  #expect(session.route.current == .review)
  #expect(session.submission.stage == .idle)
}

@Test func withoutAPersonSigningInComesFirst() {
  let draft = DossierKit.signedDraft().with { $0.isCommitted = true }
  var session = DossierKit.session(at: [.home, .applicant, .components, .review], draft: draft)
  #expect(session.submit() == [])
  #expect(session.route.current == .signIn && session.account.pending == [.portal(.submit(draft))])
  #expect(session.learn(.prompted(DossierKit.prompt(.password))) == [])
  #expect(session.learn(.signedIn(DossierKit.person)) == [.portal(.submit(draft))])
  #expect(session.route.current == .submit && session.submission.stage == .uploading)
  #expect(session.submission.totals == ["c-1": 40_000])
}

@Test func aTrackedNumberIsAskedForUnlessItIsShown() {
  var session = DossierKit.session(at: [.home, .tracking])
  session.following.number = TextInput(" H15.07-1 ")
  #expect(session.arrive() == [.portal(.track(number: "H15.07-1"))])
  session.account.person = DossierKit.person
  session.following.number = TextInput()
  #expect(session.arrive() == [.portal(.loadFollowed)])
}

@Test func aNewDossierHasANumberOfItsOwn() {
  var session = DossierKit.session(at: [.home, .procedures, .procedure])
  session.beginDossier()
  #expect(session.draft == nil)
  session.catalogue.procedure = DossierKit.procedure
  session.beginDossier()
  session.shelveDraft()
  session.beginDossier()
  session.shelveDraft()
  #expect(session.shelf.drafts.map(\.id) == ["20261123-140731-2", "20261123-140731-1"])
  #expect(session.draft?.papers.map(\.isTicked) == [false, false])
}

@Test func aDraftIsOpenedWhereItWasLeft() {
  let ways: [(ScreenID, [ScreenID])] = [
    (.applicant, [.home, .applicant]), (.attach, [.home, .applicant, .components]),
    (.pin, [.home, .applicant, .components]), (.review, [.home, .applicant, .components, .review]),
  ]
  for (screen, way) in ways {
    var session = DossierKit.session()
    session.open(DossierKit.signedDraft().with { $0.screen = screen })
    #expect(session.route.screens == way, "\(screen)")
    #expect(session.applicant.form.text(of: "street") == "06 Lê Duẩn")
  }
}

@Test func homeAndHelpDoNotMakeOneForgetTheStep() {
  var session = DossierKit.session(at: [.home, .applicant, .components], draft: DossierKit.signedDraft())
  session.route.open(.review)
  session.shelveDraft()
  for screen in [ScreenID.help, .home, .signIn, .procedures, .tracking] {
    session.route.open(screen)
    session.shelveDraft()
    #expect(session.shelf.drafts.first?.screen == .review, "\(screen)")
  }
}
