import Foundation
import Glibc

/// What a program said on both its outputs, and how it ended.
///
/// Foundation's `Process` waits for all that a program left behind it, such as a tmux server, so it is not used.
struct Tool: Sendable {
  let status: Int32
  let output: String

  var lines: [Substring] { output.split(separator: "\n") }

  struct SpawnFailure: Error {
    let name: String
    let errorNumber: Int32
  }

  /// Runs a program to its end; `env` finds it, and answers 127 where it is not installed.
  static func run(
    _ name: String, _ arguments: [String], environment: [String: String] = ProcessInfo.processInfo.environment
  ) async throws -> Tool {
    try await withCheckedThrowingContinuation { continuation in
      DispatchQueue(label: "tool").async {
        continuation.resume(with: Result { try runToItsEnd(name, arguments, environment) })
      }
    }
  }

  static func isInstalled(_ name: String) -> Bool {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return folders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(name)") }
  }

  /// Blocks until the program has ended.
  static func runToItsEnd(_ name: String, _ arguments: [String], _ environment: [String: String]) throws -> Tool {
    let said = NSTemporaryDirectory() + "hoso-tool-" + UUID().uuidString
    defer { unlink(said) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, said, O_WRONLY | O_CREAT | O_APPEND, 0o600)
    posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO)
    var process: pid_t = 0
    let failure = withCStrings(["env", name] + arguments) { arguments in
      withCStrings(environment.map { "\($0.key)=\($0.value)" }) { environment in
        posix_spawn(&process, "/usr/bin/env", &actions, nil, arguments, environment)
      }
    }
    guard failure == 0 else { throw SpawnFailure(name: name, errorNumber: failure) }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    let isExit = status & 0x7F == 0
    let output = FileManager.default.contents(atPath: said) ?? Data()
    return Tool(
      status: isExit ? status >> 8 & 0xFF : -(status & 0x7F), output: String(decoding: output, as: UTF8.self))
  }
}

private func withCStrings<Result>(_ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result) -> Result {
  let copies = strings.map { strdup($0) }
  defer { copies.forEach { free($0) } }
  return body(copies + [nil])
}
