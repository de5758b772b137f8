import Dossiers
import Foundation
import Signatures

extension StoredFile {
  /// A file as drafts keep it.
  ///
  /// - Throws: `file-unreadable`.
  public nonisolated static func read(
    _ path: String, kind: FileKind, pageCount: Int?
  ) async throws(Problem) -> StoredFile {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    guard let size = attributes?[.size] as? Int else {
      throw Problem(.fileUnreadable, ["file": path], technical: "stat")
    }
    return StoredFile(
      path: path, kind: kind, byteCount: size, sha256: try await FileDigest().sha256(ofFile: path), pageCount: pageCount
    )
  }
}
