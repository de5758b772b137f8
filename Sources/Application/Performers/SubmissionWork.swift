import Dossiers
import PortalClient

extension Application {
  /// Uploads what the portal does not hold yet, then submits. Every file that arrived is a fact of its own, so that a
  /// second try sends only the rest.
  func submit(_ draft: Draft) {
    portal.submission?.cancel()
    portal.submission = Task {
      do throws(Problem) {
        let client = try await services.portal()
        var sent = draft
        for index in sent.papers.indices where sent.papers[index].isTicked {
          guard let upload = try await upload(sent.papers[index], of: draft, by: client) else { continue }
          sent.papers[index].file?.upload = upload
        }
        guard !Task.isCancelled else { throw Problem(.cancelled) }
        let receipt = try await client.submit(sent, idempotencyKey: draft.id)
        receive(.portal(.submitted(receipt)))
      } catch {
        receive(.portal(error.code == .signInExpired ? .sessionExpired : .submissionFailed(error)))
      }
      portal.submission = nil
    }
  }

  private func upload(_ paper: Paper, of draft: Draft, by client: PortalClient) async throws(Problem) -> UploadedFile? {
    guard let file = paper.file else { return nil }
    if let held = file.upload, held.sha256 == file.final.sha256 { return held }
    let (progress, report) = AsyncStream.makeStream(of: (Int, Int).self, bufferingPolicy: .bufferingNewest(1))
    let watch = Task {
      for await (sent, total) in progress {
        receive(.portal(.uploadProgressed(paper.id, sent: sent, total: total)))
      }
    }
    defer {
      report.finish()
      watch.cancel()
    }
    let upload = try await client.upload(
      file.final, name: file.finalName, limit: draft.procedure.fileSizeLimit
    ) { sent, total in report.yield((sent, total)) }
    receive(.portal(.uploaded(paper.id, upload)))
    return upload
  }
}

extension AttachedFile {
  /// The name that the portal shows: the person's own, with the extension of what is sent and "_signed" where it is.
  nonisolated var finalName: String {
    let stem = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
    if signed != nil { return stem + "_signed.pdf" }
    return converted != nil ? stem + ".pdf" : name
  }
}
