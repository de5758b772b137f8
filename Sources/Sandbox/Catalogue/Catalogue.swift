import Dossiers

/// The procedures and agencies of the sandbox.
struct Catalogue: Sendable {
  struct Content: Decodable, Sendable {
    var agencies: [Agency]
    var procedures: [Procedure]
  }

  let agencies: [Agency]
  let procedures: [Procedure]
  private let proceduresByID: [Procedure.ID: Procedure]
  private let agenciesByID: [Agency.ID: Agency]
  /// File names of the blank forms by their ids.
  private let templates: [ComponentTemplate.ID: String]

  init(_ content: Content) {
    agencies = content.agencies
    procedures = content.procedures
    proceduresByID = Dictionary(procedures.map { ($0.id, $0) }) { first, _ in first }
    agenciesByID = Dictionary(agencies.map { ($0.id, $0) }) { first, _ in first }
    let all = procedures.flatMap(\.components).compactMap(\.template)
    templates = Dictionary(all.map { ($0.id, $0.filename) }) { first, _ in first }
  }

  /// By id, else by national code.
  func procedure(_ id: String) -> Procedure? {
    proceduresByID[id] ?? procedures.first { $0.summary.code == id }
  }

  func agency(_ id: String) -> Agency? { agenciesByID[id] }

  func template(_ id: String) -> String? { templates[id] }

  /// Procedures that name all words of `keyword` in their code, name or field, in the catalogue's order.
  func procedures(keyword: String, agency: String?) -> [Procedure] {
    let words = keyword.lowercased().split(separator: " ")
    return procedures.filter { procedure in
      let summary = procedure.summary
      guard agency == nil || summary.agency == agency else { return false }
      let text = "\(summary.code) \(summary.name) \(summary.field)".lowercased()
      return words.allSatisfy { text.contains($0) }
    }
  }
}
