import Dossiers
import FlyingFox
import Foundation
import PortalWire

/// `/fi`: uploads, read-back, downloads of blank forms.
struct FileRoutes: Sendable {
  let store: FileStore
  let resources: SandboxResources
  let sizeLimit: Int

  var routes: [Route] {
    [
      Route("POST", PortalPath.uploads, .signedIn, upload),
      Route("GET", PortalPath.fileInformation("*"), .signedIn) { call in try .json(try await heldFile(call)) },
      Route("GET", PortalPath.file("*"), .readable, download),
      Route("DELETE", PortalPath.file("*"), .signedIn) { call in
        let removed = try await store.discard(call.captures[0], of: try call.requireAccount())
        guard removed > 0 else { throw Refused(.notFound, RefusalCode.notFound) }
        return try .json(AffectedRows(removed))
      },
    ]
  }

  private func upload(_ call: Call) async throws -> Answer {
    let account = try call.requireAccount()
    let body = Data(try call.bytes())
    guard let form = MultipartForm(body: body, contentType: call.headers[.contentType] ?? "") else {
      throw Refused(.badRequest, RefusalCode.requestInvalid)
    }
    let files = form.parts.filter { $0.name == "files" }
    guard !files.isEmpty else { throw Refused(.badRequest, RefusalCode.requestInvalid) }
    let digestOfRequest = files.count == 1 ? call.headers[HTTPHeader(PortalHeader.fileDigest)] : nil
    let arrivals = try files.map { part in
      let filename = Self.safeName(part.filename)
      let digest = part.headers[PortalHeader.fileDigest.lowercased()] ?? digestOfRequest
      try check(filename, part.content, hasDigest: digest != nil)
      return FileStore.Arrival(filename: filename, content: part.content, sha256: digest?.lowercased() ?? "")
    }
    do {
      return try .json(try await store.keep(arrivals, of: account))
    } catch let damaged as DamagedFile {
      throw refused(.unprocessableContent, RefusalCode.fileDamaged, "file-damaged", ["file": damaged.filename])
    }
  }

  private func check(_ filename: String, _ content: Data, hasDigest: Bool) throws {
    guard content.count <= sizeLimit else {
      throw refused(
        .payloadTooLarge, RefusalCode.fileTooLarge, "file-too-large",
        ["file": filename, "size": String(content.count), "limit": String(sizeLimit)])
    }
    guard hasDigest else {
      throw refused(.badRequest, RefusalCode.requestInvalid, "file-without-digest", ["file": filename])
    }
  }

  private func download(_ call: Call) async throws -> Answer {
    if let name = resources.catalogue.template(call.captures[0]) {
      let path = resources.templates + "/" + Self.safeName(name)
      guard let content = FileManager.default.contents(atPath: path) else {
        throw Refused(.notFound, RefusalCode.notFound)
      }
      return .file(Array(content), name: name, contentType: "application/octet-stream")
    }
    let file = try await heldFile(call)
    return .file(
      Array(try await store.content(of: file.id)), name: file.filename, contentType: "application/octet-stream")
  }

  private func heldFile(_ call: Call) async throws -> HeldFile {
    guard let file = try await store.file(call.captures[0], of: try call.requireAccount()) else {
      throw Refused(.notFound, RefusalCode.notFound)
    }
    return file
  }

  private func refused(
    _ status: HTTPStatusCode, _ code: String, _ reason: String, _ values: [String: String]
  ) -> Refused {
    let reason = resources.texts.reason(reason, component: values["file"] ?? "", values)
    return Refused(status, code, text: reason.vi, reasons: [reason])
  }

  /// The last part of a path, cleaned, so that a name cannot lead elsewhere.
  private static func safeName(_ name: String?) -> String {
    let last = (name ?? "").cleaned.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
    return last.isEmpty || last == "." || last == ".." ? "file" : last
  }
}

extension DeskTexts {
  /// Words a reason by its code.
  func reason(_ code: String, component: String, _ values: [String: String]) -> Refusal.Reason {
    let text = reasons[code]?.filled(values) ?? LocalizedText(vi: code, en: code)
    return Refusal.Reason(component: component, code: code, vi: text.vi, en: text.en)
  }
}
