import Dossiers

/// Lays out an appearance in a box: the largest type that fits, within the padding, never beyond the box.
struct AppearanceLayout {
  /// Origin at the lower left corner of the box, y upwards, points.
  struct PlacedLine: Equatable {
    var text: String
    var x: Double
    var baseline: Double
    var size: Double
  }

  private(set) var lines: [PlacedLine] = []
  /// y counts upwards from the lower edge.
  private(set) var pictureBox: PageRectangle?
  let borderWidth: Double

  init(_ appearance: Appearance, box: PageSize, glyphs: GlyphWidths) {
    borderWidth = appearance.hasBorder ? min(0.75, box.height / 20) : 0
    let padding = borderWidth + min(4, min(box.width, box.height) * 0.08)
    var area = PageRectangle(
      x: padding, y: padding, width: box.width - 2 * padding, height: box.height - 2 * padding)
    if let picture = appearance.picture.flatMap(PictureSize.init) {
      area = place(picture, in: area, isAlone: appearance.lines.isEmpty)
    }
    placeLines(appearance, in: area, glyphs: glyphs)
  }

  private static let comfortableSize = 7.0
  private static let smallestSize = 5.0
  private static let smallestSizeOfLastResort = 2.0
  private static let step = 0.25
  private static let lineHeight = 1.2

  /// Puts the picture to the left, or above where the box is tall, and answers the room that is left.
  private mutating func place(_ picture: PictureSize, in area: PageRectangle, isAlone: Bool) -> PageRectangle {
    let isBeside = area.width >= area.height * 1.2
    var room = area
    if !isAlone {
      if isBeside { room.width *= 0.32 } else { room.height *= 0.4 }
    }
    let scale = min(room.width / picture.width, room.height / picture.height)
    let size = PageSize(width: picture.width * scale, height: picture.height * scale)
    let isAbove = !isAlone && !isBeside
    pictureBox = PageRectangle(
      x: isBeside && !isAlone ? area.x : area.x + (area.width - size.width) / 2,
      y: isAbove ? area.bottom - size.height : area.y + (area.height - size.height) / 2,
      width: size.width, height: size.height)
    let gap = area.width * 0.03
    var rest = area
    if isBeside {
      rest.x += size.width + gap
      rest.width -= size.width + gap
    } else {
      rest.height -= size.height + gap
    }
    return rest
  }

  private mutating func placeLines(_ appearance: Appearance, in area: PageRectangle, glyphs: GlyphWidths) {
    let fitter = LineFitter(area: PageSize(width: area.width, height: area.height), glyphs: glyphs)
    guard let fitted = fitted(appearance, fitter) else { return }
    let height = Double(fitted.lines.count) * fitted.size * Self.lineHeight
    var top = area.bottom - (area.height - height) / 2
    for text in fitted.lines {
      // Centres the type between the lines, with the stacked marks of capitals above the ascender in mind.
      let slack = (Self.lineHeight - glyphs.ascender - glyphs.descender) / 2
      lines.append(
        PlacedLine(text: text, x: area.x, baseline: top - (slack + glyphs.ascender) * fitted.size, size: fitted.size))
      top -= fitted.size * Self.lineHeight
    }
  }

  /// First with labels, then without, then with fewer lines, and at last one line as small as it takes.
  private func fitted(_ appearance: Appearance, _ fitter: LineFitter) -> LineFitter.Fit? {
    let texts = appearance.lines.map { fitter.glyphs.drawable($0.text) }
    let labelled = appearance.lines.map { line in
      fitter.glyphs.drawable(line.label.map { "\($0): \(line.text)" } ?? line.text)
    }
    guard let first = texts.first else { return nil }
    let largest = appearance.largestFontSize
    if let fit = fit(labelled, fitter, largest) ?? fit(texts, fitter, largest) { return fit }
    for count in stride(from: texts.count - 1, through: 1, by: -1) {
      if let fit = fit(Array(texts.prefix(count)), fitter, largest) { return fit }
    }
    return fitter.wrapped([first], sizes: sizes(Self.smallestSize, Self.smallestSizeOfLastResort))
      ?? fitter.truncated(first, size: Self.smallestSizeOfLastResort)
  }

  private func fit(_ texts: [String], _ fitter: LineFitter, _ largest: Double) -> LineFitter.Fit? {
    fitter.unwrapped(texts, sizes: sizes(largest, Self.comfortableSize))
      ?? fitter.wrapped(texts, sizes: sizes(largest, Self.smallestSize))
  }

  private func sizes(_ largest: Double, _ smallest: Double) -> StrideThrough<Double> {
    stride(from: max(largest, smallest), through: smallest, by: -Self.step)
  }
}

/// Breaks texts into lines that fit a width and a height.
struct LineFitter {
  struct Fit {
    var lines: [String]
    var size: Double
  }

  let area: PageSize
  let glyphs: GlyphWidths
  private let lineHeight = 1.2

  init(area: PageSize, glyphs: GlyphWidths) {
    self.area = area
    self.glyphs = glyphs
  }

  func unwrapped(_ texts: [String], sizes: StrideThrough<Double>) -> Fit? {
    let widest = texts.map(glyphs.width).max() ?? 0
    guard let size = sizes.first(where: { widest * $0 <= area.width && holds(texts.count, $0) }) else { return nil }
    return Fit(lines: texts, size: size)
  }

  func wrapped(_ texts: [String], sizes: StrideThrough<Double>) -> Fit? {
    for size in sizes {
      guard let lines = wrap(texts, size: size), holds(lines.count, size) else { continue }
      return Fit(lines: lines, size: size)
    }
    return nil
  }

  /// One line, cut with an ellipsis; nil where not even that has room.
  func truncated(_ text: String, size: Double) -> Fit? {
    guard holds(1, size) else { return nil }
    var kept = text
    while !kept.isEmpty {
      kept.removeLast()
      if glyphs.width(of: kept + "…") * size <= area.width { return Fit(lines: [kept + "…"], size: size) }
    }
    return nil
  }

  private func holds(_ count: Int, _ size: Double) -> Bool { Double(count) * size * lineHeight <= area.height }

  /// Breaks between words; nil where a word alone is too wide.
  private func wrap(_ texts: [String], size: Double) -> [String]? {
    var lines: [String] = []
    for text in texts {
      var line = ""
      for word in text.split(separator: " ") {
        let longer = line.isEmpty ? String(word) : "\(line) \(word)"
        if glyphs.width(of: longer) * size <= area.width {
          line = longer
          continue
        }
        guard !line.isEmpty, glyphs.width(of: String(word)) * size <= area.width else { return nil }
        lines.append(line)
        line = String(word)
      }
      lines.append(line)
    }
    return lines
  }
}
