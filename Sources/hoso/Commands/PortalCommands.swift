import AppResources
import Application
import ArgumentParser
import Dossiers
import Drafts
import Foundation
import PortalClient
import ProcedureIndex

/// Which portal a command speaks to: a sandbox that runs, or an embedded one for the length of the command.
struct PortalOption: ParsableArguments {
  @Option(help: "The address of a running sandbox; without it, the embedded one is started.")
  var portal: String?

  @Option(help: "The folder of the embedded sandbox.")
  var directory: String?

  func client() async throws(Problem) -> PortalClient {
    if let portal { return PortalClient(connection: .sandbox(at: portal)) }
    let folders = Folders(demo: directory.map { URL(fileURLWithPath: $0).path } ?? Folders().data + "/demo")
    try folders.make()
    return try await SandboxHost(folders: folders, resources: ResourceFolder.located().sandbox).running(port: 0).client
  }
}

struct ProceduresCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "procedures", abstract: "Search the catalogue; marks may be left out.")

  @Argument(help: "Words of the name, or a code.")
  var query: [String] = []

  @Option(help: "An agency by id, code or words of its name.")
  var agency: String?

  @Flag(help: "Print one JSON object.")
  var json = false

  @OptionGroup var portal: PortalOption

  func run() async throws {
    let results = try await orExplain {
      let catalogue = try await portal.client().catalogue()
      var wanted = ProcedureQuery(text: query.joined(separator: " "))
      if let agency {
        let folded = agency.searchFolded
        let found = catalogue.agencies.first {
          $0.id == agency || $0.code == agency || $0.name.searchFolded.contains(folded)
        }
        guard let found else { throw Problem(.procedureNotFound, ["query": agency]) }
        wanted.agency = found.id
      }
      let index = ProcedureIndex(catalogue.procedures, agencies: catalogue.agencies)
      return index.search(wanted, limit: 1000)
    }
    if json {
      try ProcedureListing(total: results.total, procedures: results.hits.map(\.summary)).printAsJSON()
    } else {
      for hit in results.hits { print("\(hit.summary.code)  \(hit.summary.name) · \(hit.summary.agencyName)") }
    }
    if results.hits.isEmpty { throw Exit.answerIsNo }
  }
}

private struct ProcedureListing: Encodable {
  var total: Int
  var procedures: [ProcedureSummary]
}

struct TrackCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "track", abstract: "Look up a dossier by its number.")

  @Argument(help: "The dossier number, as in H15.07-20261123-0000043.")
  var number: String

  @Flag(help: "Print one JSON object.")
  var json = false

  @OptionGroup var portal: PortalOption

  func run() async throws {
    let dossier = try await orExplain { try await portal.client().track(number) }
    if json { try DossierAnswer(dossier).printAsJSON() } else { print(try dossier.told()) }
  }
}

struct DraftsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "drafts", abstract: "List the dossiers on this machine.")

  @Option(help: "The folder of a demo.")
  var directory: String?

  @Flag(help: "Print one JSON array.")
  var json = false

  func run() async throws {
    let drafts = try await orExplain {
      let folders = directory.map { Folders(demo: URL(fileURLWithPath: $0).path) } ?? Folders()
      return try await DraftStore(directory: folders.data).drafts()
    }
    let rows = drafts.map(DraftRow.init)
    if json { return try rows.printAsJSON() }
    for row in rows { print("\(row.id)  \(row.number.value ?? row.screen)  \(row.procedure)") }
  }
}

private struct DraftRow: Encodable {
  var id: String
  var number: Nullable<String>
  var screen: String
  var procedure: String
  var code: String
  var updatedAt: String

  init(_ draft: Draft) {
    id = draft.id
    number = Nullable(draft.receipt?.number)
    screen = draft.screen.rawValue
    procedure = draft.procedure.summary.name
    code = draft.procedure.summary.code
    updatedAt = draft.updatedAt.iso8601
  }
}
