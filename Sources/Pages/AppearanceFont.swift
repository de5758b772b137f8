import CMuPDF
import Dossiers
import Glibc

/// The font of an appearance, and how wide its glyphs are.
struct AppearanceFont: ~Copyable {
  private let file: MappedFile

  let glyphs: GlyphWidths

  /// Takes the font at `path`, or the first installed one that has glyphs for all texts, or else for most.
  /// `.resourceBroken` where no font is installed or the file is none.
  init(path: String?, for texts: [String]) throws(Problem) {
    let paths = if let path { [path] } else { Self.candidates.filter { access($0, R_OK) == 0 } }
    var best: (path: String, missing: Int)?
    for path in paths {
      let missing = try Self.measure(try MappedFile(path), path, texts).missing(from: texts).count
      if missing < best?.missing ?? .max { best = (path, missing) }
      if missing == 0 { break }
    }
    guard let best else {
      throw Problem(.resourceBroken, file: Self.candidates[0], technical: "fonts-liberation, fonts-dejavu-core")
    }
    let file = try MappedFile(best.path)
    glyphs = try Self.measure(file, best.path, texts)
    self.file = file
  }

  var bytes: UnsafeRawBufferPointer { file.bytes }

  private static func measure(
    _ file: borrowing MappedFile, _ path: String, _ texts: [String]
  ) throws(Problem) -> GlyphWidths {
    let scalars = Array(Set(texts.flatMap(\.unicodeScalars)).union(["?", "…", " "]))
    var widths = [Double](repeating: 0, count: scalars.count)
    var heights = mupdf_font_heights()
    let bytes = file.bytes
    try check(path) { problem in
      mupdf_measure_glyphs(
        bytes.baseAddress, bytes.count, scalars.map(\.value), scalars.count, &widths, &heights, problem)
    }
    return GlyphWidths(
      widths: Dictionary(uniqueKeysWithValues: zip(scalars, widths).filter { $0.1 >= 0 }),
      ascender: heights.ascender, descender: heights.descender)
  }

  /// Liberation has the metrics of the font that official documents are set in, but not in every version all of
  /// Vietnamese.
  private static let candidates = [
    "/usr/share/fonts/truetype/liberation/LiberationSerif-Regular.ttf",
    "/usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf",
  ]
}

/// Widths of the glyphs of a text, at a size of 1 point.
struct GlyphWidths {
  var widths: [Unicode.Scalar: Double]
  var ascender: Double
  var descender: Double

  func width(of text: String) -> Double {
    text.unicodeScalars.reduce(0) { $0 + (widths[$1] ?? 0) }
  }

  /// Replaces what the font cannot draw by question marks.
  func drawable(_ text: String) -> String {
    var drawable = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { drawable.append(widths[scalar] == nil ? "?" : scalar) }
    return String(drawable)
  }

  func missing(from texts: [String]) -> [String] {
    Set(texts.flatMap(\.unicodeScalars).filter { widths[$0] == nil }).sorted().map { String($0) }
  }
}
