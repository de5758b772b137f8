/// Requests that the portal client serves.
public enum PortalEffect: Equatable, Sendable {
  case startSignIn
  case answer(SignInPrompt, [String: Secret])
  case resendCode(SignInPrompt)
  case signOut
  case loadCatalogue
  /// Served at once from the catalogue in memory.
  case search(ProcedureQuery)
  case loadProcedure(ProcedureSummary.ID)
  case loadProvinces
  case loadWards(province: Place.ID)
  case downloadTemplate(ComponentTemplate)
  /// Uploads what the portal does not hold yet, then submits.
  case submit(Draft)
  case cancelSubmission
  case loadFollowed
  case track(number: String)
}

/// What came of them.
public enum PortalEvent: Equatable, Sendable {
  case prompted(SignInPrompt)
  case signedIn(Person)
  case signInFailed(Problem)
  case signedOut
  case sessionExpired
  case catalogueLoaded(agencies: [Agency], count: Int, at: Moment)
  case catalogueFailed(Problem)
  case searched(ProcedureQuery, ProcedureResults, counts: [Agency.ID: Int], fields: [String])
  case procedureLoaded(Procedure)
  case procedureFailed(Problem)
  case provincesLoaded([Place])
  case wardsLoaded(province: Place.ID, [Place])
  case placesFailed(Problem)
  case templateSaved(path: String)
  case templateFailed(Problem)
  case uploadProgressed(Paper.ID, sent: Int, total: Int)
  case uploaded(Paper.ID, UploadedFile)
  case submitted(Receipt)
  case submissionFailed(Problem)
  case followedLoaded([TrackedDossier])
  case followedFailed(Problem)
  case tracked(TrackedDossier)
  case trackingFailed(Problem)
  /// A text message that the sandbox "sent"; only in the demo.
  case messageReceived(SandboxMessage)
}
