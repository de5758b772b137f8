import Canvas
import Dossiers

/// A whole page of a document, drawn as large as an area allows.
struct DocumentPreview {
  let path: String
  /// From 0.
  let page: Int
  let size: PageSize

  static let portraitA4 = PageSize(width: 595.3, height: 841.9)

  /// A page of a file; the page is taken for A4 until the file's facts are known.
  init(path: String, page: Int, in shelf: PageShelf) {
    let pages = shelf.facts[path]?.pages ?? []
    self.path = path
    self.page = pages.isEmpty ? page : max(0, min(page, pages.count - 1))
    size = pages.indices.contains(self.page) ? pages[self.page] : Self.portraitA4
  }

  func viewport(in area: Area) -> PageViewport { PageViewport(whole: size, in: area) }

  /// The picture that `draw` wants; nil where there is no room for one.
  func request(in area: Area) -> PageRequest? {
    guard area.width >= 6, area.height >= 4 else { return nil }
    let pane = viewport(in: area).pane
    return PageRequest(path: path, page: page, width: pane.width * 2, height: pane.height * 2)
  }

  /// Draws the page, or blank paper with a sentence on it until it was drawn.
  func draw(_ shelf: PageShelf, _ waiting: String, in area: Area, of frame: inout Frame) {
    guard let request = request(in: area) else { return }
    let pane = viewport(in: area).pane
    guard let raster = shelf.rasters[request] else {
      frame.fill(pane, with: Cell(glyph: " ", paint: Self.paper))
      let lines = TextLayout.wrap(waiting, max(1, pane.width - 2))
      for (row, line) in lines.prefix(pane.height).enumerated() {
        frame.write(
          line, at: pane.position(column: 1, row: (pane.height - min(lines.count, pane.height)) / 2 + row),
          paint: Self.paper, width: pane.width - 2)
      }
      return
    }
    PagePicture(samples: raster.samples, width: raster.width, height: raster.height).draw(into: &frame, in: pane)
  }

  /// Letters on paper.
  static let paper = Paint.page(ink: .black, paper: 14)
}
