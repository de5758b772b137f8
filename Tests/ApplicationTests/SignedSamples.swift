import Dossiers
import Foundation
import TokenFixture
import Tokens

/// Documents of each class, signed once for all the judges.
struct SignedSamples: Sendable {
  struct Sample: Sendable {
    var path: String
    /// What was signed.
    var original: String
    var isVisible: Bool
    var signer: String
    /// In the order in which they were made.
    var schemes: [SignatureScheme]
  }

  enum Kind: String, CaseIterable, Sendable {
    case visiblePSS, invisiblePKCS1, visibleECDSA, crossReferenceStream, rotated, emptyField, secondOnTop
  }

  static let shared = Task { try await SignedSamples() }

  let samples: [Kind: Sample]
  private let folder: ScratchFolder

  static func sample(_ kind: Kind) async throws -> Sample {
    guard let sample = try await shared.value.samples[kind] else { throw CocoaError(.fileNoSuchFile) }
    return sample
  }

  private init() async throws {
    folder = try ScratchFolder()
    LeftBehind.add(folder.url.path)
    let bench = try await SigningBench()
    let folder = folder
    var samples: [Kind: Sample] = [:]
    func add(
      _ kind: Kind, _ original: String, _ key: SoftwareKey, _ scheme: SignatureScheme, box: SignatureBox? = nil,
      field: String? = nil, before: [SignatureScheme] = []
    ) async throws {
      let path = folder.path("\(kind.rawValue).pdf")
      try await bench.sign(
        bench.order(original, to: path, key: key, scheme: scheme, box: box, field: field))
      samples[kind] = Sample(
        path: path, original: original, isVisible: box != nil || field != nil,
        signer: scheme == .ecdsa ? "Đặng Quốc Đạt" : "Nguyễn Thị Ngọc Ánh", schemes: before + [scheme])
    }
    let plain = try folder.write(InventedDocument.page(), "plain.pdf")
    let turned = try folder.write(InventedDocument.page(rotation: 90), "turned.pdf")
    let form = try folder.write(InventedDocument.page(field: "ChuKy"), "form.pdf")
    let streams = folder.path("streams.pdf")
    _ = try await Command.run("qpdf", ["--object-streams=generate", plain, streams])
    try await add(.visiblePSS, plain, TokenFixture.rsa, .pss, box: SigningBench.box)
    try await add(.invisiblePKCS1, plain, TokenFixture.rsa, .pkcs1)
    try await add(.visibleECDSA, plain, TokenFixture.elliptic, .ecdsa, box: SigningBench.box)
    try await add(.crossReferenceStream, streams, TokenFixture.rsa, .pss, box: SigningBench.box)
    try await add(.rotated, turned, TokenFixture.elliptic, .ecdsa, box: SigningBench.box)
    try await add(.emptyField, form, TokenFixture.rsa, .pss, field: "ChuKy")
    let lower = SignatureBox(page: 0, rectangle: PageRectangle(x: 60, y: 400, width: 220, height: 70))
    try await add(
      .secondOnTop, folder.path("visibleECDSA.pdf"), TokenFixture.rsa, .pss, box: lower, before: [.ecdsa])
    self.samples = samples
  }

}
