import CMuPDF
import Dossiers
import Glibc

/// An appearance laid out, in the form that C draws. Its memory lives as long as the value.
struct AppearanceDrawing: ~Copyable {
  let raw: UnsafeMutablePointer<mupdf_appearance>
  let missingGlyphs: [String]
  private let font: AppearanceFont
  private let lines: UnsafeMutableBufferPointer<mupdf_line>
  private let picture: UnsafeMutableBufferPointer<UInt8>
  private let strings: CStrings

  init(_ appearance: Appearance, box: PageSize) throws(Problem) {
    if let picture = appearance.picture, PictureSize(picture) == nil {
      throw Problem(.fileKindNotAccepted, technical: "neither PNG nor JPEG")
    }
    let appearance = appearance.plain
    let texts = appearance.lines.flatMap { [$0.label.map { "\($0): " } ?? "", $0.text] }
    let font = try AppearanceFont(path: appearance.fontPath, for: texts)
    let layout = AppearanceLayout(appearance, box: box, glyphs: font.glyphs)
    let strings = CStrings()
    lines = .allocate(capacity: layout.lines.count)
    _ = lines.initialize(
      from: layout.lines.map {
        mupdf_line(utf8: strings.copy($0.text), x: $0.x, baseline: $0.baseline, size: $0.size)
      })
    picture = .allocate(capacity: appearance.picture?.count ?? 0)
    _ = picture.initialize(from: appearance.picture ?? [])
    raw = .allocate(capacity: 1)
    raw.initialize(
      to: mupdf_appearance(
        width: box.width, height: box.height, font: font.bytes.baseAddress, font_size: font.bytes.count,
        lines: lines.baseAddress, line_count: lines.count, picture: picture.baseAddress,
        picture_size: layout.pictureBox == nil ? 0 : picture.count,
        picture_box: layout.pictureBox.map { mupdf_rectangle($0) } ?? mupdf_rectangle(),
        border_width: layout.borderWidth, red: appearance.colour.red, green: appearance.colour.green,
        blue: appearance.colour.blue))
    missingGlyphs = font.glyphs.missing(from: texts)
    self.font = font
    self.strings = strings
  }

  deinit {
    raw.deallocate()
    lines.deallocate()
    picture.deallocate()
  }
}

extension Appearance {
  /// Without control characters, in NFC, so that searching finds what was written.
  fileprivate var plain: Appearance {
    var plain = self
    plain.lines = lines.map { Line(label: $0.label.map(plainText), text: plainText($0.text)) }
    return plain
  }
}

/// C copies of strings, freed together.
final class CStrings {
  private var copies: [UnsafeMutablePointer<CChar>] = []

  func copy(_ text: String?) -> UnsafePointer<CChar>? {
    guard let text, let copy = strdup(text) else { return nil }
    copies.append(copy)
    return UnsafePointer(copy)
  }

  deinit { for copy in copies { free(copy) } }
}
