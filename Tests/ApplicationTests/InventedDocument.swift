import Foundation

/// One-page PDF files with a classic cross-reference table.
enum InventedDocument {
  /// A4 with a line of text; with a field, an empty signature field of that name.
  static func page(rotation: Int = 0, field: String? = nil) -> [UInt8] {
    let content = "BT /F1 24 Tf 72 700 Td (Don de nghi cap chung chi) Tj ET"
    let annotations = field == nil ? "" : "/Annots [6 0 R]"
    var bodies = [
      "<< /Type /Catalog /Pages 2 0 R \(field == nil ? "" : "/AcroForm << /Fields [6 0 R] >>") >>",
      "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      """
      << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate \(rotation) \(annotations)
         /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>
      """,
      "<< /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream",
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    if let field {
      bodies.append(
        "<< /Type /Annot /Subtype /Widget /FT /Sig /T (\(field)) /Rect [300 100 500 180] /F 4 /P 3 0 R >>")
    }
    return file(bodies)
  }

  private static func file(_ bodies: [String]) -> [UInt8] {
    var text = "%PDF-1.7\n%abcd\n"
    var offsets: [Int] = []
    for (index, body) in bodies.enumerated() {
      offsets.append(text.utf8.count)
      text += "\(index + 1) 0 obj\n\(body)\nendobj\n"
    }
    let table = text.utf8.count
    text += "xref\n0 \(bodies.count + 1)\n0000000000 65535 f \n"
    for offset in offsets { text += String(repeating: "0", count: 10 - "\(offset)".count) + "\(offset) 00000 n \n" }
    text += "trailer\n<< /Size \(bodies.count + 1) /Root 1 0 R >>\nstartxref\n\(table)\n%%EOF\n"
    return Array(text.utf8)
  }
}
