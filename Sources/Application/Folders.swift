import Dossiers
import Foundation

/// Where things lie on the person's disk (XDG Base Directory Specification).
public nonisolated struct Folders: Hashable, Sendable {
  /// Settings, connections, own themes, trusted roots.
  public var configuration: String
  /// Drafts and their files.
  public var data: String
  /// The log.
  public var state: String
  /// Where signed files and receipts are put for the person.
  public var results: String
  /// Where the file picker opens.
  public var documents: String
  private let isDemo: Bool

  public init(environment: [String: String] = ProcessInfo.processInfo.environment) {
    let home = environment["HOME"] ?? NSHomeDirectory()
    func base(_ name: String, _ usual: String) -> String {
      let named = environment[name] ?? ""
      return (named.hasPrefix("/") ? named : "\(home)/\(usual)") + "/hoso"
    }
    configuration = base("XDG_CONFIG_HOME", ".config")
    data = base("XDG_DATA_HOME", ".local/share")
    state = base("XDG_STATE_HOME", ".local/state")
    results = data + "/signed"
    documents = home
    isDemo = false
  }

  /// Everything of a demo in one folder.
  public init(demo directory: String) {
    configuration = directory + "/config"
    data = directory
    state = directory
    results = directory + "/signed"
    documents = directory + "/documents"
    isDemo = true
  }

  public var log: String { state + "/hoso.log" }

  /// A demo has one receipt at a place that scripts know; otherwise each has its number.
  public func receipt(number: String) -> String {
    isDemo ? data + "/receipt.pdf" : "\(results)/\(number).pdf"
  }

  /// Makes the folders, for the person alone.
  ///
  /// - Throws: `file-not-writable`.
  public func make() throws(Problem) {
    for folder in [configuration, data, state, results] {
      do {
        try FileManager.default.createDirectory(
          atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      } catch {
        throw Problem(.fileNotWritable, ["file": folder], technical: "mkdir \((error as NSError).code)")
      }
    }
  }
}

extension Moment {
  /// Now, by the machine's clock.
  public nonisolated static func current() -> Moment { Moment(seconds: Int64(Date().timeIntervalSince1970)) }
}
