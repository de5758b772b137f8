import Dossiers
import FlyingFox
import Foundation
import PortalWire
import Sandbox
import Testing

/// Uploads and submissions, as a client makes them.
extension TestPortal {
  /// Sends files in one request, each with its digest unless another is given.
  func upload(
    _ files: [(name: String, content: [UInt8])], digest: String? = nil, token: String
  ) async throws -> Reply {
    let boundary = "ranh-gioi-7f3a"
    var body: [UInt8] = []
    for file in files {
      let digest = digest ?? SHA256.digest(file.content).map { String(format: "%02x", $0) }.joined()
      body +=
        """
        --\(boundary)\r
        Content-Disposition: form-data; name="files"; filename="\(file.name)"\r
        Content-Type: application/octet-stream\r
        \(PortalHeader.fileDigest): \(digest)\r
        \r

        """.utf8
      body += file.content
      body += "\r\n".utf8
    }
    body += "--\(boundary)--\r\n".utf8
    var headers = Self.authorization(token)
    headers[.contentType] = "multipart/form-data; boundary=\(boundary)"
    return try await send(.POST, PortalPath.uploads, query: [("uuid", "1")], headers: headers, body: body)
  }

  /// Uploads one file and gives what the portal holds.
  func hold(_ name: String, _ content: [UInt8], token: String) async throws -> HeldFile {
    try #require(try await upload([(name, content)], token: token).decode([HeldFile].self).first)
  }

  /// A draft whose two required papers are uploaded.
  func makeDraft(token: String, form: [UInt8] = Fixtures.signedPDF) async throws -> Draft {
    let formFile = try await hold("don-de-nghi_signed.pdf", form, token: token)
    let degreeFile = try await hold("văn bằng.jpg", Fixtures.picture, token: token)
    var draft = Draft(
      id: "nháp", connection: "sandbox", createdAt: clock.now, updatedAt: clock.now, screen: .submit,
      procedure: Fixtures.procedure, applicant: Fixtures.applicant, isCommitted: true)
    draft.papers[0] = Paper(component: Fixtures.form, isTicked: true, file: Self.attached(formFile, .pdf))
    draft.papers[1] = Paper(component: Fixtures.degree, isTicked: true, file: Self.attached(degreeFile, .jpeg))
    return draft
  }

  func submit(_ draft: Draft, number: String = "", key: String = UUID().uuidString, token: String) async throws -> Reply
  {
    let request = ApplyRequest(draft: draft, person: SandboxAccount.hau.person, number: number)
    var headers = Self.authorization(token)
    headers[.contentType] = "application/json"
    headers[HTTPHeader(PortalHeader.idempotencyKey)] = key
    return try await send(.POST, PortalPath.apply, headers: headers, body: PortalJSON.encode(request))
  }

  func tracked(_ id: String, token: String) async throws -> TrackedDossier {
    try await get(PortalPath.dossier(id), token: token).decode(DossierRecord.self).tracked
  }

  private static func attached(_ held: HeldFile, _ kind: FileKind) -> AttachedFile {
    AttachedFile(
      name: held.filename,
      original: StoredFile(path: held.filename, kind: kind, byteCount: held.size, sha256: held.sha256 ?? ""),
      upload: held.uploaded)
  }
}
