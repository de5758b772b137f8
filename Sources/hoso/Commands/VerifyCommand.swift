import Application
import ArgumentParser
import Dossiers
import Foundation

struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Judge every signature of a PDF file.",
    discussion: "Exit code 0: all signatures are valid. 1: they are not, or there is none.")

  @Argument(help: "The PDF file.")
  var file: String

  @Option(name: .customLong("trust"), help: "A root certificate to believe (PEM); may be given several times.")
  var roots: [String] = []

  @Flag(help: "Print one JSON object.")
  var json = false

  @MainActor
  func run() async throws {
    let report = try await orExplain {
      let desk = try SigningDesk(modules: [])
      let named = try roots.map { (path: String) throws(Problem) in try TrustFolder.certificates(in: path) }.flatMap {
        $0
      }
      return try await desk.signing.verify(file, roots: roots.isEmpty ? nil : named)
    }
    if json { try ReportAnswer(report).printAsJSON() } else { print(try ReportText(report)) }
    guard report.verdict == .valid else { throw Exit.answerIsNo }
  }
}
