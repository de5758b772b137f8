import Dossiers
import Glibc

/// Folders for their owner alone.
enum PrivateFolder {
  /// Makes a folder and those above it, where they are missing; the folder itself is closed to others even if it was
  /// there before.
  static func make(_ path: String) throws(Problem) {
    var made = path.hasPrefix("/") ? "" : "."
    for part in path.split(separator: "/") {
      made += "/\(part)"
      guard mkdir(made, 0o700) == 0 || errno == EEXIST else { throw problem(path) }
    }
    guard chmod(path, 0o700) == 0 else { throw problem(path) }
  }

  /// Returns once the disk knows the names in a folder.
  static func flush(_ path: String) throws(Problem) {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw problem(path) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw problem(path) }
  }

  private static func problem(_ path: String) -> Problem {
    Problem(.fileNotWritable, ["file": path.shownName], technical: "errno \(errno)")
  }
}
