import Application
import ArgumentParser
import Dossiers
import Foundation

struct DemoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo", abstract: "Rehearse a whole submission: embedded sandbox portal, software token, screens.")

  @Flag(help: "Press the keys of the committed script and print every screen, without a terminal.")
  var unattended = false

  @Option(help: "Keep everything of the demo in this folder.")
  var directory: String?

  @OptionGroup var language: LanguageOption

  @MainActor
  func run() async throws {
    try await orExplain {
      let folder = directory.map { URL(fileURLWithPath: $0).path } ?? Folders().data + "/demo"
      let rehearsal = try Rehearsal(folders: Folders(demo: folder), language: language.language)
      if unattended {
        try await rehearsal.playUnattended()
      } else {
        try await rehearsal.openOnTerminal()
      }
    }
  }
}
