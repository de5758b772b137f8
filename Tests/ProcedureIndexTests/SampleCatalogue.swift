import Dossiers
import Foundation
import ProcedureIndex

/// The catalogue that the sandbox offers.
struct SampleCatalogue: Decodable {
  var agencies: [Agency]
  var procedures: [Procedure]

  static let resources = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Sources/Sandbox/Resources").standardizedFileURL

  static func load() throws -> SampleCatalogue {
    let data = try Data(contentsOf: resources.appending(path: "catalogue.json"))
    return try JSONDecoder().decode(SampleCatalogue.self, from: data)
  }

  static func index() throws -> ProcedureIndex {
    let catalogue = try load()
    return ProcedureIndex(catalogue.procedures.map(\.summary), agencies: catalogue.agencies)
  }
}

extension ProcedureIndex {
  func codes(_ text: String, agency: Agency.ID? = nil) -> [String] {
    search(ProcedureQuery(text: text, agency: agency), limit: 50).hits.map(\.summary.shortCode)
  }
}

/// Rows of one agency, with the names given.
func smallIndex(_ names: [String]) -> ProcedureIndex {
  ProcedureIndex(
    names.enumerated().map { number, name in
      ProcedureSummary(
        id: "\(number)", code: "9.00000\(number).000.00.00.H15", name: name, field: "", agency: "so", agencyName: "Sở",
        tier: .province, level: .full, workingDays: nil)
    }, agencies: [Agency(id: "so", code: "H15.99", name: "Sở", tier: .province)])
}

extension ProcedureIndex {
  func names(_ text: String) -> [String] {
    search(ProcedureQuery(text: text), limit: 50).hits.map(\.summary.name)
  }

  /// The highlighted parts of the first answer.
  func highlighted(_ text: String) -> [String] {
    guard let hit = search(ProcedureQuery(text: text), limit: 1).hits.first else { return [] }
    let characters = Array(hit.summary.name)
    return hit.highlights.map { String(characters[$0]) }
  }
}
