import CMuPDF
import Dossiers

extension OpenDocument {
  /// Changes the document in memory: it is good for one signature only.
  func prepareSignature(_ request: SignatureRequest) throws(Problem) -> PreparedSignature {
    guard (1...Self.largestContents).contains(request.contentsSize) else {
      throw Problem(.signatureTooLarge, file: path, technical: "/Contents \(request.contentsSize)")
    }
    guard try !documentFacts().isRepaired else { throw Problem(.documentCannotBeExtended, file: path) }
    let field = try emptyField(named: request.field)
    let box = field == nil ? request.rectangle : field?.place.rectangle
    if let box, let appearance = request.appearance {
      try checkCanBeDrawn(box)
      let drawing = try AppearanceDrawing(appearance, box: PageSize(width: box.width, height: box.height))
      return try prepare(request, field: field, appearance: drawing.raw, missingGlyphs: drawing.missingGlyphs)
    }
    return try prepare(request, field: field, appearance: nil, missingGlyphs: [])
  }

  /// A CMS with a long chain, timestamps and revocation data stays well below.
  private static var largestContents: Int { 1 << 20 }

  private func checkCanBeDrawn(_ box: PageRectangle) throws(Problem) {
    guard box.width.isFinite, box.height.isFinite, box.width > 0, box.height > 0 else {
      throw Problem(.boxOutsidePage, file: path)
    }
  }

  private func emptyField(named name: String?) throws(Problem) -> FoundField? {
    guard let name else { return nil }
    let wanted = plainText(name)
    guard let field = try signatureFields().first(where: { $0.place.name == wanted }) else {
      throw Problem(.fieldNotFound, ["file": fileName(of: path), "field": wanted])
    }
    guard !field.place.isSigned else {
      throw Problem(.fieldAlreadySigned, ["file": fileName(of: path), "field": wanted])
    }
    return field
  }

  private func prepare(
    _ request: SignatureRequest, field: FoundField?, appearance: UnsafeMutablePointer<mupdf_appearance>?,
    missingGlyphs: [String]
  ) throws(Problem) -> PreparedSignature {
    let strings = CStrings()
    var raw = mupdf_signature_request()
    raw.field_number = field?.number ?? 0
    raw.page = try number(ofPage: request.page)
    raw.is_visible = request.rectangle == nil ? 0 : 1
    raw.box = request.rectangle.map { mupdf_rectangle($0) } ?? mupdf_rectangle()
    raw.type = strings.copy(request.kind.rawValue)
    raw.sub_filter = strings.copy(request.subFilter.rawValue)
    raw.signing_time = request.moment.seconds
    raw.utc_offset_minutes = Int32(clamping: request.offsetFromUTC)
    raw.signer_name = strings.copy(request.signerName.map(plainText))
    raw.reason = strings.copy(request.reason.map(plainText))
    raw.location = strings.copy(request.location.map(plainText))
    raw.contact = strings.copy(request.contact.map(plainText))
    raw.contents_size = request.contentsSize
    raw.certification = Int32(request.certification?.rawValue ?? 0)
    raw.appearance = UnsafePointer(appearance)
    var update = mupdf_prepared_signature()
    let pointer = pointer
    defer { withExtendedLifetime(strings) {} }
    try check(path) { mupdf_prepare_signature(pointer, &raw, &update, $0) }
    defer { mupdf_free(update.tail.data) }
    return try filled(update, field: field?.place.name, missingGlyphs: missingGlyphs)
  }

  /// Puts the byte range in its place, padded to the length of the numbers that held it.
  private func filled(
    _ update: mupdf_prepared_signature, field: String?, missingGlyphs: [String]
  ) throws(Problem) -> PreparedSignature {
    var tail = Array(UnsafeBufferPointer(start: update.tail.data, count: update.tail.size))
    let hole = update.contents_offset..<update.contents_offset + update.contents_length
    let place = update.byte_range_offset..<update.byte_range_offset + update.byte_range_length
    let holeStart = bytes.count + hole.lowerBound
    let holeEnd = bytes.count + hole.upperBound
    let byteRange = [0, holeStart, holeEnd, bytes.count + tail.count - holeEnd]
    let numbers = "[" + byteRange.map(String.init).joined(separator: " ")
    guard numbers.utf8.count < place.count else { throw Problem(.documentCannotBeExtended, file: path) }
    let padding = String(repeating: " ", count: place.count - numbers.utf8.count - 1)
    tail.replaceSubrange(place, with: Array((numbers + padding + "]").utf8))
    return PreparedSignature(
      originalPath: path, originalSize: bytes.count, originalModified: stamp.modified,
      field: field ?? update.name, tail: tail, byteRange: byteRange, hole: hole, missingGlyphs: missingGlyphs)
  }
}

extension mupdf_prepared_signature {
  fileprivate var name: String {
    withUnsafeBytes(of: field_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
  }
}
