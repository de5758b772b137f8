import Dossiers
import Foundation

/// A signed file beside the place where it shall stand: nobody finds it there before it was verified.
nonisolated struct UnprovenCopy: Sendable {
  let path: String
  let destination: String

  init(of destination: String) {
    self.destination = destination
    path = "\(destination).\(UUID().uuidString).part"
  }

  func remove() { try? FileManager.default.removeItem(atPath: path) }

  /// Takes the place of whatever is there, in one step that a power failure leaves done or not done.
  ///
  /// - Throws: `file-not-writable`.
  func takeItsPlace() throws(Problem) {
    guard rename(path, destination) == 0 else {
      throw Problem(.fileNotWritable, ["file": destination], technical: "rename \(errno)")
    }
    let parent = (destination as NSString).deletingLastPathComponent
    let folder = open(parent.isEmpty ? "." : parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { return }
    fsync(folder)
    close(folder)
  }

  /// Does work on the copy; a problem with it is told of the name that the person gave.
  func naming(_ work: () async throws(Problem) -> Void) async throws(Problem) {
    do throws(Problem) {
      try await work()
    } catch {
      var told = error
      if told.details["file"] == (path as NSString).lastPathComponent {
        told.details["file"] = (destination as NSString).lastPathComponent
      }
      throw told
    }
  }

  static func isSameFile(_ one: String, _ other: String) -> Bool {
    var first = stat()
    var second = stat()
    guard stat(one, &first) == 0, stat(other, &second) == 0 else { return false }
    return first.st_dev == second.st_dev && first.st_ino == second.st_ino
  }
}
