import Dossiers
import Foundation

extension FileKind {
  /// What the first bytes say, whatever the name says. Office formats are told apart by the names inside the archive.
  init(content: Data) {
    if content.prefix(1024).range(of: Data("%PDF-".utf8)) != nil {
      self = .pdf
    } else if content.starts(with: [0xff, 0xd8, 0xff]) {
      self = .jpeg
    } else if content.starts(with: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) {
      self = .png
    } else if content.starts(with: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]) {
      self = .doc
    } else if content.starts(with: [0x50, 0x4b, 0x03, 0x04]) {
      self = Self.archive(content)
    } else {
      self = .other
    }
  }

  /// The kinds that the guide of the portal names ("doc, docx, pdf, JPG, tệp nén"), and pictures without loss.
  var isAcceptedByPortal: Bool {
    switch self {
    case .pdf, .docx, .doc, .jpeg, .png, .zip: true
    case .odt, .other: false
    }
  }

  private static func archive(_ content: Data) -> FileKind {
    if content.range(of: Data("word/document.xml".utf8)) != nil { return .docx }
    if content.prefix(256).range(of: Data("application/vnd.oasis.opendocument.text".utf8)) != nil { return .odt }
    return .zip
  }
}
