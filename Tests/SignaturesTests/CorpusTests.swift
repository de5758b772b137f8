import Dossiers
import Foundation
import Signatures
import Testing

private let corpusFolder = ProcessInfo.processInfo.environment["HOSO_CORPUS"]

/// Signed files of other programs, found by `HOSO_CORPUS`, judged beside `pdfsig`.
@Suite(.enabled(if: corpusFolder != nil, "HOSO_CORPUS names no folder"))
struct CorpusTests {
  @Test(arguments: [
    "pyhanko/certified-with-indirect-refs-in-dir", "pyhanko/form-update-override-appearance-stream",
    "pyhanko/minimal-signed-twice-second-created", "pyhanko/minimal-two-fields-signed-twice",
    "pyhanko/pades-lta-dss-indirect-arrs-test", "pyhanko/separate-annots-kids-indir", "pyhanko/sig-no-signed-attrs",
    "qpdf/digitally-signed", "qpdf/minimal-signed-restricted",
  ])
  func integrityIsWhatPDFSigSays(name: String) async throws {
    let folder = try #require(corpusFolder)
    let url = URL(fileURLWithPath: "\(folder)/\(name).pdf")
    let signatures = try Self.signatures(in: [UInt8](Data(contentsOf: url)))
    let judged = try Self.judgedByPDFSig(url)
    #expect(!judged.isEmpty)
    try await compare(signatures, judged, in: url)
  }

  @Test func aChangedByteBreaksWhatPDFSigBreaks() async throws {
    let folder = try #require(corpusFolder)
    var content = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/qpdf/digitally-signed.pdf"))
    // In a comment of the header, so that the document stays readable.
    content[11] ^= 1
    let url = FileManager.default.temporaryDirectory.appending(path: "hoso-\(UUID().uuidString).pdf")
    try content.write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    let judged = try Self.judgedByPDFSig(url)
    #expect(Array(judged.values) == [false])
    try await compare(Self.signatures(in: [UInt8](content)), judged, in: url)
  }

  @Test func theArchivedSignatureIsReadWithItsTimestamps() async throws {
    let folder = try #require(corpusFolder)
    let url = URL(fileURLWithPath: "\(folder)/pyhanko/pades-lta-dss-indirect-arrs-test.pdf")
    let signatures = try Self.signatures(in: [UInt8](Data(contentsOf: url)))
    let report = try await SignatureVerifier().verify(
      path: url.path, signatures: signatures, roots: [], now: Moment(seconds: 1_700_000_000))
    #expect(report.signatures.map(\.subFilter) == ["ETSI.CAdES.detached", "ETSI.RFC3161"])
    #expect(report.signatures.allSatisfy { $0.integrity == .intact })
    #expect(report.verdict == .unknown)
  }

  private func compare(_ signatures: [EmbeddedSignature], _ judged: [[Int]: Bool], in url: URL) async throws {
    let report = try await SignatureVerifier().verify(
      path: url.path, signatures: signatures, roots: [], now: Moment(seconds: 1_700_000_000))
    var compared = 0
    for (signature, verdict) in zip(signatures, report.signatures) {
      guard let isValid = judged[signature.byteRange] else { continue }
      #expect((verdict.integrity == .intact) == isValid, "\(verdict)")
      compared += 1
    }
    #expect(compared == judged.count)
  }

  /// Whether each signature is right, by its byte range.
  private static func judgedByPDFSig(_ url: URL) throws -> [[Int]: Bool] {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/pdfsig")
    process.arguments = ["-nocert", url.path]
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    var judged: [[Int]: Bool] = [:]
    for part in output.components(separatedBy: "Signature #").dropFirst() {
      guard let ranges = part.firstMatch(of: /Signed Ranges: \[(\d+) - (\d+)\], \[(\d+) - (\d+)\]/),
        let start = Int(ranges.1), let end = Int(ranges.2), let second = Int(ranges.3), let last = Int(ranges.4)
      else { continue }
      let range = [start, end - start, second, last - second]
      if part.contains("Signature is Valid.") { judged[range] = true }
      if part.contains("Digest Mismatch.") { judged[range] = false }
    }
    return judged
  }

  /// A scan for byte ranges, enough for files that we know.
  private static func signatures(in bytes: [UInt8]) throws -> [EmbeddedSignature] {
    let text = String(decoding: bytes.map { $0 < 0x80 ? $0 : 0x2E }, as: UTF8.self)
    return text.matches(of: /\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/).compactMap { match in
      let range = [match.1, match.2, match.3, match.4].compactMap { Int($0) }
      guard range.count == 4, range[2] > range[1] + 2, range[2] <= bytes.count else { return nil }
      let start = text[..<match.range.lowerBound].range(of: " obj", options: .backwards)?.upperBound ?? text.startIndex
      let end = text[match.range.upperBound...].range(of: "endobj")?.lowerBound ?? text.endIndex
      let subFilter = text[start..<end].firstMatch(of: /\/SubFilter\s*\/([A-Za-z0-9.]+)/).map { String($0.1) } ?? ""
      return EmbeddedSignature(
        field: "", type: subFilter == "ETSI.RFC3161" ? "DocTimeStamp" : "Sig", subFilter: subFilter, byteRange: range,
        contents: contents(of: bytes[(range[1] + 1)..<(range[2] - 1)]), signedAt: nil, changes: .permitted,
        hasSecurityStore: false)
    }
  }

  private static func contents(of digits: ArraySlice<UInt8>) -> [UInt8] {
    let text = String(decoding: digits, as: UTF8.self)
    return stride(from: 0, to: text.utf8.count - 1, by: 2).compactMap { offset in
      let start = text.utf8.index(text.utf8.startIndex, offsetBy: offset)
      return UInt8(text[start..<text.utf8.index(start, offsetBy: 2)], radix: 16)
    }
  }
}
