import Foundation

/// What a program said on both its outputs, and how it ended.
struct Tool {
  let status: Int32
  let output: String

  var lines: [Substring] { output.split(separator: "\n") }

  /// Runs a program to its end; `env` finds it, and answers 127 where it is not installed.
  static func run(
    _ name: String, _ arguments: [String], environment: [String: String] = ProcessInfo.processInfo.environment
  ) async throws -> Tool {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [name] + arguments
    process.environment = environment
    let pipe = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = await withCheckedContinuation { continuation in
      DispatchQueue(label: "tool-output").async {
        continuation.resume(returning: pipe.fileHandleForReading.readDataToEndOfFile())
      }
    }
    process.waitUntilExit()
    return Tool(status: process.terminationStatus, output: String(decoding: output, as: UTF8.self))
  }

  static func isInstalled(_ name: String) -> Bool {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return folders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(name)") }
  }
}
