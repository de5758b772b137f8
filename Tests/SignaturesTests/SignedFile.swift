import Dossiers
import Foundation
import Signatures
import TokenFixture
import Tokens

/// A file with one signature in it, laid out as a PDF lays it out: the verifier looks at byte ranges, not at objects.
struct SignedFile {
  let folder: URL
  var content: [UInt8]
  var signature: EmbeddedSignature

  var path: String { folder.appending(path: "signed").path }

  private static let before = [UInt8]("Đơn đề nghị của Nguyễn Thị Ngọc Ánh /Contents ".utf8)
  private static let after = [UInt8](" /SubFilter …\n%%EOF\n".utf8)
  private static let reserved = 8192

  /// Digests the file around a hole, has `sign` make the CMS and fills the hole.
  init(
    subFilter: String = "ETSI.CAdES.detached", signedAt: Moment? = nil,
    sign: (_ digest: [UInt8], _ folder: URL) async throws -> [UInt8]
  ) async throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "hoso-signed-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let hole = Self.before.count..<(Self.before.count + Self.reserved * 2 + 2)
    let empty = Self.before + [UInt8](repeating: 0x30, count: hole.count) + Self.after
    try Data(empty).write(to: folder.appending(path: "signed"))
    try Data(Self.before + Self.after).write(to: folder.appending(path: "covered"))
    let digest = try await FileDigest().sha256(
      file: folder.appending(path: "signed").path, length: empty.count, tail: [], excluding: hole)
    let cms = try await sign(digest, folder)
    let padded = cms + [UInt8](repeating: 0, count: Self.reserved - cms.count)
    let digits = padded.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    content = Self.before + "<\(digits)>".utf8 + Self.after
    signature = EmbeddedSignature(
      field: "Chữ ký 1", type: "Sig", subFilter: subFilter,
      byteRange: [0, hole.lowerBound, hole.upperBound, Self.after.count], contents: padded,
      signedAt: signedAt ?? Moment(seconds: Int64(Date().timeIntervalSince1970)), changes: .none,
      hasSecurityStore: false)
    try Data(cms).write(to: folder.appending(path: "cms"))
  }

  /// Signed with a key on the software token.
  init(
    key: SoftwareKey, scheme: SignatureScheme, chain: [[UInt8]], signedAt: Moment? = nil,
    timestamp: (([UInt8], URL) async throws -> [UInt8])? = nil
  ) async throws {
    let fixture = try await TokenFixture.shared.value
    let certificate = try await fixture.listed(key)
    try await self.init(signedAt: signedAt) { digest, folder in
      let signature = try PAdESSignature(
        certificate: certificate.der, chain: chain, scheme: scheme, documentDigest: digest)
      guard let location = certificate.location else { throw Problem(.keyNotFound) }
      let value = try await fixture.slots.sign(
        digest: signature.signedAttributesDigest, at: location, certificate: certificate.der, scheme: scheme,
        pin: TokenFixture.pin)
      return try signature.encoded(signature: value, timestampToken: try await timestamp?(value, folder))
    }
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  func report(
    roots: [[UInt8]], intermediates: [[UInt8]] = [], revocationLists: [[UInt8]] = []
  ) async throws -> SignatureReport {
    try Data(content).write(to: folder.appending(path: "signed"))
    return try await SignatureVerifier().verify(
      path: path, signatures: [signature], roots: roots, intermediates: intermediates,
      revocationLists: revocationLists, now: Moment(seconds: Int64(Date().timeIntervalSince1970)))
  }

  /// What `openssl cms -verify -cades` says of the CMS over the covered bytes.
  func judgement(root: URL, intermediate: URL) async throws -> OpenSSLCommand.Outcome {
    try await OpenSSLCommand.outcome(
      of: [
        "cms", "-verify", "-cades", "-inform", "DER", "-in", "cms", "-content", "covered", "-binary", "-CAfile",
        root.path, "-certfile", intermediate.path, "-purpose", "any", "-out", "/dev/null",
      ], in: folder)
  }
}

extension TestAuthority {
  var rootURL: URL { folder.appending(path: rootFile) }
  var intermediateURL: URL { folder.appending(path: intermediateFile) }
}
