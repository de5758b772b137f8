import CMuPDF
import Dossiers
import Glibc

/// A page of plain lines, as a receipt is: A4, from the top down.
public struct Sheet: Hashable, Codable, Sendable {
  public struct Line: Hashable, Codable, Sendable {
    public var text: String
    /// In points.
    public var size: Double
    /// Room above the line, in points.
    public var gap: Double

    public init(_ text: String, size: Double = 11, gap: Double = 4) {
      self.text = text
      self.size = size
      self.gap = gap
    }
  }

  public var lines: [Line]

  public init(lines: [Line]) { self.lines = lines }

  static let page = PageSize(width: 595.28, height: 841.89)
  private static let margin = 56.7

  /// The document's bytes; a line that is too long is broken at spaces.
  func pdf() throws(Problem) -> [UInt8] {
    let font = try AppearanceFont(path: nil, for: lines.map(\.text))
    let glyphs = font.glyphs
    let strings = CStrings()
    var placed: [mupdf_line] = []
    var top = Self.margin
    for line in lines {
      top += line.gap
      for text in broken(line, glyphs) {
        top += line.size * 1.25
        let baseline = Self.page.height - top
        placed.append(mupdf_line(utf8: strings.copy(text), x: Self.margin, baseline: baseline, size: line.size))
      }
    }
    var bytes = mupdf_bytes()
    defer { mupdf_free(bytes.data) }
    let (fontBytes, size) = (font.bytes, Self.page)
    try placed.withUnsafeBufferPointer { lines throws(Problem) in
      var drawing = mupdf_appearance()
      drawing.width = size.width
      drawing.height = size.height
      drawing.font = fontBytes.baseAddress
      drawing.font_size = fontBytes.count
      drawing.lines = lines.baseAddress
      drawing.line_count = lines.count
      try check("") { mupdf_make_sheet(&drawing, &bytes, $0) }
    }
    withExtendedLifetime(strings) {}
    return Array(UnsafeBufferPointer(start: bytes.data, count: bytes.size))
  }

  private func broken(_ line: Line, _ glyphs: GlyphWidths) -> [String] {
    let room = (Self.page.width - 2 * Self.margin) / line.size
    var broken: [String] = []
    var current = ""
    for word in plainText(line.text).split(separator: " ", omittingEmptySubsequences: false).map(String.init) {
      let longer = current.isEmpty ? word : current + " " + word
      if glyphs.width(of: longer) > room, !current.isEmpty {
        broken.append(current)
        current = word
      } else {
        current = longer
      }
    }
    return (broken + [current]).map(glyphs.drawable)
  }
}

extension PageReader {
  /// Writes a sheet as a PDF file, whole or not at all.
  ///
  /// - Throws: `file-not-writable`, `resource-broken` where no font is installed.
  public func write(_ sheet: Sheet, to path: String) throws(Problem) {
    let bytes = try sheet.pdf()
    let temporary = "\(path).\(getpid()).part"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Problem(writing: path) }
    let written = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    let isOnDisk = written == bytes.count && fsync(descriptor) == 0
    close(descriptor)
    guard isOnDisk, rename(temporary, path) == 0 else {
      let problem = Problem(writing: path)
      unlink(temporary)
      throw problem
    }
  }
}
