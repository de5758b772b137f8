import Dossiers

/// A file that the portal holds: what an upload and a read-back answer.
public struct HeldFile: Hashable, Codable, Sendable {
  public var id: String
  public var filename: String
  /// In bytes.
  public var size: Int
  public var uuid: String?
  /// Lower-case hexadecimal, computed from what the portal holds.
  public var sha256: String?

  public init(id: String, filename: String, size: Int, uuid: String? = nil, sha256: String?) {
    self.id = id
    self.filename = filename
    self.size = size
    self.uuid = uuid
    self.sha256 = sha256
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    id = try container.requiredText(.id)
    filename = container.text(.filename) ?? ""
    size = container.number(.size) ?? 0
    uuid = container.text(.uuid)
    sha256 = container.text(.sha256)?.lowercased()
  }
}

extension HeldFile {
  public init(uploaded: UploadedFile) {
    self.init(id: uploaded.id, filename: uploaded.filename, size: uploaded.byteCount, sha256: uploaded.sha256)
  }

  public var uploaded: UploadedFile {
    UploadedFile(id: id, filename: filename, byteCount: size, sha256: sha256 ?? "")
  }
}

/// How many records a change touched.
public struct AffectedRows: Hashable, Codable, Sendable {
  public var affectedRows: Int

  public init(_ affectedRows: Int) { self.affectedRows = affectedRows }
}
