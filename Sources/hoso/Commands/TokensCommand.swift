import Application
import ArgumentParser
import Dossiers
import Tokens

struct TokensCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tokens", abstract: "List readers, tokens and certificates. Asks for no PIN.")

  @Option(help: "A PKCS#11 module; without it, those that are installed.")
  var module: String?

  @Flag(help: "Print one JSON object.")
  var json = false

  func run() async throws {
    let status = try await orExplain {
      let readers = await Self.readers()
      let slots = TokenSlots(modules: module.map { [$0] } ?? TokenSlots.installedModules())
      let tokens = slots.modules.isEmpty ? [] : try await slots.tokens(now: .current())
      return TokenStatus(
        isReaderServiceRunning: readers.isReaderServiceRunning, readers: readers.readers, tokens: tokens)
    }
    if json {
      try TokenListing(status).printAsJSON()
    } else {
      print(TokenListing(status).text)
    }
  }

  private static func readers() async -> ReaderStatus {
    let monitor = ReaderMonitor()
    defer { monitor.cancel() }
    for await status in monitor.statuses { return status }
    return ReaderStatus(isReaderServiceRunning: false, readers: [])
  }
}
