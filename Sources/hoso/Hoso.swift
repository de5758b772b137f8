import ArgumentParser

@main
struct Hoso: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hoso",
    abstract: "Submit an administrative dossier in Vietnam from the terminal.",
    discussion: "Without a subcommand the screens open on the last used connection.",
    version: "hoso 0.1.0 (AGPL-3.0-or-later)",
    subcommands: [
      OpenCommand.self, DemoCommand.self, SandboxCommand.self, ProceduresCommand.self, SignCommand.self,
      VerifyCommand.self, RenderCommand.self, TokensCommand.self, TrackCommand.self, DraftsCommand.self,
    ],
    defaultSubcommand: OpenCommand.self)
}
