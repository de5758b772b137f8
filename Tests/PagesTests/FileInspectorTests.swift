import Dossiers
import Foundation
import Pages
import Testing

@Suite struct FileInspectorTests {
  private let workshop: Workshop

  init() throws { workshop = try Workshop() }

  @Test func kindsAreToldApartByContent() throws {
    let openDocument = Archive([("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<x/>")])
    let template = Archive([("mimetype", "application/vnd.oasis.opendocument.text-template")])
    let pdf = SmallPDF.page().bytes
    let filler = [UInt8](repeating: 10, count: 1100)
    let kinds: [FileKind: [[UInt8]]] = [
      .pdf: [pdf, filler.dropLast(200) + pdf],
      .docx: [Archive.wordDocument("x").bytes],
      .odt: [openDocument.bytes],
      .zip: [
        template.bytes, Archive([("xl/workbook.xml", "<x/>")]).bytes, Archive.wordDocument("x").bytes.dropLast(60),
      ],
      .doc: [compoundFile(stream: "WordDocument")],
      .jpeg: [[0xFF, 0xD8, 0xFF, 0xE0, 0]],
      .png: [[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]],
      .other: [[], [0x50, 0x4B], filler + pdf, Array("%PDX-1.7".utf8), compoundFile(stream: "Workbook")],
    ]
    // A name that says something else.
    for (kind, files) in kinds {
      for bytes in files { #expect(try FileInspector.kind(of: workshop.write(bytes, "anh.gif")) == kind) }
    }
  }

  @Test func aMissingFileIsNamed() {
    #expect(throws: Problem(.fileNotFound, ["file": "thieu.pdf"], technical: "No such file or directory")) {
      try FileInspector.kind(of: workshop.path("thieu.pdf"))
    }
  }

  /// A header with sectors of 512 bytes, whose directory is the second sector.
  private func compoundFile(stream: String) -> [UInt8] {
    var bytes: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 2040)
    bytes[30] = 9
    bytes[48] = 1
    let name = stream.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    bytes.replaceSubrange(1152..<1152 + name.count, with: name)
    return bytes
  }
}
