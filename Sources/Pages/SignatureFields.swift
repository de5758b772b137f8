import CMuPDF
import Dossiers

/// A signature field and its place.
public struct SignatureField: Hashable, Codable, Sendable {
  /// The full name, as in "form.Signature1".
  public var name: String
  /// nil for a field that lies on no page.
  public var page: Int?
  /// nil for an invisible field.
  public var rectangle: PageRectangle?
  public var isSigned: Bool

  public init(name: String, page: Int?, rectangle: PageRectangle?, isSigned: Bool) {
    self.name = name
    self.page = page
    self.rectangle = rectangle
    self.isSigned = isSigned
  }
}

/// A signature field as the document has it, with its object number and what its signature holds.
struct FoundField {
  var place: SignatureField
  var number: Int32
  var type: String
  var subFilter: String
  var byteRange: [Int]
  var contents: [UInt8]
  var signedAt: Moment?
}

extension OpenDocument {
  /// All signature fields in the order of the form.
  func signatureFields() throws(Problem) -> [FoundField] {
    var fields = mupdf_signature_fields()
    try check(path) { mupdf_read_signature_fields(pointer, &fields, $0) }
    defer { mupdf_free_signature_fields(&fields) }
    return UnsafeBufferPointer(start: fields.items, count: fields.count).map(FoundField.init)
  }
}

extension FoundField {
  fileprivate init(_ field: mupdf_signature_field) {
    let isVisible = field.page >= 0 && field.box.width > 0
    place = SignatureField(
      name: text(field.name), page: field.page >= 0 ? Int(field.page) : nil,
      rectangle: isVisible ? PageRectangle(field.box) : nil, isSigned: field.is_signed != 0)
    number = field.number
    type = text(field.type)
    subFilter = text(field.sub_filter)
    byteRange = withUnsafeBytes(of: field.byte_range) { bytes in
      bytes.bindMemory(to: Int64.self).prefix(Int(field.byte_range_count)).map { Int($0) }
    }
    contents = Array(UnsafeBufferPointer(start: field.contents.data, count: field.contents.size))
    signedAt = field.has_signing_time != 0 ? Moment(seconds: field.signing_time) : nil
  }
}

private func text(_ characters: UnsafePointer<CChar>?) -> String {
  characters.map { plainText(String(cString: $0)) } ?? ""
}
