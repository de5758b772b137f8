extension Session {
  /// Takes in what readers and tokens did.
  public mutating func learn(_ event: TokenEvent) -> [Effect] {
    switch event {
    case .readersChanged(let isServiceRunning, let readers):
      tokens.status.isReaderServiceRunning = isServiceRunning
      let changed = readers != tokens.status.readers
      tokens.status.readers = readers
      guard changed, !tokens.isSigning else { return [] }
      tokens.isReading = true
      return [.tokens(.readTokens)]
    case .tokensRead(let read):
      tokens.isReading = false
      tokens.problem = nil
      tokens.status.tokens = read
      tokens.owner = account.person?.identityNumber
      if tokens.chosenCertificate == nil, [.pin, .placeSignature].contains(route.current), tokens.chosen != nil {
        tokens.chosen = nil
        route.returnTo(.certificates)
        report(Problem(.tokenRemoved))
      }
    case .tokensFailed(let problem):
      tokens.isReading = false
      tokens.problem = problem
      if route.current.step == .signature { report(problem) }
    }
    return []
  }

  /// Takes in what came of documents and pages.
  public mutating func learn(_ event: PageEvent) -> [Effect] {
    switch event {
    case .factsRead(let path, let facts): return take(facts, of: path)
    case .textRead(let path, let page, let texts):
      pages.texts[PageKey(path: path, page: page)] = texts
      offerPlaces(path: path, page: page)
    case .drawn(let request, let raster): pages.keep(raster, for: request)
    case .failed(let path, let problem):
      pages.problems[path] = problem
      report(problem)
    case .converted(let paper, let pdf):
      papers.activities[paper] = nil
      changePaper(paper) { $0.file?.converted = pdf }
      let name = draft?.papers.first { $0.id == paper }?.file?.name ?? ""
      notice = Notice(kind: .success, content: .text("converted", ["file": name]))
    case .conversionFailed(let paper, let problem):
      papers.activities[paper] = nil
      report(problem)
    }
    return []
  }

  /// Takes in what came of signing and verifying.
  public mutating func learn(_ event: SignatureEvent) -> [Effect] {
    switch event {
    case .signed(let paper, let file, let report):
      tokens.isSigning = false
      tokens.wrongPins = 0
      tokens.pin.clear()
      pages.forget(file.path)
      changePaper(paper) {
        $0.file?.signed = file
        $0.file?.report = report
        $0.file?.upload = nil
      }
      route.returnTo(.components)
      route.open(.signatureReport)
      notice = Notice(
        kind: .success, content: .text("signed", ["file": draft?.papers.first { $0.id == paper }?.file?.name ?? ""]))
    case .signingFailed(let problem):
      tokens.isSigning = false
      tokens.pin.clear()
      if [.pinWrong, .pinLastTry].contains(problem.code) { tokens.wrongPins += 1 }
      report(problem)
      return [.tokens(.readTokens)]
    case .verified(let path, let report):
      pages.reports[path] = report
      if let paper = currentPaper, paper.file?.signed?.path == path {
        changePaper(paper.id) { $0.file?.report = report }
      }
    case .verificationFailed(let path, let problem):
      pages.problems[path] = problem
      report(problem)
    }
    return []
  }

  /// Takes in what came of files and drafts.
  public mutating func learn(_ event: DraftEvent) -> [Effect] {
    switch event {
    case .loaded(let drafts, let followed):
      shelf.drafts = drafts
      shelf.isLoaded = true
      if following.dossiers.isEmpty { following.dossiers = followed }
    case .failed(let problem): report(problem)
    case .adopted(let paper, let file, let name): return take(file, named: name, for: paper)
    case .adoptionFailed(let paper, let problem):
      papers.activities[paper] = nil
      report(problem)
    case .folderListed(let path, let entries):
      if picker.folder != path { picker.selected = 0 }
      picker.folder = path
      picker.entries = entries
      picker.isLoading = false
      picker.selected = min(picker.selected, max(0, picker.shown.count - 1))
    case .folderFailed(_, let problem):
      picker.isLoading = false
      report(problem)
    case .receiptSaved(let id, let path):
      if draft?.id == id { draft?.receipt?.savedPath = path }
      if let index = shelf.drafts.firstIndex(where: { $0.id == id }) { shelf.drafts[index].receipt?.savedPath = path }
    }
    return []
  }

  /// A file was copied into the draft: tick its row, and make a PDF of it where it is a text document.
  private mutating func take(_ file: StoredFile, named name: String, for paper: Paper.ID) -> [Effect] {
    papers.activities[paper] = nil
    changePaper(paper) {
      $0.isTicked = true
      $0.file = AttachedFile(name: name, original: file)
    }
    draft?.box = nil
    placement = Placement()
    if let limit = draft?.procedure.fileSizeLimit, file.byteCount > limit {
      report(
        Problem(.fileTooLargeForPortal, ["file": name, "size": file.byteCount.asMegabytes, "limit": limit.asMegabytes]))
      return []
    }
    switch file.kind {
    case .docx, .doc, .odt:
      guard let draft else { return [] }
      papers.activities[paper] = .converting
      say("converting", ["file": name])
      return [.pages(.convert(paper, file, draft: draft.id))]
    case .pdf, .jpeg, .png, .zip:
      say("attached", ["file": name])
      return []
    case .other:
      report(Problem(.fileKindNotAccepted, ["file": name]))
      return []
    }
  }

  private mutating func take(_ facts: DocumentFacts, of path: String) -> [Effect] {
    pages.facts[path] = facts
    pages.problems[path] = nil
    guard placement.path == path, !facts.pages.isEmpty, route.current == .placeSignature else { return [] }
    if placement.rectangle == nil { placement.page = facts.pages.count - 1 }
    placement.page = min(placement.page, facts.pages.count - 1)
    return [.pages(.readText(path: path, page: placement.page))]
  }

  /// Takes the best place on the page, unless the person has moved the box.
  private mutating func offerPlaces(path: String, page: Int) {
    guard placement.path == path, placement.page == page, let facts = pages.facts[path] else { return }
    guard facts.pages.indices.contains(page) else { return }
    let texts = pages.texts[PageKey(path: path, page: page)] ?? []
    placement.suggestions = SmartPlaces.suggestions(texts: texts, size: facts.pages[page])
    guard !placement.wasMovedByHand, let best = placement.suggestions.first else { return }
    placement.rectangle = best.rectangle
    placement.suggestion = 0
  }
}

extension Int {
  /// Bytes as "6,0 MB", with the decimal comma of Vietnamese.
  public var asMegabytes: String {
    let tenths = (self * 10 + 524_288) / 1_048_576
    return "\(tenths / 10),\(tenths % 10) MB"
  }
}
