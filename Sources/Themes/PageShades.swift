import Canvas

/// The greys of a rendered page at each depth of colour.
struct PageShades {
  let depth: Depth

  func look(of glyph: Character, ink: Gray, paper: Gray, overlay: Style?) -> Look {
    switch depth {
    case .palette: coloured(glyph, ink: PageShades.palette[ink], paper: PageShades.palette[paper], overlay)
    case .sixteen: coloured(glyph, ink: PageShades.sixteen(ink), paper: PageShades.sixteen(paper), overlay)
    case .eight: shaded(glyph, ink: ink, paper: paper, overlay, on: Look(glyph: glyph, ink: 0, paper: 7))
    case .none: shaded(glyph, ink: ink, paper: paper, overlay, on: Look(glyph: glyph))
    }
  }

  private func coloured(_ glyph: Character, ink: Int, paper: Int, _ overlay: Style?) -> Look {
    var look = Look(glyph: ink == paper ? " " : glyph, ink: ink, paper: paper)
    if let overlay {
      look.paper = overlay.paper?.index(at: depth) ?? paper
      look.attributes = overlay.attributes
      if !glyph.isBlock, let ink = overlay.ink?.index(at: depth) { look.ink = ink }
    }
    return look
  }

  /// Where there are no greys, denser and thinner glyphs stand for them.
  private func shaded(_ glyph: Character, ink: Gray, paper: Gray, _ overlay: Style?, on plain: Look) -> Look {
    var look = plain
    if glyph == " " || (glyph.isBlock && ink.distance(to: paper) < 4) {
      look.glyph = PageShades.shades[Int(paper.level) * PageShades.shades.count / 16]
    }
    if overlay != nil { look.attributes = .reverse }
    return look
  }

  private static let shades: [Character] = ["█", "▓", "▒", "░", " "]

  /// Black and white of the cube and 14 steps of the grey ramp: no user's palette redefines these.
  private static let palette = Ramp()

  private struct Ramp {
    private let indices = (0...15).map { $0 == 0 ? 16 : $0 == 15 ? 231 : 232 + ($0 * 255 / 15 - 3) / 10 }
    subscript(_ grey: Gray) -> Int { indices[Int(grey.level)] }
  }

  private static func sixteen(_ grey: Gray) -> Int {
    switch grey.level {
    case 0...3: 0
    case 4...8: 8
    case 9...12: 7
    default: 15
    }
  }
}

extension Gray {
  fileprivate func distance(to other: Gray) -> Int { abs(Int(level) - Int(other.level)) }
}

extension Character {
  /// One of the patterns of a page picture, U+2580 to U+259F, rather than a letter on the page.
  fileprivate var isBlock: Bool {
    unicodeScalars.first.map { (0x2580...0x259F).contains($0.value) } ?? false
  }
}
