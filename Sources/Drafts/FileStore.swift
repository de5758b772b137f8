import Dossiers
import Foundation
import Glibc

/// Our copies of the person's files: `files/<draft>/`.
struct FileStore {
  var directory: String

  func folder(of draft: Draft.ID) throws(Problem) -> String {
    guard draft.isSafeFileName else { throw Problem(.fileNotWritable, ["file": draft.shownName]) }
    let folder = "\(directory)/files/\(draft)"
    try PrivateFolder.make("\(directory)/files")
    try PrivateFolder.make(folder)
    return folder
  }

  func remove(draft: Draft.ID) throws(Problem) {
    let folder = "\(directory)/files/\(draft)"
    guard draft.isSafeFileName, access(folder, F_OK) == 0 else { return }
    do {
      try FileManager.default.removeItem(atPath: folder)
    } catch {
      throw Problem(.fileNotWritable, ["file": folder.shownName])
    }
  }

  func adopt(
    path: String, draft: Draft.ID, digest: (String) throws(Problem) -> String
  ) throws(Problem) -> StoredFile {
    let folder = try folder(of: draft)
    let source = try FileDescriptor(reading: path)
    let unfinished = "\(folder)/.unfinished"
    let copy = try FileDescriptor(creating: unfinished)
    let byteCount = try source.copy(into: copy)
    let kind = copy.kind(named: path)
    let kept = try place(unfinished, in: folder, as: path.lastPathPart)
    try PrivateFolder.flush(folder)
    do throws(Problem) {
      return StoredFile(path: kept, kind: kind, byteCount: byteCount, sha256: try digest(kept))
    } catch {
      unlink(kept)
      throw error
    }
  }

  /// Gives the copy its name, or that name with a number where another file has it. The bytes of the name stay as they
  /// are on the person's disk.
  private func place(_ path: String, in folder: String, as name: String) throws(Problem) -> String {
    for number in 1...999 {
      let kept = "\(folder)/\(number == 1 ? name : name.numbered(number))"
      if link(path, kept) == 0 {
        unlink(path)
        return kept
      }
      guard errno == EEXIST else { break }
    }
    let reason = errno
    unlink(path)
    throw Problem(.fileNotWritable, ["file": name.shownName], technical: "errno \(reason)")
  }
}

extension String {
  /// The last part of a path, byte for byte.
  var lastPathPart: String { utf8.split(separator: UInt8(ascii: "/")).last.map { String(Substring($0)) } ?? self }

  /// Usable as the name of one file of ours.
  var isSafeFileName: Bool {
    !isEmpty && utf8.count <= 200 && !hasPrefix(".") && !utf8.contains(UInt8(ascii: "/")) && !utf8.contains(0)
  }

  /// "đơn.pdf" becomes "đơn 2.pdf".
  fileprivate func numbered(_ number: Int) -> String {
    guard let dot = utf8.lastIndex(of: UInt8(ascii: ".")), dot != startIndex else { return "\(self) \(number)" }
    return "\(self[..<dot]) \(number)\(self[dot...])"
  }
}
