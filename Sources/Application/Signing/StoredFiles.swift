import Dossiers
import Foundation
import Signatures

extension FileDigest {
  /// A file as drafts keep it.
  ///
  /// - Throws: `file-unreadable`.
  public nonisolated static func stored(_ path: String, kind: FileKind, pageCount: Int?) throws(Problem) -> StoredFile {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    guard let size = attributes?[.size] as? Int else { throw Problem(.fileUnreadable, ["file": path], technical: "stat") }
    return StoredFile(
      path: path, kind: kind, byteCount: size, sha256: try sha256(ofFile: path), pageCount: pageCount)
  }
}

nonisolated enum FileRemoval {
  static func remove(_ path: String) { try? FileManager.default.removeItem(atPath: path) }
}
