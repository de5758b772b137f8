extension Session {
  /// Starts a dossier for the procedure that is being read, with what is known of the applicant filled in.
  public mutating func beginDossier() {
    guard let procedure = catalogue.procedure else { return }
    let day = now.date
    let stamp = "\(day.year)\(twoDigits(day.month))\(twoDigits(day.day))-\(now.clock.filter { $0 != ":" })"
    let taken = shelf.drafts.count { $0.id.hasPrefix(stamp) }
    let draft = Draft(
      id: "\(stamp)-\(taken + 1)", connection: connection.id, createdAt: now, updatedAt: now, screen: .applicant,
      procedure: procedure, applicant: knownApplicant)
    self.draft = draft
    applicant.form = FormState(values: draft.applicant)
    papers = PaperDesk()
    submission = Submission()
    placement = Placement()
    route.open(.applicant)
  }

  /// Opens a kept draft where it was left.
  public mutating func open(_ kept: Draft) {
    draft = kept
    applicant.form = FormState(values: kept.applicant)
    papers = PaperDesk()
    submission = Submission()
    placement = Placement()
    guard kept.receipt == nil else {
      route = Route([.home, .receipt])
      return
    }
    switch kept.screen.step {
    case .components, .signature: route = Route([.home, .applicant, .components])
    case .submission: route = Route([.home, .applicant, .components, .review])
    case .signIn, .procedure, .applicant, .receipt, nil: route = Route([.home, .applicant])
    }
  }

  /// From the last dossier of the same person, then from the account.
  private var knownApplicant: [String: String] {
    guard let person = account.person else { return [:] }
    let last = shelf.drafts.first { $0.applicant[ApplicantField.identityNumber.rawValue] == person.identityNumber }
    var values = last?.applicant ?? [:]
    func fill(_ field: ApplicantField, _ value: String) {
      if !value.isEmpty, (values[field.rawValue] ?? "").isEmpty { values[field.rawValue] = value }
    }
    fill(.fullName, person.fullName)
    fill(.organisation, person.organisation)
    fill(.identityNumber, person.identityNumber)
    fill(.phone, person.phone)
    fill(.email, person.email)
    return values
  }
}

private func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
