import Dossiers
import Foundation

/// Folders and files that only their owner can read.
enum PrivateFolder {
  /// Makes the folder, and those above it, with mode 0700 where it is missing.
  static func make(_ path: String) throws(Problem) {
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw Problem(.fileNotWritable, ["file": path], technical: "\(error)")
    }
  }

  /// Writes beside, then renames; the file has mode 0600 before it has content.
  static func write(_ bytes: some DataProtocol, to path: String) throws(Problem) {
    let temporary = path + ".\(RandomText.hexadecimal(bytes: 4))"
    let files = FileManager.default
    do {
      guard files.createFile(atPath: temporary, contents: nil, attributes: [.posixPermissions: 0o600]) else {
        throw CocoaError(.fileWriteUnknown)
      }
      let handle = try FileHandle(forWritingTo: URL(filePath: temporary))
      try handle.write(contentsOf: Data(bytes))
      try handle.synchronize()
      try handle.close()
      guard rename(temporary, path) == 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    } catch {
      try? files.removeItem(atPath: temporary)
      throw Problem(.fileNotWritable, ["file": path], technical: "\(error)")
    }
  }
}
