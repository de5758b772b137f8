extension Session {
  /// Takes in what the portal said.
  public mutating func learn(_ event: PortalEvent) -> [Effect] {
    switch event {
    case .prompted(let prompt): return take(prompt)
    case .signedIn(let person): return welcome(person)
    case .signInFailed(let problem):
      account.isWaiting = false
      account.isAnswerReady = false
      account.prompt = nil
      account.code.clear()
      account.form.clearSecrets()
      if route.current == .oneTimeCode { route.goBack() }
      report(problem)
    case .signedOut:
      account = Account()
      say("signed-out")
    case .sessionExpired:
      account.person = nil
      let pending: [Effect] =
        submission.stage == .uploading || submission.stage == .submitting
        ? draft.map { [.portal(.submit($0))] } ?? [] : []
      submission.stage = .idle
      signIn(then: pending)
      report(Problem(.signInExpired))
    case .catalogueLoaded(let agencies, let count, let moment):
      catalogue.agencies = agencies
      catalogue.count = count
      catalogue.loadedAt = moment
      catalogue.isLoading = false
      catalogue.problem = nil
      return [.portal(.search(catalogue.query))]
    case .catalogueFailed(let problem):
      catalogue.isLoading = false
      catalogue.problem = problem
      report(problem)
    case .searched(let query, let results, let counts, let fields):
      guard query == catalogue.query else { return [] }
      catalogue.results = results
      catalogue.counts = counts
      catalogue.fields = fields
      catalogue.selected = min(catalogue.selected, max(0, results.hits.count - 1))
    case .procedureLoaded(let procedure):
      catalogue.procedure = procedure
      catalogue.isLoadingProcedure = false
      catalogue.detailScroll = 0
      if route.current == .procedures { route.open(.procedure) }
    case .procedureFailed(let problem):
      catalogue.isLoadingProcedure = false
      report(problem)
    case .provincesLoaded(let provinces):
      applicant.provinces = provinces
      return loadWards()
    case .wardsLoaded(let province, let wards):
      guard applicant.wardsProvince == province else { return [] }
      applicant.wards = wards
    case .placesFailed(let problem): report(problem)
    case .templateSaved(let path): say("template-saved", ["path": path])
    case .templateFailed(let problem): report(problem)
    case .uploadProgressed, .uploaded, .submitted, .submissionFailed: return learnOfSubmission(event)
    case .followedLoaded(let dossiers): following.dossiers = dossiers
    case .followedFailed(let problem):
      if route.current == .tracking { report(problem) }
    case .tracked(let dossier):
      following.isLoading = false
      following.current = dossier
    case .trackingFailed(let problem):
      following.isLoading = false
      following.current = nil
      report(problem)
    case .messageReceived(let message): account.message = message
    }
    return []
  }

  private mutating func take(_ prompt: SignInPrompt) -> [Effect] {
    account.prompt = prompt
    account.isWaiting = false
    account.selectedOption = 0
    account.code.clear()
    guard route.passes(.signIn) else { return [] }
    if let problem = prompt.notice { report(problem) }
    let isAnswerReady = account.isAnswerReady
    account.isAnswerReady = false
    switch prompt.kind {
    case .password where isAnswerReady && prompt.notice == nil:
      account.isWaiting = true
      return [.portal(.answer(prompt, account.answers(to: prompt)))]
    case .password, .other:
      if prompt.notice != nil { account.form.clearSecrets() }
      if route.current == .oneTimeCode { route.goBack() }
    case .oneTimeCode:
      account.form.clearSecrets()
      route.open(.oneTimeCode)
      if prompt.notice == nil { say("code-sent", ["phone": prompt.maskedPhone ?? ""]) }
    }
    return []
  }

  /// Leaves the sign-in screens for the work that they covered, or for the catalogue.
  private mutating func welcome(_ person: Person) -> [Effect] {
    let pending = account.pending
    let name = account.form.text(of: "username")
    account = Account()
    account.person = person
    account.form.set("username", to: name)
    route = Route(route.screens.filter { $0 != .signIn && $0 != .oneTimeCode })
    if route.current == .home { route.open(.procedures) }
    notice = Notice(kind: .success, content: .text("signed-in", ["name": person.fullName]))
    for effect in pending {
      if case .portal(.submit(let draft)) = effect { return sendDossier(draft) }
    }
    return pending
  }

  private mutating func learnOfSubmission(_ event: PortalEvent) -> [Effect] {
    switch event {
    case .uploadProgressed(let paper, let sent, let total):
      submission.sent[paper] = sent
      submission.totals[paper] = total
    case .uploaded(let paper, let upload):
      submission.sent[paper] = submission.totals[paper]
      changePaper(paper) { $0.file?.upload = upload }
      if submission.sent == submission.totals { submission.stage = .submitting }
    case .submitted(let receipt):
      submission.stage = .done
      draft?.receipt = receipt
      draft?.updatedAt = now
      following.number = TextInput(receipt.number)
      following.current = nil
      route = Route([.home, .receipt])
      notice = Notice(kind: .success, content: .text("dossier-submitted", ["number": receipt.number]))
      guard let draft else { return [] }
      return [.drafts(.saveReceipt(receipt, draft: draft.id)), .portal(.loadFollowed)]
    case .submissionFailed(let problem):
      submission.stage = .failed
      submission.problem = problem
      report(problem)
    default: break
    }
    return []
  }
}
