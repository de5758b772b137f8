import Dossiers
import Foundation
import Signatures
import Testing
import TokenFixture

@Suite struct FileDigestTests {
  @Test(arguments: [0..<0, 10..<40, 299_990..<300_010, 300_000..<300_007, 300_005..<300_007])
  func agreesWithOpenSSLWhereverTheHoleIs(hole: Range<Int>) async throws {
    let folder = try makeFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let length = 300_000
    let original = (0..<300_100).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
    let tail = [UInt8]("phần nối thêm".utf8)
    try Data(original).write(to: folder.appending(path: "original"))
    let whole = Array(original.prefix(length)) + tail
    try Data(whole[..<hole.lowerBound] + whole[hole.upperBound...]).write(to: folder.appending(path: "covered"))
    let digest = try await FileDigest().sha256(
      file: folder.appending(path: "original").path, length: length, tail: tail, excluding: hole)
    let expected = try await OpenSSLCommand.run(["dgst", "-sha256", "-r", "covered"], in: folder)
    #expect(expected.hasPrefix(digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()))
  }

  @Test func digestsAWholeFile() async throws {
    let folder = try makeFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data("Phan Quốc Hậu".utf8).write(to: folder.appending(path: "file"))
    let expected = try await OpenSSLCommand.run(["dgst", "-sha256", "-r", "file"], in: folder)
    let digest = try await FileDigest().sha256(ofFile: folder.appending(path: "file").path)
    #expect(expected.hasPrefix(digest))
    #expect(digest.count == 64)
  }

  @Test func whatCannotBeReadIsAProblem() async throws {
    let folder = try makeFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let missing = folder.appending(path: "missing").path
    await #expect(throws: Problem(.fileNotFound, ["file": missing])) {
      try await FileDigest().sha256(ofFile: missing)
    }
    await #expect(throws: Problem(.fileUnreadable, ["file": folder.path])) {
      try await FileDigest().sha256(ofFile: folder.path)
    }
    let short = folder.appending(path: "short").path
    try Data("ngắn".utf8).write(to: URL(fileURLWithPath: short))
    await #expect(throws: Problem(.fileUnreadable, ["file": short])) {
      try await FileDigest().sha256(file: short, length: 100, tail: [], excluding: 0..<0)
    }
  }

  private func makeFolder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "hoso-digest-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }
}
