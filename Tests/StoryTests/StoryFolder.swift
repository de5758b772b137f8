import Dossiers
import Drafts
import Foundation

/// A home of its own for one story, with the demo's folder in it; removed when the story is over.
final class StoryFolder: Sendable {
  let path: String

  /// The folder that `--directory` names.
  var demo: String { path + "/demo" }

  /// Where the file picker opens.
  var documents: String { demo + "/documents" }

  init() throws {
    path = NSTemporaryDirectory() + "hoso-story-" + UUID().uuidString
    for folder in ["home", "config", "data", "state"] {
      try FileManager.default.createDirectory(atPath: "\(path)/\(folder)", withIntermediateDirectories: true)
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Nothing of the developer's own settings reaches the program.
  var environment: [String: String] {
    [
      "TERM": "xterm-256color", "LANG": "C.UTF-8", "TZ": "Asia/Ho_Chi_Minh", "HOME": path + "/home",
      "XDG_CONFIG_HOME": path + "/config", "XDG_DATA_HOME": path + "/data", "XDG_STATE_HOME": path + "/state",
      "HOSO_RESOURCES": StoryFolder.resources, "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
    ]
  }

  func write(_ bytes: some Sequence<UInt8>, as name: String) throws {
    try FileManager.default.createDirectory(atPath: documents, withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(filePath: "\(documents)/\(name)"))
  }

  /// Every file that the program keeps, with its bytes.
  func keptFiles() throws -> [(name: String, bytes: Data)] {
    let names = FileManager.default.enumerator(atPath: demo)?.allObjects.compactMap { $0 as? String } ?? []
    return names.compactMap { name in
      FileManager.default.contents(atPath: "\(demo)/\(name)").map { (name, $0) }
    }
  }

  /// The newest draft that is on disk.
  func draft() async throws -> Draft? { try await DraftStore(directory: demo).drafts().first }

  /// Waits until the newest draft on disk is as it should be; as it is then, or after a minute.
  func draft(once isKept: @Sendable (Draft) -> Bool) async throws -> Draft? {
    let store = try DraftStore(directory: demo)
    let deadline = ContinuousClock.now + .seconds(60)
    while ContinuousClock.now < deadline {
      if let draft = try await store.drafts().first, isKept(draft) { return draft }
      try await Task.sleep(for: .milliseconds(20))
    }
    return try await store.drafts().first
  }

  /// Waits until the place in the program, as JSON, and the newest draft are on disk as they should be.
  func keeps(_ isKept: @Sendable (String, Draft?) -> Bool) async throws -> Bool {
    let store = try DraftStore(directory: demo)
    let deadline = ContinuousClock.now + .seconds(60)
    while ContinuousClock.now < deadline {
      if isKept(try await store.state("place") ?? "", try await store.drafts().first) { return true }
      try await Task.sleep(for: .milliseconds(20))
    }
    return false
  }

  private static let resources: String = {
    var folder = URL(filePath: #filePath)
    for _ in 0..<3 { folder.deleteLastPathComponent() }
    return folder.path
  }()
}
