import Foundation

/// A program that ran to its end.
struct Command {
  let status: Int32
  let output: String
  let errors: String
  /// Standard output as it came.
  let bytes: [UInt8]

  /// What it printed on both its outputs.
  var everything: String { output + errors }

  /// Runs a program by its path, or by its name in PATH, with `input` on its standard input.
  static func run(
    _ program: String, _ arguments: [String], in folder: URL? = nil, environment: [String: String] = [:],
    input: String = ""
  ) async throws -> Command {
    let process = Process()
    let (output, errors, entry) = (Pipe(), Pipe(), Pipe())
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardOutput = output
    process.standardError = errors
    process.standardInput = entry
    try process.run()
    try? entry.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try? entry.fileHandleForWriting.close()
    async let said = read(output)
    async let complained = read(errors)
    let (bytes, complaint) = await (said, complained)
    process.waitUntilExit()
    return Command(
      status: process.terminationStatus, output: String(decoding: bytes, as: UTF8.self),
      errors: String(decoding: complaint, as: UTF8.self), bytes: bytes)
  }

  static func isInstalled(_ program: String) -> Bool {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return folders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(program)") }
  }

  private static func read(_ pipe: Pipe) async -> [UInt8] {
    let handle = pipe.fileHandleForReading
    return await withCheckedContinuation { continuation in
      DispatchQueue.global().async { continuation.resume(returning: [UInt8](handle.readDataToEndOfFile())) }
    }
  }
}

/// A folder of a test, gone with it.
final class ScratchFolder: Sendable {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "hoso-application-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appending(path: name).path }

  @discardableResult
  func write(_ bytes: some Sequence<UInt8>, _ name: String) throws -> String {
    try Data(Array(bytes)).write(to: url.appending(path: name))
    return path(name)
  }

  var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []).sorted() }
}

extension String {
  var fileBytes: [UInt8] { FileManager.default.contents(atPath: self).map { Array($0) } ?? [] }
}
