/// A line of the file picker.
public struct FolderEntry: Hashable, Codable, Sendable, Identifiable {
  /// Name as shown: NFC, without control characters.
  public var name: String
  /// Where it is: bytes of the file system, never normalised.
  public var path: String
  public var isFolder: Bool
  /// 0 for a folder.
  public var byteCount: Int
  public var modified: Moment
  /// Guessed from the name; the content decides when the file is attached.
  public var kind: FileKind

  public var id: String { path }

  public init(name: String, path: String, isFolder: Bool, byteCount: Int, modified: Moment, kind: FileKind) {
    self.name = name
    self.path = path
    self.isFolder = isFolder
    self.byteCount = byteCount
    self.modified = modified
    self.kind = kind
  }
}

extension FileKind {
  /// What the extension of a name claims.
  public init(extensionOf name: String) {
    switch name.split(separator: ".", omittingEmptySubsequences: false).dropFirst().last?.lowercased() {
    case "pdf": self = .pdf
    case "docx": self = .docx
    case "doc": self = .doc
    case "odt": self = .odt
    case "jpg", "jpeg": self = .jpeg
    case "png": self = .png
    case "zip": self = .zip
    default: self = .other
    }
  }
}
