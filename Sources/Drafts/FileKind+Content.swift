import Dossiers

extension FileDescriptor {
  /// What the content says the file is; the name decides only between kinds that look alike.
  borrowing func kind(named path: String) -> FileKind {
    let head = head(1024)
    if head.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return .png }
    if head.starts(with: [0xFF, 0xD8, 0xFF]) { return .jpeg }
    if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
      return FileKind(extensionOf: path.lastPathPart) == .doc ? .doc : .other
    }
    if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return archiveKind(head) }
    // A PDF's header may stand anywhere in its first 1024 bytes (ISO 32000-1, annex H.3.4.1).
    return head.contains("%PDF-") ? .pdf : .other
  }

  private borrowing func archiveKind(_ head: [UInt8]) -> FileKind {
    // OpenDocument 1.3, part 2, §3.3: the media type is the first entry, stored as it is.
    if head.contains("mimetypeapplication/vnd.oasis.opendocument.text") { return .odt }
    // The directory of an archive is at its end; it lists every name.
    return tail(1 << 16).contains("word/document.xml") ? .docx : .zip
  }
}

extension [UInt8] {
  fileprivate func contains(_ text: StaticString) -> Bool {
    text.withUTF8Buffer { wanted in
      guard let first = wanted.first, count >= wanted.count else { return false }
      return (0...(count - wanted.count)).contains { start in
        self[start] == first && self[start..<start + wanted.count].elementsEqual(wanted)
      }
    }
  }
}
