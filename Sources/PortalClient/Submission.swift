import Dossiers
import PortalWire

extension PortalClient {
  /// Hands in a dossier whose files were uploaded. The same key again gives the same dossier, so that a submission
  /// whose answer was lost can be repeated.
  ///
  /// - Throws: `dossier-refused`, whose details "reasons.vi" and "reasons.en" hold a line a reason; `sign-in-expired`.
  public func submit(_ draft: Draft, idempotencyKey: String) async throws(Problem) -> Receipt {
    guard let person = session?.person else { throw Problem(.signInExpired) }
    guard let body = try? PortalJSON.encode(ApplyRequest(draft: draft, person: person)) else {
      throw Problem(.unexpected)
    }
    var request = request(.post, PortalPath.apply, body: .bytes(body, type: "application/json"))
    request.headers.append((PortalHeader.idempotencyKey, idempotencyKey))
    let answer = try await send(request, over: calls)
    if let refusal = answer.refusal, !refusal.reasons.isEmpty || refusal.code == RefusalCode.dossierIncomplete {
      throw Problem(.dossierRefused, refusal.reasonDetails, technical: answer.technical)
    }
    return try answer.value(DossierRecord.self).receipt
  }

  /// The dossiers of the person who is signed in, newest first.
  public func trackedDossiers() async throws(Problem) -> [TrackedDossier] {
    guard session != nil else { throw Problem(.signInExpired) }
    return try await all(PortalPath.dossiers, of: DossierRecord.self).map(\.tracked)
      .sorted { $0.submittedAt > $1.submittedAt }
  }

  /// A dossier by its number, also someone else's as far as the portal shows it.
  ///
  /// - Throws: `dossier-not-found`.
  public func track(_ number: String) async throws(Problem) -> TrackedDossier {
    let number = number.cleaned.filter { !$0.isWhitespace }
    let query = FormFields([("page", "0"), ("size", "10"), ("spec", "slice"), ("code", number)])
    let answer = try await send(request(.get, PortalPath.publicDossiers, query: query), over: calls)
    let page = answer.status == 404 ? nil : try answer.value(GatePage<DossierRecord>.self)
    guard let record = page?.content.first(where: { $0.code == number }) else {
      throw Problem(.dossierNotFound, ["number": number], technical: answer.technical)
    }
    return record.tracked
  }
}

extension Refusal {
  fileprivate var reasonDetails: [String: String] {
    [
      "reasons.vi": reasons.isEmpty ? message.cleaned : reasons.map(\.vi.cleaned).joined(separator: "\n"),
      "reasons.en": reasons.isEmpty ? message.cleaned : reasons.map(\.en.cleaned).joined(separator: "\n"),
    ]
  }
}
