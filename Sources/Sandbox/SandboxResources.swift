import Dossiers
import Foundation

/// What the sandbox reads at its start: the catalogue, the places, its words.
struct SandboxResources: Sendable {
  let catalogue: Catalogue
  let places: PlaceDirectory
  let texts: DeskTexts
  /// The folder of blank forms.
  let templates: String

  /// Throws `resourceBroken` with the name of the file.
  init(folder: String) throws(Problem) {
    catalogue = Catalogue(try Self.read(Catalogue.Content.self, "catalogue.json", in: folder))
    places = PlaceDirectory(try Self.read([PlaceDirectory.Province].self, "administrative-units.json", in: folder))
    texts = try Self.read(DeskTexts.self, "desk.json", in: folder)
    templates = folder + "/templates"
  }

  private static func read<Value: Decodable>(
    _ type: Value.Type, _ name: String, in folder: String
  ) throws(Problem) -> Value {
    do {
      return try JSONDecoder().decode(type, from: Data(contentsOf: URL(filePath: folder).appending(path: name)))
    } catch {
      throw Problem(.resourceBroken, ["file": name], technical: "\(error)")
    }
  }
}
