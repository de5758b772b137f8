import Dossiers
import Glibc

/// Tells kinds of files apart by their content.
public enum FileInspector {
  /// Throws `.fileNotFound` and `.fileUnreadable`; an empty file is `.other`.
  public static func kind(of path: String) throws(Problem) -> FileKind {
    guard try FileStamp(path: path).size > 0 else { return .other }
    let file = try MappedFile(path)
    return kind(of: file.bytes)
  }

  static func kind(of bytes: UnsafeRawBufferPointer) -> FileKind {
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return .jpeg }
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return .png }
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return kind(ofArchive: bytes) }
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
      return isWordDocument(bytes) ? .doc : .other
    }
    // Annex H of PDF 1.7 lets the header stand anywhere in the first 1024 bytes.
    return bytes.holds(Array("%PDF-".utf8), within: 1024) ? .pdf : .other
  }

  /// Looks for the stream of Word in the first sectors of the directory ([MS-CFB] §2.2, §2.6).
  private static func isWordDocument(_ bytes: UnsafeRawBufferPointer) -> Bool {
    let sectorShift = bytes.number(at: 30, size: 2)
    guard (9...12).contains(sectorShift) else { return false }
    let directory = (bytes.number(at: 48, size: 4) + 1) << sectorShift
    guard directory < bytes.count else { return false }
    let streamName = "WordDocument".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    return UnsafeRawBufferPointer(rebasing: bytes[directory...]).holds(streamName, within: 64 << 10)
  }

  private static func kind(ofArchive bytes: UnsafeRawBufferPointer) -> FileKind {
    let openDocumentText = Array("mimetypeapplication/vnd.oasis.opendocument.text".utf8)
    // OpenDocument puts its type first and uncompressed, right after the 30 bytes of the local header.
    if bytes.count > 30 + openDocumentText.count {
      let start = UnsafeRawBufferPointer(rebasing: bytes[30..<bytes.count])
      let next = openDocumentText.count
      if start.starts(with: openDocumentText), !(start[next] == UInt8(ascii: "-")) { return .odt }
    }
    return ZipDirectory(bytes).names.contains("word/document.xml") ? .docx : .zip
  }
}

/// The names in the central directory of a ZIP archive (APPNOTE 4.3.12 and 4.3.16).
private struct ZipDirectory {
  var names: Set<String> = []

  init(_ bytes: UnsafeRawBufferPointer) {
    let endSize = 22
    guard bytes.count >= endSize else { return }
    let lowest = max(0, bytes.count - endSize - 0xFFFF)
    let last = stride(from: bytes.count - endSize, through: lowest, by: -1)
      .first { bytes.number(at: $0, size: 4) == 0x0605_4B50 }
    guard let last else { return }
    var offset = bytes.number(at: last + 16, size: 4)
    for _ in 0..<bytes.number(at: last + 10, size: 2) {
      guard offset + 46 <= bytes.count, bytes.number(at: offset, size: 4) == 0x0201_4B50 else { return }
      let nameLength = bytes.number(at: offset + 28, size: 2)
      let rest = bytes.number(at: offset + 30, size: 2) + bytes.number(at: offset + 32, size: 2)
      guard offset + 46 + nameLength <= bytes.count else { return }
      names.insert(String(decoding: bytes[offset + 46..<offset + 46 + nameLength], as: UTF8.self))
      offset += 46 + nameLength + rest
    }
  }
}

extension UnsafeRawBufferPointer {
  /// Little-endian.
  fileprivate func number(at offset: Int, size: Int) -> Int {
    guard offset >= 0, offset + size <= count else { return 0 }
    return (0..<size).reduce(0) { $0 | Int(self[offset + $1]) << (8 * $1) }
  }

  fileprivate func holds(_ pattern: [UInt8], within limit: Int) -> Bool {
    let last = Swift.min(count, limit) - pattern.count
    guard last >= 0 else { return false }
    return (0...last).contains { self[$0] == pattern[0] && self[$0..<$0 + pattern.count].elementsEqual(pattern) }
  }
}

extension FileKind {
  /// LibreOffice can turn it into a PDF.
  var isConvertible: Bool {
    switch self {
    case .docx, .odt, .doc: true
    case .pdf, .zip, .jpeg, .png, .other: false
    }
  }
}
