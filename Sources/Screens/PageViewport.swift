import Canvas
import Dossiers

/// Converts between the points of a displayed page and the cells of a pane: the only place where the two meet.
struct PageViewport: Hashable, Sendable {
  /// A place on a page: points, origin at the top left corner, y downwards.
  struct Point: Hashable, Sendable {
    var x: Double
    var y: Double
  }

  /// The cells that show the page.
  let pane: Area
  /// The part of the page that they show, in points.
  let visible: PageRectangle

  /// In points.
  var columnWidth: Double { visible.width / Double(max(1, pane.width)) }
  /// In points.
  var rowHeight: Double { visible.height / Double(max(1, pane.height)) }

  /// The middle of a cell.
  func point(at cell: Position) -> Point {
    Point(
      x: visible.x + (Double(cell.column - pane.column) + 0.5) * columnWidth,
      y: visible.y + (Double(cell.row - pane.row) + 0.5) * rowHeight)
  }

  /// The cell that holds a point; it may lie outside the pane.
  func cell(at point: Point) -> Position {
    Position(column: column(ofX: point.x), row: row(ofY: point.y))
  }

  /// The column that holds an x.
  func column(ofX x: Double) -> Int { pane.column + Int(((x - visible.x) / columnWidth).rounded(.down)) }

  /// The row that holds a y.
  func row(ofY y: Double) -> Int { pane.row + Int(((y - visible.y) / rowHeight).rounded(.down)) }

  /// The cells of a rectangle, its edges moved to the nearest cell edge; at least one cell, cut at the pane.
  func cells(of rectangle: PageRectangle) -> Area {
    let left = column(ofX: rectangle.x + columnWidth / 2)
    let top = row(ofY: rectangle.y + rowHeight / 2)
    let right = max(left + 1, column(ofX: rectangle.right + columnWidth / 2))
    let bottom = max(top + 1, row(ofY: rectangle.bottom + rowHeight / 2))
    return Area(column: left, row: top, width: right - left, height: bottom - top).intersection(pane)
  }
}

extension PageViewport {
  /// A cell is taken as twice as high as it is wide.
  private static let cellShape = 2.0

  /// The whole page, as large as the area allows, at its top left corner.
  init(whole page: PageSize, in area: Area) {
    let width = max(1, page.width)
    let height = max(1, page.height)
    let scale = max(width / Double(max(1, area.width)), height / Double(max(1, area.height)) / Self.cellShape)
    let columns = min(area.width, max(1, Int((width / scale).rounded())))
    let rows = min(area.height, max(1, Int((height / scale / Self.cellShape).rounded())))
    pane = Area(column: area.column, row: area.row, width: columns, height: rows)
    visible = PageRectangle(x: 0, y: 0, width: width, height: height)
  }

  /// The part of the page around a box. The page stands still while the box moves a little and shifts by a quarter of
  /// the pane when it nears an edge; of a box that is larger than the pane the top left corner is shown.
  init(following box: PageRectangle?, on page: PageSize, in area: Area, zoom: Double) {
    let columnWidth = Self.readableColumn(page: page, columns: area.width) / zoom
    let rowHeight = columnWidth * Self.cellShape
    let columns = max(1, min(area.width, Int(page.width / columnWidth)))
    let rows = max(1, min(area.height, Int(page.height / rowHeight)))
    let width = Double(columns) * columnWidth
    let height = Double(rows) * rowHeight
    pane = Area(
      column: area.column + max(0, area.width - columns) / 2, row: area.row, width: min(columns, area.width),
      height: min(rows, area.height))
    visible = PageRectangle(
      x: Self.start(of: box?.x ?? 0, length: box?.width ?? 0, visible: width, whole: page.width),
      y: Self.start(of: box?.y ?? 0, length: box?.height ?? 0, visible: height, whole: page.height), width: width,
      height: height)
  }

  /// Points in a column at which the letters of a form find room: between 4.5 and 5.6, less where the page then fits.
  private static func readableColumn(page: PageSize, columns: Int) -> Double {
    min(5.6, max(4.5, page.width / Double(max(1, columns))))
  }

  private static func start(of low: Double, length: Double, visible: Double, whole: Double) -> Double {
    let stride = visible / 4
    let wanted = visible - length > stride ? low + (length - visible) / 2 : low - stride / 2
    let snapped = (wanted / stride).rounded() * stride
    return min(max(0, snapped), max(0, whole - visible))
  }
}
