import Foundation

/// The `openssl` program, a judge that we did not write.
public struct OpenSSLCommand: Sendable {
  public struct Failure: Error, CustomStringConvertible {
    public let description: String
  }

  public struct Outcome: Sendable {
    public let status: Int32
    public let output: String

    public var succeeded: Bool { status == 0 }
  }

  /// Runs it in a folder and gives back what it printed; a refusal is an answer here.
  public static func outcome(of arguments: [String], in folder: URL) async throws -> Outcome {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/openssl")
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.standardOutput = pipe
    process.standardError = pipe
    process.standardInput = FileHandle.nullDevice
    return try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global().async {
        do {
          try process.run()
          let output = pipe.fileHandleForReading.readDataToEndOfFile()
          process.waitUntilExit()
          continuation.resume(
            returning: Outcome(status: process.terminationStatus, output: String(decoding: output, as: UTF8.self)))
        } catch {
          continuation.resume(throwing: error)
        }
      }
    }
  }

  /// Runs it and throws with what it printed when it fails.
  @discardableResult
  public static func run(_ arguments: [String], in folder: URL) async throws -> String {
    let outcome = try await outcome(of: arguments, in: folder)
    guard outcome.succeeded else { throw Failure(description: "openssl \(arguments): \(outcome.output)") }
    return outcome.output
  }
}
