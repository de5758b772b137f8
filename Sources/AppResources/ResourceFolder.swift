import Dossiers
import Foundation

/// Where `screens/` and `themes/` are: named by the environment, installed beside the program, or in the source tree.
public struct ResourceFolder: Hashable, Sendable {
  public let path: String

  public init(path: String) { self.path = path }

  /// Looks at `HOSO_RESOURCES`, then at `../share/hoso` from the program, then at every folder above the program.
  public static func located(
    environment: [String: String] = ProcessInfo.processInfo.environment, program: String = runningProgram
  ) throws(Problem) -> ResourceFolder {
    var candidates: [String] = []
    if let named = environment["HOSO_RESOURCES"] { candidates.append(named) }
    var folder = (program as NSString).deletingLastPathComponent
    candidates.append((folder as NSString).deletingLastPathComponent + "/share/hoso")
    while folder.count > 1 {
      candidates.append(folder)
      folder = (folder as NSString).deletingLastPathComponent
    }
    for candidate in candidates where FileManager.default.fileExists(atPath: candidate + "/screens/common.toml") {
      return ResourceFolder(path: candidate)
    }
    throw Problem(.resourceBroken, ["file": "screens/common.toml", "key": ""], technical: "ENOENT \(program)")
  }

  /// The catalogue, templates and samples of the sandbox.
  public var sandbox: String {
    let installed = path + "/sandbox"
    return FileManager.default.fileExists(atPath: installed) ? installed : path + "/Sources/Sandbox/Resources"
  }

  /// The path of the program that is running, with links followed.
  public static var runningProgram: String {
    (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
  }

  func read(_ name: String) throws(Problem) -> ResourceNode {
    guard let data = FileManager.default.contents(atPath: "\(path)/\(name)") else {
      throw Problem(.resourceBroken, ["file": "\(path)/\(name)", "key": ""], technical: "ENOENT")
    }
    return try ResourceNode(toml: data, file: name)
  }
}
