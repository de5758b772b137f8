import Foundation
import GoldenScreens

/// Where a story plays: a terminal with the program on it.
protocol Stage: Sendable {
  func press(_ keys: [Key]) async throws
  func type(_ text: String) async throws
  var shown: ScreenText { get async throws }
  /// False when the seconds pass, or the program ends, before the condition holds.
  func shows(within seconds: Double, _ condition: @escaping @Sendable (ScreenText) -> Bool) async throws -> Bool
}

extension TerminalProcess: Stage {
  func press(_ keys: [Key]) { send(keys.map(\.bytes).joined()) }
  func type(_ text: String) { send(text) }
  func shows(within seconds: Double, _ condition: @escaping @Sendable (ScreenText) -> Bool) -> Bool {
    wait(seconds, until: condition)
  }
}

extension StoryFolder {
  /// The program on a pseudo-terminal, its screen read by libvterm.
  func open(_ arguments: [String] = [], columns: Int = 80, rows: Int = 24) throws -> TerminalProcess {
    try TerminalProcess(
      BuildProducts.path(of: "hoso"), ["demo", "--directory", demo] + arguments, environment: environment,
      columns: columns, rows: rows)
  }
}
