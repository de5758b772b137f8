import Dossiers
import Glibc
import SerialQueues

/// Lists folders for the file picker.
public actor FolderListing {
  /// Entries of one folder that are listed; of a larger folder the rest is left out.
  public static let limit = 10_000

  private let queue = SerialQueue(label: "drafts.folders")
  public nonisolated var unownedExecutor: UnownedSerialExecutor { queue.asUnownedSerialExecutor() }

  public init() {}

  /// Folders first, then files, both in the order of a Vietnamese dictionary, with numbers by their value. Left out are
  /// hidden files, what is neither file nor folder, links to nowhere, and names that are no UTF-8.
  ///
  /// - Throws: `file-not-found`, `file-unreadable`.
  public func list(_ path: String) throws(Problem) -> [FolderEntry] {
    guard let folder = opendir(path) else {
      let isMissing = errno == ENOENT || errno == ENOTDIR
      throw Problem(isMissing ? .fileNotFound : .fileUnreadable, ["file": path.shownName], technical: "errno \(errno)")
    }
    defer { closedir(folder) }
    var entries: [FolderEntry] = []
    while entries.count < Self.limit, let line = readdir(folder) {
      let name = withUnsafeBytes(of: &line.pointee.d_name) { bytes in
        String(validating: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard let name, !name.hasPrefix("."), let entry = entry(name, in: path, dirfd(folder)) else { continue }
      entries.append(entry)
    }
    return entries.map { ($0, VietnameseOrder($0.name)) }
      .sorted { left, right in
        left.0.isFolder == right.0.isFolder ? left.1 < right.1 : left.0.isFolder
      }
      .map(\.0)
  }

  private func entry(_ name: String, in path: String, _ folder: Int32) -> FolderEntry? {
    var status = stat()
    guard fstatat(folder, name, &status, 0) == 0 else { return nil }
    let type = status.st_mode & S_IFMT
    guard type == S_IFDIR || type == S_IFREG else { return nil }
    return FolderEntry(
      name: name.shownName, path: path.hasSuffix("/") ? path + name : "\(path)/\(name)", isFolder: type == S_IFDIR,
      byteCount: type == S_IFDIR ? 0 : Int(status.st_size), modified: Moment(seconds: Int64(status.st_mtim.tv_sec)),
      kind: type == S_IFDIR ? .other : FileKind(extensionOf: name))
  }
}
