import Dossiers
import Foundation
import Themes

extension Theme {
  /// Reads a theme by name: from the person's own folder first, then from the program's.
  public static func load(_ name: String, from folder: ResourceFolder, own: String? = nil) throws(Problem) -> Theme {
    let isOwn = own.map { FileManager.default.fileExists(atPath: "\($0)/themes/\(name).toml") } ?? false
    let file = try ResourceFolder(path: isOwn ? own ?? folder.path : folder.path).read("themes/\(name).toml")
    var values: [String: [String: ThemeValue]] = [:]
    for (role, node) in try file.table() {
      values[role] = [:]
      for (property, entry) in try node.table() { values[role]?[property] = try ThemeValue(entry) }
    }
    do {
      return try Theme(name: name, values: values)
    } catch {
      throw Problem(.resourceBroken, ["file": "themes/\(name).toml", "key": error.key], technical: "\(error.reason)")
    }
  }

  /// The names of the themes that come with the program.
  public static let shipped = ["day", "night", "plain"]
}

extension ThemeValue {
  init(_ node: ResourceNode) throws(Problem) {
    if case .flag(let flag) = node.value { self = .flag(flag) } else { self = .text(try node.text()) }
  }
}
