import Dossiers
import Foundation

/// `settings.toml` in the configuration folder.
public struct SettingsFile: Hashable, Sendable {
  public let path: String

  public init(folder: String) { path = folder + "/settings.toml" }

  /// The settings as kept, or the usual ones where there is no file yet.
  public func read() throws(Problem) -> Settings {
    guard let data = FileManager.default.contents(atPath: path) else { return Settings() }
    var settings = Settings()
    do throws(Problem) {
      let file = try ResourceNode(toml: data, file: path)
      let table = try file.table(knowing: ["language", "theme"])
      if let node = table["language"] {
        guard let language = Language(rawValue: try node.text()) else { throw node.broken("unknown language") }
        settings.language = language
      }
      if let node = table["theme"] { settings.theme = try node.text() }
    } catch {
      let key = error.details["key"] ?? ""
      throw Problem(.settingsUnreadable, ["file": path, "key": key], technical: error.technical)
    }
    return settings
  }

  /// Replaces the file in one step, so that a crash leaves either the old settings or the new ones.
  public func write(_ settings: Settings) throws(Problem) {
    let text = "language = \"\(settings.language.rawValue)\"\ntheme = \(settings.theme.quotedForTOML)\n"
    do {
      let folder = (path as NSString).deletingLastPathComponent
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    } catch {
      throw Problem(.fileNotWritable, ["file": path], technical: "\((error as NSError).code)")
    }
  }
}

extension String {
  /// A basic string of TOML 1.0.
  fileprivate var quotedForTOML: String {
    var quoted = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case _ where scalar.properties.generalCategory == .control:
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return "\"\(quoted)\""
  }
}
