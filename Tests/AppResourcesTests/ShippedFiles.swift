import AppResources
import Dossiers
import Foundation
import Screens

/// The files of this source tree.
enum ShippedFiles {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static let folder = ResourceFolder(path: root.path)

  static func library() throws -> ScreenLibrary { try ScreenLibrary.load(from: folder) }

  static func screenFiles() throws -> [URL] {
    try FileManager.default.contentsOfDirectory(at: root.appending(path: "screens"), includingPropertiesForKeys: nil)
  }

  /// Swift files below a folder of `Sources`, in a fixed order.
  static func sources(of target: String) throws -> [URL] {
    let folder = root.appending(path: "Sources/\(target)")
    let files =
      FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
    return files.filter { $0.pathExtension == "swift" }.sorted { $0.path < $1.path }
  }
}

/// A copy of `screens/` and `themes/` to damage.
struct ScratchResources {
  let path: String
  var folder: ResourceFolder { ResourceFolder(path: path) }

  init() throws {
    path = FileManager.default.temporaryDirectory.appending(path: "hoso-resources-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for name in ["screens", "themes"] {
      try FileManager.default.copyItem(atPath: ShippedFiles.root.appending(path: name).path, toPath: "\(path)/\(name)")
    }
  }

  func remove() { try? FileManager.default.removeItem(atPath: path) }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
  }

  func replace(_ old: String, by new: String, in name: String) throws {
    let text = try String(contentsOf: URL(fileURLWithPath: "\(path)/\(name)"), encoding: .utf8)
    guard let range = text.range(of: old) else { throw CocoaError(.fileReadCorruptFile) }
    try write(text.replacingCharacters(in: range, with: new), to: name)
  }
}
