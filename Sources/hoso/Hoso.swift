import ArgumentParser
import Dossiers
import Foundation

@main
struct Hoso: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hoso",
    abstract: "Submit an administrative dossier in Vietnam from the terminal.",
    discussion: "Without a subcommand the screens open where you were, on the embedded sandbox portal.",
    version: "hoso 0.1.0 (AGPL-3.0-or-later)",
    subcommands: [
      OpenCommand.self, DemoCommand.self, SandboxCommand.self, ProceduresCommand.self, SignCommand.self,
      VerifyCommand.self, RenderCommand.self, TokensCommand.self, TrackCommand.self, DraftsCommand.self,
    ],
    defaultSubcommand: OpenCommand.self)

  /// ArgumentParser's own exit codes for usage (64) and for errors (1) are not those of our contract.
  static func main() async {
    do {
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch let code as ExitCode {
      exit(withError: code)
    } catch  where exitCode(for: error) == .validationFailure {
      FileHandle.standardError.write(Data((fullMessage(for: error) + "\n").utf8))
      exit(withError: Exit.badInput)
    } catch  where exitCode(for: error) == .success {
      exit(withError: error)
    } catch {
      exit(withError: explained(error as? Problem ?? Problem(.unexpected, technical: "\(type(of: error))")))
    }
  }
}
