extension Session {
  /// What the current screen needs when one arrives on it, be it by a key or by a restart.
  public mutating func arrive() -> [Effect] {
    switch route.current {
    case .home: return account.person == nil ? [] : [.portal(.loadFollowed)]
    case .signIn: return account.prompt == nil && !account.isWaiting ? beginSignIn() : []
    case .procedures: return arriveAtProcedures()
    case .applicant: return applicant.provinces.isEmpty ? [.portal(.loadProvinces)] : loadWards()
    case .attach: return arriveAtPicker()
    case .certificates:
      tokens.isReading = true
      tokens.problem = nil
      return [.tokens(.readTokens)]
    case .placeSignature: return arriveAtPlacement()
    case .pin:
      tokens.pin.clear()
      return tokens.status.tokens.isEmpty ? [.tokens(.readTokens)] : []
    case .signatureReport: return arriveAtReport()
    case .submit: return arriveAtSubmission()
    case .tracking: return arriveAtTracking()
    case .oneTimeCode, .procedure, .components, .signMethod, .review, .receipt, .settings, .help: return []
    }
  }

  /// Opens the sign-in flow at the portal.
  public mutating func beginSignIn() -> [Effect] {
    account.isWaiting = true
    return [.portal(.startSignIn)]
  }

  /// Puts sign-in over the work; what needed it is done once the person is signed in.
  public mutating func signIn(then pending: [Effect]) {
    account.pending = pending
    account.prompt = nil
    account.code.clear()
    account.isWaiting = false
    account.isAnswerReady = false
    route.open(.signIn)
  }

  /// Uploads and submits the dossier at hand, after a sign-in where one is needed.
  public mutating func submit() -> [Effect] {
    guard let draft, draft.openItems(activities: papers.activities).isEmpty else {
      route.returnTo(.review)
      return []
    }
    submission.problem = nil
    guard account.person != nil else {
      signIn(then: [.portal(.submit(draft))])
      return []
    }
    return sendDossier(draft)
  }

  mutating func sendDossier(_ draft: Draft) -> [Effect] {
    let ticked = draft.papers.filter { $0.isTicked && $0.file != nil }
    route.open(.submit)
    submission.stage = .uploading
    submission.totals = Dictionary(uniqueKeysWithValues: ticked.map { ($0.id, $0.file?.final.byteCount ?? 0) })
    submission.sent = Dictionary(
      uniqueKeysWithValues: ticked.map {
        ($0.id, $0.file?.upload?.sha256 == $0.file?.final.sha256 ? $0.file?.final.byteCount ?? 0 : 0)
      })
    return [.portal(.submit(draft))]
  }

  /// Asks for the wards of the province that the form names.
  public mutating func loadWards() -> [Effect] {
    let name = applicant.form.text(of: ApplicantField.province.rawValue)
    guard let province = applicant.provinces.first(where: { $0.name == name }) else {
      applicant.wards = []
      applicant.wardsProvince = nil
      return []
    }
    guard applicant.wardsProvince != province.id else { return [] }
    applicant.wards = []
    applicant.wardsProvince = province.id
    return [.portal(.loadWards(province: province.id))]
  }

  private mutating func arriveAtProcedures() -> [Effect] {
    guard catalogue.loadedAt == nil, !catalogue.isLoading else { return [.portal(.search(catalogue.query))] }
    catalogue.isLoading = true
    catalogue.problem = nil
    return [.portal(.loadCatalogue)]
  }

  private mutating func arriveAtPicker() -> [Effect] {
    picker.isLoading = true
    return [.drafts(.listFolder(path: picker.folder))]
  }

  private mutating func arriveAtPlacement() -> [Effect] {
    guard let document = currentPaper?.file?.document else { return [] }
    if placement.path != document.path {
      let view = placement.view
      placement = Placement()
      placement.view = view
      placement.path = document.path
      if let box = draft?.box {
        placement.page = box.page
        placement.rectangle = box.rectangle
        placement.wasMovedByHand = true
      }
    }
    return [.pages(.readFacts(path: document.path))]
  }

  private mutating func arriveAtReport() -> [Effect] {
    guard let signed = currentPaper?.file?.signed else { return [] }
    papers.showsDocument = false
    papers.reportScroll = 0
    papers.page = draft?.box?.page ?? 0
    var effects: [Effect] = [.pages(.readFacts(path: signed.path))]
    if currentPaper?.file?.report == nil { effects.append(.signatures(.verify(path: signed.path))) }
    return effects
  }

  /// Without a person nothing can be sent: who turned back from signing in is led to the review, not to signing in again.
  private mutating func arriveAtSubmission() -> [Effect] {
    guard submission.stage == .idle else { return [] }
    guard account.person != nil else {
      route.returnTo(.review)
      return []
    }
    return submit()
  }

  private mutating func arriveAtTracking() -> [Effect] {
    var effects: [Effect] = account.person == nil ? [] : [.portal(.loadFollowed)]
    let number = following.number.text.trimmed
    if !number.isEmpty, following.current?.number != number {
      following.isLoading = true
      effects.append(.portal(.track(number: number)))
    }
    return effects
  }
}
