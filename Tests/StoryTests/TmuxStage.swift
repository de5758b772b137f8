import Foundation
import GoldenScreens

/// The program in tmux, on a server of its own that ends with the last reference to it.
final class TmuxStage: Stage {
  private let socket: String
  private let environment: [String: String]

  init(_ program: [String], environment: [String: String], columns: Int, rows: Int) async throws {
    socket = "hoso-story-" + UUID().uuidString.prefix(8)
    self.environment = environment
    let assignments = environment.filter { $0.key != "TERM" }.map { "\($0.key)=\($0.value)" }.sorted()
    try await tmux(
      ["-f", "/dev/null", "new-session", "-d", "-x", "\(columns)", "-y", "\(rows)", "env", "-i", "TERM=xterm-256color"]
        // tmux 3.3 tells no exit code of 0 from a signal, so a shell writes it down and keeps what is shown readable.
        + assignments + ["sh", "-c", "\"$@\"; echo \"ended $?\"; exec sleep 600", "sh"] + program)
  }

  deinit { _ = try? Tool.runToItsEnd("tmux", ["-L", socket, "kill-server"], environment) }

  func press(_ keys: [Key]) async throws { try await tmux(["send-keys"] + keys.map(\.tmuxName)) }

  func type(_ text: String) async throws { try await tmux(["send-keys", "-l", text]) }

  func resize(columns: Int, rows: Int) async throws {
    try await tmux(["resize-window", "-x", "\(columns)", "-y", "\(rows)"])
  }

  var shown: ScreenText {
    get async throws {
      let captured = try await tmux(["capture-pane", "-p"])
      return ScreenText(lines: captured.output.components(separatedBy: "\n"))
    }
  }

  func shows(within seconds: Double, _ condition: @escaping @Sendable (ScreenText) -> Bool) async throws -> Bool {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while ContinuousClock.now < deadline {
      if condition(try await shown) { return true }
      try await Task.sleep(for: .milliseconds(20))
    }
    return condition(try await shown)
  }

  /// Waits for the program to end; true when it ended with that exit code within a minute.
  func ends(with code: Int) async throws -> Bool {
    try await shows(within: 60) { $0.contains("ended \(code)") }
  }

  @discardableResult
  private func tmux(_ arguments: [String]) async throws -> Tool {
    try await Tool.run("tmux", ["-L", socket] + arguments, environment: environment)
  }
}

extension StoryFolder {
  /// The program in tmux.
  func openInTmux(_ arguments: [String] = [], columns: Int, rows: Int) async throws -> TmuxStage {
    try await TmuxStage(
      [BuildProducts.path(of: "hoso"), "demo", "--directory", demo] + arguments, environment: environment,
      columns: columns, rows: rows)
  }
}
