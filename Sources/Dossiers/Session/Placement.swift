/// Placing the signature box on a page.
public struct Placement: Equatable, Sendable {
  /// What the detail pane shows.
  public enum View: String, Codable, CaseIterable, Sendable {
    /// The page's own characters at their places.
    case text
    /// The page drawn in cells.
    case picture
  }

  /// The document; nil until the screen was opened for one.
  public var path: String?
  public var page: Int
  public var rectangle: PageRectangle?
  /// Places offered on the current page, best first.
  public var suggestions: [PlaceSuggestion]
  /// The suggestion that the box stands on; nil once it was moved by hand.
  public var suggestion: Int?
  public var wasMovedByHand: Bool
  public var view: View
  public var showsThumbnail: Bool
  /// Index into `zooms`.
  public var zoom: Int
  /// A place being typed as "x,y" or "x,y,w,h" in mm.
  public var typedPlace: TextInput?

  public init() {
    page = 0
    suggestions = []
    wasMovedByHand = false
    view = .text
    showsThumbnail = true
    zoom = 0
  }

  public static let zooms: [Double] = [1, 1.8, 2.5, 3.5]

  public var box: SignatureBox? { rectangle.map { SignatureBox(page: page, rectangle: $0) } }

  /// Moves the box, in points, and keeps it on the page.
  public mutating func move(x: Double, y: Double, on size: PageSize) {
    guard var moved = rectangle else { return }
    moved.x += x
    moved.y += y
    rectangle = moved.kept(on: size)
    suggestion = nil
    wasMovedByHand = true
  }

  /// Makes the box larger or smaller, in points, and keeps it on the page.
  public mutating func grow(width: Double, height: Double, on size: PageSize) {
    guard var grown = rectangle else { return }
    grown.width = max(PageRectangle.smallestBox.width, grown.width + width)
    grown.height = max(PageRectangle.smallestBox.height, grown.height + height)
    rectangle = grown.kept(on: size)
    suggestion = nil
    wasMovedByHand = true
  }

  /// Reads "x,y" or "x,y,w,h" in mm from the top left corner; false when it cannot be read.
  public mutating func take(typed: String, on size: PageSize) -> Bool {
    let numbers = typed.split(whereSeparator: { ",; ".contains($0) }).map { Double($0) }
    guard numbers.count == 2 || numbers.count == 4, !numbers.contains(nil) else { return false }
    let points = numbers.compactMap { $0 }.map { $0 * Double.pointsPerMillimetre }
    var place = rectangle ?? .standardBox
    place.x = points[0]
    place.y = points[1]
    if points.count == 4 {
      guard points[2] > 0, points[3] > 0 else { return false }
      place.width = points[2]
      place.height = points[3]
    }
    rectangle = place.kept(on: size)
    suggestion = nil
    wasMovedByHand = true
    return true
  }
}

extension Double {
  public static let pointsPerMillimetre = 72.0 / 25.4

  /// Points as millimetres.
  public var millimetres: Double { self / .pointsPerMillimetre }
}

extension PageRectangle {
  /// 63.5 × 21.2 mm.
  public static let standardBox = PageRectangle(x: 0, y: 0, width: 180, height: 60)
  public static let smallestBox = PageRectangle(x: 0, y: 0, width: 56, height: 20)

  /// The same rectangle moved, and cut where it is larger than the page, so that nothing is off the page.
  public func kept(on size: PageSize) -> PageRectangle {
    let width = min(width, size.width)
    let height = min(height, size.height)
    return PageRectangle(
      x: min(max(0, x), size.width - width), y: min(max(0, y), size.height - height), width: width, height: height)
  }
}
