import Dossiers
import PortalWire

extension PortalClient {
  /// Everything that one can apply for, and who receives it. Works without being signed in where the portal allows it.
  public func catalogue() async throws(Problem) -> (agencies: [Agency], procedures: [ProcedureSummary]) {
    let agencies = try await all(PortalPath.agencies, of: AgencyRow.self).map(\.agency)
    let procedures = try await all(PortalPath.procedures, query: [("keyword", "")], of: ProcedureRow.self)
    return (agencies, procedures.map(\.summary))
  }

  /// A procedure with the papers that it asks for.
  ///
  /// - Throws: `procedure-not-found`.
  public func procedure(_ id: Procedure.ID) async throws(Problem) -> Procedure {
    let answer = try await send(request(.get, PortalPath.procedure(id.pathSegment)), over: calls)
    guard answer.status != 404 else {
      throw Problem(.procedureNotFound, ["procedure": id], technical: answer.technical)
    }
    return try answer.value(ProcedureDetail.self).procedure
  }

  public func provinces() async throws(Problem) -> [Place] { try await places(in: "") }

  /// The wards and communes of a province.
  public func wards(of province: Place.ID) async throws(Problem) -> [Place] { try await places(in: province) }

  /// Saves a blank form as a file for its owner alone; a file of that name is replaced.
  ///
  /// - Throws: `file-not-found` where the portal has no such form, `file-not-writable`.
  public func downloadTemplate(_ template: ComponentTemplate, to path: String) async throws(Problem) {
    var request = request(.get, PortalPath.file(template.id.pathSegment), limits: limits.file)
    request.savePath = path
    let answer = try await send(request, over: files)
    guard answer.status != 404 else {
      throw Problem(.fileNotFound, ["file": template.filename], technical: answer.technical)
    }
    guard answer.isSuccess else { throw answer.problem() }
  }

  private func places(in parent: String) async throws(Problem) -> [Place] {
    try await all(PortalPath.places, query: [("parent-id", parent)], of: PlaceRow.self)
      .map { Place(id: $0.id, name: $0.name.vi) }
  }
}

extension String {
  /// Escaped so that it stays one segment of a path (RFC 3986 §3.3).
  var pathSegment: String { String(FormFields([("", self)]).encoded.dropFirst()) }
}
