import Dossiers
import Foundation

/// A folder that is removed with everything in it when the test is over.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "hoso-portal-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String, _ content: [UInt8], kind: FileKind = .pdf) throws -> StoredFile {
    let file = "\(path)/\(name)"
    guard FileManager.default.createFile(atPath: file, contents: Data(content)) else {
      throw CocoaError(.fileWriteUnknown)
    }
    return StoredFile(path: file, kind: kind, byteCount: content.count, sha256: try digest(of: file))
  }

  /// Zeros that take no room on the disk; its digest is left out.
  func emptyFile(_ name: String, byteCount: Int) throws -> StoredFile {
    let file = "\(path)/\(name)"
    guard FileManager.default.createFile(atPath: file, contents: nil), truncate(file, byteCount) == 0 else {
      throw CocoaError(.fileWriteUnknown)
    }
    return StoredFile(path: file, kind: .pdf, byteCount: byteCount, sha256: "")
  }

  private func digest(of file: String) throws -> String {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/sha256sum")
    process.arguments = [file]
    process.standardOutput = output
    try process.run()
    let line = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return String(line.drop { $0 == "\\" }.prefix(64))
  }
}
