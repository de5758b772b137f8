import CMuPDF
import Dossiers

extension OpenDocument {
  func documentFacts() throws(Problem) -> DocumentFacts {
    var pages: [PageSize] = []
    for page in 0..<Int(try facts().page_count) { pages.append(try size(ofPage: page)) }
    let fields = try signatureFields()
    // Last, since reading pages and fields may find damage.
    let facts = try facts()
    let emptyFields = fields.filter { !$0.place.isSigned }.map(\.place.name)
    return DocumentFacts(
      pages: pages, isEncrypted: facts.is_encrypted != 0,
      maySign: facts.may_create != 0 || facts.may_fill != 0 && !emptyFields.isEmpty,
      isRepaired: facts.is_repaired != 0, certification: facts.certification == 0 ? nil : Int(facts.certification),
      signatureCount: fields.count - emptyFields.count, emptySignatureFields: emptyFields)
  }

  func raster(ofPage page: Int, area: PageRectangle?, width: Int, height: Int, timeLimit: Double) throws(Problem)
    -> PageRaster
  {
    let whole = try size(ofPage: page)
    let area = area ?? PageRectangle(x: 0, y: 0, width: whole.width, height: whole.height)
    let number = try number(ofPage: page)
    guard (1...Self.widestRaster).contains(width), (1...Self.widestRaster).contains(height),
      width * height <= Self.largestRaster, area.width > 0, area.height > 0
    else { throw Problem(.documentTooLargeToShow, file: path, technical: "\(width)x\(height)") }
    var samples = [UInt8](repeating: 255, count: width * height)
    try check(path) { problem in
      mupdf_draw_grey(
        pointer, number, mupdf_rectangle(area), Int32(width), Int32(height), timeLimit, &samples, problem)
    }
    return PageRaster(area: area, width: width, height: height, samples: samples)
  }

  func text(ofPage page: Int, timeLimit: Double) throws(Problem) -> [PageText] {
    let number = try number(ofPage: page)
    var text = mupdf_text()
    try check(path) { mupdf_read_text(pointer, number, timeLimit, &text, $0) }
    defer { mupdf_free_text(&text) }
    let utf8 = UnsafeBufferPointer(start: text.utf8.data, count: text.utf8.size)
    return UnsafeBufferPointer(start: text.words, count: text.count).compactMap { word in
      let word = (text: utf8[word.offset..<word.offset + word.length], box: word.box, size: word.size)
      let characters = plainText(String(decoding: word.text, as: UTF8.self))
      guard !characters.isEmpty else { return nil }
      return PageText(text: characters, box: PageRectangle(word.box), size: word.size)
    }
  }

  func png(ofPage page: Int, dotsPerInch: Double, timeLimit: Double) throws(Problem) -> [UInt8] {
    let number = try number(ofPage: page)
    var png = mupdf_bytes()
    try check(path) { mupdf_draw_png(pointer, number, dotsPerInch, timeLimit, &png, $0) }
    defer { mupdf_free(png.data) }
    return Array(UnsafeBufferPointer(start: png.data, count: png.size))
  }

  private static var widestRaster: Int { 1 << 16 }
  private static var largestRaster: Int { 1 << 26 }
}

extension mupdf_rectangle {
  init(_ rectangle: PageRectangle) {
    self.init(x: rectangle.x, y: rectangle.y, width: rectangle.width, height: rectangle.height)
  }
}

extension PageRectangle {
  init(_ rectangle: mupdf_rectangle) {
    self.init(x: rectangle.x, y: rectangle.y, width: rectangle.width, height: rectangle.height)
  }
}
