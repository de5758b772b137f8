import Application
import Dossiers
import Foundation
import Pages
import Signatures
import TokenFixture
import Tokens

/// Signs with the software token and asks everyone who can judge.
struct SigningBench {
  let fixture: TokenFixture
  let desk: DocumentSigning

  init() async throws {
    let fixture = try await TokenFixture.shared.value
    self.fixture = fixture
    let anchors = TrustAnchors(roots: [fixture.authority.root], intermediates: [fixture.authority.intermediate])
    desk = DocumentSigning(pages: PageReader(), tokens: fixture.slots, trust: { anchors })
  }

  static let box = SignatureBox(page: 0, rectangle: PageRectangle(x: 60, y: 80, width: 220, height: 70))

  func order(
    _ path: String, to output: String, key: SoftwareKey, scheme: SignatureScheme, box: SignatureBox? = nil,
    field: String? = nil
  ) async throws -> DocumentOrder {
    let certificate = try await fixture.listed(key)
    return DocumentOrder(
      path: path, output: output, field: field, box: box, certificate: certificate, scheme: scheme,
      appearance: Appearance(lines: [
        Appearance.Line(label: "Người ký", text: certificate.subject),
        Appearance.Line(label: "Thời gian ký", text: "14:07:31 23/11/2026"),
      ]))
  }

  @discardableResult
  func sign(_ order: DocumentOrder) async throws -> SignatureReport {
    try await desk.sign(order, pin: TokenFixture.pin)
  }

  func verify(_ path: String, roots: [[UInt8]]? = nil) async throws -> SignatureReport {
    try await desk.verify(path, roots: roots)
  }

  /// `pyhanko sign COMMAND`, believing one root.
  func pyHanko(_ command: String, _ path: String, root: String? = nil) async throws -> Command {
    let authority = fixture.authority.folder
    return try await Command.run(
      "pyhanko",
      [
        "sign", command, "--pretty-print", "--no-revocation-check", "--trust",
        root ?? authority.appending(path: fixture.authority.rootFile).path, "--trust-replace", "--other-certs",
        authority.appending(path: fixture.authority.intermediateFile).path, path,
      ])
  }

  func pdfSig(_ path: String) async throws -> Command { try await Command.run("pdfsig", [path]) }

  /// `openssl cms -verify -cades` of one signature over the bytes that it names.
  func openSSL(_ signature: EmbeddedSignature, of path: String, root: String? = nil) async throws -> Command {
    let folder = try ScratchFolder()
    let range = signature.byteRange
    let file = path.fileBytes
    try folder.write(file[range[0]..<range[0] + range[1]] + file[range[2]..<range[2] + range[3]], "covered")
    try folder.write(signature.contents, "cms")
    let authority = fixture.authority.folder
    return try await Command.run(
      "openssl",
      [
        "cms", "-verify", "-cades", "-inform", "DER", "-in", "cms", "-content", "covered", "-binary", "-CAfile",
        root ?? authority.appending(path: fixture.authority.rootFile).path, "-certfile",
        authority.appending(path: fixture.authority.intermediateFile).path, "-purpose", "any", "-out", "/dev/null",
      ], in: folder.url)
  }

  func printedCMS(_ signature: EmbeddedSignature) async throws -> String {
    let folder = try ScratchFolder()
    try folder.write(signature.contents, "cms")
    return try await Command.run(
      "openssl", ["cms", "-cmsout", "-print", "-noout", "-inform", "DER", "-in", "cms"], in: folder.url
    ).output
  }

  func signatures(of path: String) async throws -> [EmbeddedSignature] {
    try await PageReader().embeddedSignatures(of: path)
  }
}
