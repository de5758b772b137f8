import Dossiers
import Foundation
import SerialQueues

/// Turns word processor files into PDF with LibreOffice, one at a time.
public actor DocumentConverter {
  private let queue = SerialQueue(label: "hoso.converter")
  private let profile: String
  private let executable: String?
  private let timeLimit: Double

  /// `profile` is a folder of our own for LibreOffice's settings; kept between runs, it makes the next start faster.
  /// `executable` nil looks for `soffice` and `libreoffice` in PATH. `timeLimit` is in seconds.
  public init(profile: String, executable: String? = nil, timeLimit: Double = 120) {
    self.profile = profile
    self.executable = executable
    self.timeLimit = timeLimit
  }

  public nonisolated var unownedExecutor: UnownedSerialExecutor { queue.asUnownedSerialExecutor() }

  /// Writes `input` (docx, doc or odt) as a PDF to `output`. Cancelling the task ends LibreOffice, with `.cancelled`.
  public func convert(_ input: String, to output: String) async throws(Problem) {
    guard try FileInspector.kind(of: input).isConvertible else { throw Problem(.fileKindNotAccepted, file: input) }
    guard let executable = executable ?? Self.find(["soffice", "libreoffice"]) else { throw Problem(.converterMissing) }
    let folder = try PrivateFolder()
    defer { folder.remove() }
    let process = ConverterProcess()
    let ending = await withTaskCancellationHandler {
      process.run(executable, arguments(input, folder.path), timeLimit: timeLimit)
    } onCancel: {
      process.cancel()
    }
    switch ending {
    case .exited: try deliver(from: folder.path, input: input, to: output)
    case .notStarted(let reason): throw Problem(.converterMissing, file: input, technical: reason)
    case .tooSlow: throw Problem(.converterTooSlow, ["file": fileName(of: input), "limit": "\(Int(timeLimit))"])
    case .cancelled: throw Problem(.cancelled)
    }
  }

  private func arguments(_ input: String, _ folder: String) -> [String] {
    let profileAddress = URL(fileURLWithPath: profile, isDirectory: true).absoluteString
    // An absolute path never looks like an option.
    return [
      "-env:UserInstallation=\(profileAddress)", "--headless", "--norestore", "--nolockcheck", "--nodefault",
      "--convert-to", "pdf", "--outdir", folder, URL(fileURLWithPath: input).path,
    ]
  }

  /// LibreOffice ends with 0 also when it wrote nothing, so the file itself is asked.
  private func deliver(from folder: String, input: String, to output: String) throws(Problem) {
    let written = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    guard let name = written.first(where: { $0.hasSuffix(".pdf") }) else {
      throw Problem(.converterFailed, file: input)
    }
    let path = "\(folder)/\(name)"
    do {
      _ = try OpenDocument(path: path, password: nil)
    } catch {
      throw Problem(.converterFailed, file: input, technical: error.technical)
    }
    do {
      let data = try Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe)
      try data.write(to: URL(fileURLWithPath: output), options: .atomic)
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: output)
    } catch {
      throw Problem(.fileNotWritable, file: output, technical: "\((error as NSError).code)")
    }
  }

  private static func find(_ names: [String]) -> String? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
    return names.lazy.flatMap { name in folders.map { "\($0)/\(name)" } }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }
}

/// A folder in the temporary directory that only we can read.
private struct PrivateFolder {
  let path: String

  init() throws(Problem) {
    let parent = NSTemporaryDirectory()
    var template = Array("\(parent)/hoso-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else { throw Problem(writing: parent) }
    path = String(cString: made)
  }

  func remove() { try? FileManager.default.removeItem(atPath: path) }
}
