import Dossiers
import Foundation
import PortalWire

/// Checks a dossier as the clerk at the one-stop desk would, before it gets a number.
struct OneStopDesk: Sendable {
  let texts: DeskTexts
  let files: FileStore
  let check: DocumentCheck
  let fileSizeLimit: Int

  /// Everything that is wrong with it; empty when it can be taken.
  func reasons(
    against request: ApplyRequest, for procedure: Procedure, by account: SandboxAccount
  ) async throws -> [Refusal.Reason] {
    var reasons = applicantReasons(request)
    for component in procedure.components {
      reasons += try await componentReasons(component, in: request, limit: procedure.fileSizeLimit, account)
    }
    let known = Set(procedure.components.map(\.id))
    for row in request.dossierFormFile where !known.contains(row.procedureForm.id) {
      reasons.append(reason("component-unknown", row.procedureForm.id, ["name": row.procedureForm.name]))
    }
    if !request.isCommitted { reasons.append(reason("not-committed", "")) }
    return reasons
  }

  private func applicantReasons(_ request: ApplyRequest) -> [Refusal.Reason] {
    let data = request.applicant.data
    var reasons: [Refusal.Reason] = []
    if data[.fullName].allSatisfy(\.isWhitespace) {
      reasons.append(reason("name-missing", GateField.fullName.rawValue))
    }
    if data[.identityNumber].wholeMatch(of: /[0-9]{12}/) == nil {
      reasons.append(reason("identity-number-wrong", GateField.identityNumber.rawValue))
    }
    if data[.phone].wholeMatch(of: /0[35789][0-9]{8}/) == nil {
      reasons.append(reason("phone-wrong", GateField.phone.rawValue))
    }
    return reasons
  }

  private func componentReasons(
    _ component: ProcedureComponent, in request: ApplyRequest, limit: Int, _ account: SandboxAccount
  ) async throws -> [Refusal.Reason] {
    let name = ["name": component.name]
    guard let row = request.dossierFormFile.first(where: { $0.procedureForm.id == component.id }) else {
      return component.isRequired ? [reason("component-missing", component.id, name)] : []
    }
    guard row.isTicked else {
      return component.isRequired || !row.file.isEmpty ? [reason("component-not-ticked", component.id, name)] : []
    }
    guard !row.file.isEmpty else { return [reason("component-without-file", component.id, name)] }
    var reasons: [Refusal.Reason] = []
    for file in row.file { reasons += try await fileReasons(file, of: component, limit: limit, account) }
    return reasons
  }

  private func fileReasons(
    _ file: HeldFile, of component: ProcedureComponent, limit: Int, _ account: SandboxAccount
  ) async throws -> [Refusal.Reason] {
    var values = ["name": component.name, "file": file.filename]
    guard let held = try await files.file(file.id, of: account) else {
      return [reason("file-not-held", component.id, values)]
    }
    values["file"] = held.filename
    guard held.sha256 == file.sha256 else { return [reason("file-differs", component.id, values)] }
    let limit = min(limit, fileSizeLimit)
    guard held.size <= limit else {
      values.merge(["size": String(held.size), "limit": String(limit)]) { $1 }
      return [reason("file-too-large", component.id, values)]
    }
    let kind = FileKind(content: try await files.content(of: file.id))
    guard kind.isAcceptedByPortal else { return [reason("file-kind", component.id, values)] }
    guard component.mustBeSigned else { return [] }
    guard kind == .pdf else { return [reason("not-a-pdf", component.id, values)] }
    let report = await check(files.path(of: file.id))
    switch report.verdict {
    case .valid: return []
    case .unsigned: return [reason("not-signed", component.id, values)]
    case .invalid, .unknown:
      values["findings"] = report.signatures.flatMap(\.problems).map(\.rawValue).joined(separator: ", ")
      return [reason("signature-invalid", component.id, values)]
    }
  }

  private func reason(_ code: String, _ component: String, _ values: [String: String] = [:]) -> Refusal.Reason {
    texts.reason(code, component: component, values)
  }
}

/// Judges the signatures of the PDF at a path.
public typealias DocumentCheck = @Sendable (_ path: String) async -> SignatureReport
