import Dossiers

/// The two documents that were looked at last, so that turning pages does not open them again.
struct OpenDocuments: ~Copyable {
  private var latest: OpenDocument?
  private var earlier: OpenDocument?

  init() {}

  /// Opens the document, or takes the one that is open when the file has not changed since.
  mutating func withDocument<Result>(
    at path: String, password: Secret?, _ use: (borrowing OpenDocument) throws(Problem) -> Result
  ) throws(Problem) -> Result {
    let stamp = try FileStamp(path: path)
    if !Self.isSame(latest, path, stamp, password) {
      swap(&latest, &earlier)
      if !Self.isSame(latest, path, stamp, password) { latest = try OpenDocument(path: path, password: password) }
    }
    switch latest {
    case .none: throw Problem(.unexpected, file: path)
    case .some(let document): return try use(document)
    }
  }

  private static func isSame(
    _ document: borrowing OpenDocument?, _ path: String, _ stamp: FileStamp, _ password: Secret?
  ) -> Bool {
    switch document {
    case .none: false
    case .some(let open): open.path == path && open.stamp == stamp && open.password == password
    }
  }
}
