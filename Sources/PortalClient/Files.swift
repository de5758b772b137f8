import Dossiers
import PortalWire

extension PortalClient {
  /// The portal's limit where a procedure states none: 6 MiB.
  public static let usualFileSizeLimit = 6 * 1024 * 1024

  /// Sends a file, then asks the portal what it holds and compares.
  ///
  /// - Parameters:
  ///   - name: as the portal shows it.
  ///   - limit: in bytes; checked before anything is sent.
  ///   - progress: told the bytes sent and their total, at most every 50 milliseconds and at the end.
  /// - Throws: `file-too-large-for-portal`, `file-damaged-on-the-way`, `sign-in-expired`.
  public func upload(
    _ file: StoredFile, name: String, limit: Int = usualFileSizeLimit,
    progress: @escaping @Sendable (_ sent: Int, _ total: Int) -> Void = { _, _ in }
  ) async throws(Problem) -> UploadedFile {
    guard file.byteCount <= limit else { throw tooLarge(file, name, limit) }
    let answer = try await send(uploadRequest(file, name.cleaned), over: files) { progress($0, file.byteCount) }
    guard answer.status != 413 else { throw tooLarge(file, name, limit, technical: answer.technical) }
    guard answer.refusal?.code != RefusalCode.fileDamaged else {
      throw Problem(.fileDamagedOnTheWay, ["file": name.cleaned], technical: answer.technical)
    }
    guard let received = try answer.value([HeldFile].self).first else {
      throw Problem(.portalAnswerNotUnderstood, technical: answer.technical)
    }
    let held: HeldFile = try await ask(PortalPath.fileInformation(received.id.pathSegment))
    guard held.size == file.byteCount, held.sha256 == file.sha256 else {
      _ = try? await send(request(.delete, PortalPath.file(received.id.pathSegment)), over: calls)
      throw Problem(
        .fileDamagedOnTheWay, ["file": name.cleaned], technical: "\(held.size)/\(file.byteCount) B · SHA-256")
    }
    return held.uploaded
  }

  private func uploadRequest(_ file: StoredFile, _ name: String) -> HTTPRequest {
    let part = HTTPRequest.FormFile(
      field: "files", filename: name, path: file.path, headers: [(PortalHeader.fileDigest, file.sha256)])
    let fields = [(name: "account-id", value: session?.person?.technicalID ?? "")]
    return request(
      .post, PortalPath.uploads, query: FormFields([("uuid", "1")]), body: .form(fields: fields, file: part),
      limits: limits.file)
  }

  private func tooLarge(_ file: StoredFile, _ name: String, _ limit: Int, technical: String = "") -> Problem {
    let details = ["file": name.cleaned, "size": file.byteCount.asFileSize, "limit": limit.asFileSize]
    return Problem(.fileTooLargeForPortal, details, technical: technical)
  }
}

extension Int {
  /// "6 MB", "6.1 MB", "812 kB": megabytes of 1024² bytes, rounded up, so that a size over a limit never looks equal to it.
  fileprivate var asFileSize: String {
    guard self >= 1 << 20 else { return "\((self + 1023) / 1024) kB" }
    let tenths = (self * 10 + (1 << 20) - 1) >> 20
    return tenths % 10 == 0 ? "\(tenths / 10) MB" : "\(tenths / 10).\(tenths % 10) MB"
  }
}
