import Canvas
import Dossiers
import Testing

@testable import Screens

@Suite struct PageViewportTests {
  static let sizes = [
    PageSize(width: 595.3, height: 841.9), PageSize(width: 841.9, height: 595.3), PageSize(width: 612, height: 792),
    PageSize(width: 200, height: 90), PageSize(width: 2384, height: 3370),
  ]
  static let areas = [
    Area(column: 0, row: 4, width: 20, height: 11), Area(column: 23, row: 4, width: 57, height: 15),
    Area(column: 45, row: 4, width: 75, height: 31), Area(column: 0, row: 4, width: 200, height: 50),
  ]

  static var viewports: [PageViewport] {
    sizes.flatMap { size in
      areas.flatMap { area in
        [PageViewport(whole: size, in: area)]
          + Placement.zooms.flatMap { zoom in
            [0, 0.5, 1].map { place in
              let box = PageRectangle(
                x: (size.width - 180) * place, y: (size.height - 60) * place, width: 180, height: 60)
              return PageViewport(following: box.kept(on: size), on: size, in: area, zoom: zoom)
            }
          }
      }
    }
  }

  @Test func aCellLeadsToAPointAndBack() {
    for viewport in Self.viewports {
      for row in viewport.pane.row..<viewport.pane.bottom {
        for column in viewport.pane.column..<viewport.pane.right {
          let cell = Position(column: column, row: row)
          #expect(viewport.cell(at: viewport.point(at: cell)) == cell)
        }
      }
    }
  }

  @Test func thePaneShowsOnlyThePage() {
    for size in Self.sizes {
      for area in Self.areas {
        for zoom in Placement.zooms {
          let box = PageRectangle(x: size.width, y: size.height, width: 180, height: 60).kept(on: size)
          let viewport = PageViewport(following: box, on: size, in: area, zoom: zoom)
          #expect(viewport.visible.x >= 0 && viewport.visible.right <= size.width + 0.001)
          #expect(viewport.visible.y >= 0 && viewport.visible.bottom <= size.height + 0.001)
          #expect(viewport.pane.intersection(area) == viewport.pane)
        }
      }
    }
  }

  @Test func theBoxStaysInSightWhereverItGoes() {
    let size = Self.sizes[0]
    for area in Self.areas.dropFirst() {
      for x in stride(from: 0.0, through: size.width - 180, by: 7) {
        for y in stride(from: 0.0, through: size.height - 60, by: 11) {
          let box = PageRectangle(x: x, y: y, width: 180, height: 60)
          let visible = PageViewport(following: box, on: size, in: area, zoom: 1).visible
          #expect(visible.x <= x + 0.001 && box.right <= visible.right + 0.001)
          #expect(visible.y <= y + 0.001 && box.bottom <= visible.bottom + 0.001)
        }
      }
    }
  }

  @Test func ofABoxLargerThanThePaneTheCornerIsSeen() {
    let size = Self.sizes[0]
    let box = PageRectangle(x: 200, y: 400, width: 300, height: 200)
    let viewport = PageViewport(following: box, on: size, in: Area(column: 0, row: 0, width: 40, height: 12), zoom: 3.5)
    #expect(viewport.visible.x <= 200 && 200 < viewport.visible.right)
    #expect(viewport.visible.y <= 400 && 400 < viewport.visible.bottom)
  }

  @Test func aCellIsTwiceAsHighAsWide() {
    let viewport = PageViewport(whole: Self.sizes[0], in: Area(column: 0, row: 0, width: 80, height: 40))
    #expect(abs(viewport.rowHeight / viewport.columnWidth - 2) < 0.1)
    #expect(viewport.pane.height == 40)
  }

  @Test func edgesAreRoundedToTheNearestCell() {
    let viewport = PageViewport(
      following: nil, on: PageSize(width: 560, height: 560), in: Area(column: 0, row: 0, width: 100, height: 50),
      zoom: 1)
    let width = viewport.columnWidth
    let box = PageRectangle(
      x: width * 10.4, y: viewport.rowHeight * 3.6, width: width * 20, height: viewport.rowHeight * 4)
    #expect(viewport.cells(of: box) == Area(column: 10, row: 4, width: 20, height: 4))
  }

  @Test func linesThatFallInOneRowArePushedApart() {
    let viewport = PageViewport(
      following: nil, on: Self.sizes[0], in: Area(column: 0, row: 0, width: 60, height: 20), zoom: 1)
    let texts = PaperKit.line("NGƯỜI LÀM ĐƠN", x: 20, y: 40, size: 6) + PaperKit.line("(Ký tên)", x: 20, y: 46, size: 6)
    var frame = Frame(columns: 60, rows: 20)
    PageLettering(texts, in: viewport).draw(into: &frame)
    let rows = frame.text.split(separator: "\n", omittingEmptySubsequences: false)
    let first = rows.firstIndex { $0.contains("NGƯỜI LÀM ĐƠN") }
    let second = rows.firstIndex { $0.contains("(Ký tên)") }
    #expect(first != nil && second == first.map { $0 + 1 })
  }

  @Test func wordsKeepABlankBetweenThemAndLettersTheirMarks() {
    let viewport = PageViewport(
      following: nil, on: Self.sizes[0], in: Area(column: 0, row: 0, width: 60, height: 20), zoom: 1)
    var frame = Frame(columns: 60, rows: 20)
    PageLettering(PaperKit.line("(Ký, ghi rõ họ tên)", x: 20, y: 40, size: 5), in: viewport).draw(into: &frame)
    #expect(frame.text.contains("(Ký, ghi rõ họ tên)"))
    #expect(frame.cells.allSatisfy { $0.glyph.unicodeScalars.count == 1 })
  }
}
