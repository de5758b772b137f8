import Foundation

/// PDF files with a classic cross-reference table, written object by object.
struct SmallPDF {
  /// Bodies by object number; number 1 is the catalog.
  var objects: [Int: String] = [:]
  var bytes: [UInt8] = []
  private var offsets: [Int: Int] = [:]
  private var previousTable: Int?
  private var size = 0

  /// A page of A4 with two lines of text, turned and cut as asked.
  static func page(
    rotation: Int = 0, mediaBox: String = "[0 0 595 842]", cropBox: String? = nil, userUnit: Double? = nil,
    content: String = "BT /F1 24 Tf 72 700 Td (Don de nghi) Tj 0 -40 Td (Kinh gui) Tj ET", annotations: String = ""
  ) -> SmallPDF {
    let crop = cropBox.map { "/CropBox \($0)" } ?? ""
    let unit = userUnit.map { "/UserUnit \($0)" } ?? ""
    var pdf = SmallPDF()
    pdf.objects = [
      1: "<< /Type /Catalog /Pages 2 0 R >>",
      2: "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      3: """
      << /Type /Page /Parent 2 0 R /MediaBox \(mediaBox) \(crop) \(unit) /Rotate \(rotation) \(annotations)
         /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>
      """,
      4: stream(content),
      5: "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    pdf.write()
    return pdf
  }

  static func stream(_ content: String, _ entries: String = "") -> String {
    "<< \(entries) /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream"
  }

  /// Reads nothing: goes on behind bytes whose cross-reference table is at their last `startxref`.
  init(continuing bytes: [UInt8], size: Int) {
    self.bytes = bytes
    self.size = size
    let text = String(decoding: bytes.suffix(2048), as: UTF8.self)
    previousTable = text.components(separatedBy: "startxref").last
      .flatMap { Int($0.split(whereSeparator: \.isWhitespace).first ?? "") }
  }

  private init() {}

  /// Appends the objects as a revision.
  mutating func write() {
    if bytes.isEmpty { bytes = Array("%PDF-1.7\n%\u{e2}\u{e3}\n".utf8) }
    offsets = [:]
    for (number, body) in objects.sorted(by: { $0.key < $1.key }) {
      append("\n")
      offsets[number] = bytes.count
      append("\(number) 0 obj\n\(body)\nendobj\n")
    }
    size = max(size, (objects.keys.max() ?? 0) + 1)
    let table = bytes.count
    append("xref\n0 1\n0000000000 65535 f \n")
    for (number, offset) in offsets.sorted(by: { $0.key < $1.key }) {
      append("\(number) 1\n\(String(format: "%010d", offset)) 00000 n \n")
    }
    let previous = previousTable.map { "/Prev \($0)" } ?? ""
    append("trailer\n<< /Size \(size) /Root 1 0 R \(previous) >>\nstartxref\n\(table)\n%%EOF\n")
    previousTable = table
    objects = [:]
  }

  private mutating func append(_ text: String) { bytes += Array(text.utf8) }
}
