import Dossiers
import FlyingFox
import PortalWire

/// `/pa` and the numbers of `/bt`: submissions and what became of them.
struct DossierRoutes: Sendable {
  let store: DossierStore
  let desk: OneStopDesk
  let catalogue: Catalogue

  var routes: [Route] {
    [
      Route("POST", PortalPath.apply, .signedIn, apply),
      Route("PUT", PortalPath.nextNumber(pattern: "*"), .signedIn) { call in
        guard let agency = catalogue.agency(call.captures[0]) else { throw Refused(.notFound, RefusalCode.notFound) }
        let account = try call.requireAccount()
        return try .json(NextNumber(value: try await store.reserveNumber(agencyCode: agency.code, for: account)))
      },
      Route("GET", PortalPath.dossiers, .signedIn, search),
      Route("GET", PortalPath.dossier("*"), .signedIn) { call in
        guard let record = try await store.record(call.captures[0], of: try call.requireAccount()) else {
          throw Refused(.notFound, RefusalCode.notFound)
        }
        return try .json(record)
      },
      Route("GET", PortalPath.publicDossiers, .readable) { call in
        let record = try await store.publicRecord(number: call.query["code"] ?? "")
        return try .json(call.page(of: record.map { [$0] } ?? []))
      },
    ]
  }

  private func apply(_ call: Call) async throws -> Answer {
    let account = try call.requireAccount()
    let key = call.headers[HTTPHeader(PortalHeader.idempotencyKey)]
    if let earlier = try await store.record(idempotencyKey: key, of: account) { return try .json(earlier) }
    let request = try call.json(ApplyRequest.self)
    guard let procedure = catalogue.procedure(request.procedure.id),
      let agency = catalogue.agency(procedure.summary.agency)
    else { throw Refused(.notFound, RefusalCode.notFound) }
    var reasons = try await desk.reasons(against: request, for: procedure, by: account)
    if !request.code.isEmpty, try await !store.isReserved(request.code, for: account) {
      reasons.append(desk.texts.reason("number-not-reserved", component: "", ["number": request.code]))
    }
    guard reasons.isEmpty else {
      throw Refused(.unprocessableContent, RefusalCode.dossierIncomplete, reasons: reasons)
    }
    var files: [HeldFile] = []
    for file in request.dossierFormFile.filter(\.isTicked).flatMap(\.file) {
      if let held = try await desk.files.file(file.id, of: account) { files.append(held) }
    }
    let submission = DossierStore.Submission(
      request: request, procedure: procedure, agencyCode: agency.code, files: files, account: account,
      idempotencyKey: key)
    return try .json(try await store.submit(submission))
  }

  private func search(_ call: Call) async throws -> Answer {
    let (code, name) = (call.query["code"] ?? "", (call.query["applicant-name"] ?? "").lowercased())
    let states = Set((call.query["dossier-status"] ?? "").split(separator: ",").map(String.init))
    let records = try await store.records(of: try call.requireAccount()).filter { record in
      (code.isEmpty || record.code == code) && (states.isEmpty || states.contains(record.dossierStatus.id))
        && (name.isEmpty || record.applicant.data[.fullName].lowercased().contains(name))
    }
    return try .json(call.page(of: records))
  }
}
