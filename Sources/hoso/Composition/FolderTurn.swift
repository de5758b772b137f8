import Dossiers
import Foundation

/// Lets one program at a time prepare a folder, so that two that start at once do not each make a root of their own.
enum FolderTurn {
  /// Does the work while no other program is at it in the same folder.
  ///
  /// - Throws: `file-not-writable` where the folder takes no lock file.
  static func take<Result>(
    in folder: String, isolation: isolated (any Actor)? = #isolation, _ work: () async throws(Problem) -> Result
  ) async throws(Problem) -> Result {
    let path = folder + "/.preparing"
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Problem(.fileNotWritable, ["file": path], technical: "open \(errno)") }
    // Closing gives the lock back, and so does the end of the program.
    defer { close(descriptor) }
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      guard errno == EWOULDBLOCK || errno == EINTR else {
        throw Problem(.fileNotWritable, ["file": path], technical: "flock \(errno)")
      }
      do { try await Task.sleep(for: .milliseconds(20)) } catch { throw Problem(.cancelled) }
    }
    return try await work()
  }
}
