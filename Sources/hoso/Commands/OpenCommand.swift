import Application
import ArgumentParser
import Dossiers

struct LanguageOption: ParsableArguments {
  @Option(help: "The language of the screens: vi or en.")
  var language: Language?
}

extension Language: ExpressibleByArgument {}

struct OpenCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: "Open the screens where you were, on the embedded sandbox portal.",
    shouldDisplay: false)

  @OptionGroup var language: LanguageOption

  @MainActor
  func run() async throws {
    try await orExplain {
      try await Rehearsal(folders: Folders(), language: language.language).openOnTerminal()
    }
  }
}
