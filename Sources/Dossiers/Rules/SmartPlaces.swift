/// A place where a signature may stand, and why.
public struct PlaceSuggestion: Hashable, Sendable {
  public enum Reason: Hashable, Sendable {
    /// Below the words where one signs, quoted.
    case below(String)
    case corner(Corner)
  }
  public enum Corner: String, CaseIterable, Sendable {
    case bottomRight = "bottom-right"
    case bottomLeft = "bottom-left"
    case topRight = "top-right"
  }

  public var rectangle: PageRectangle
  public var reason: Reason

  public init(rectangle: PageRectangle, reason: Reason) {
    self.rectangle = rectangle
    self.reason = reason
  }
}

/// Finds where one signs on a page.
public enum SmartPlaces {
  /// Words that stand above a signature, the most telling first, folded for search.
  static let anchors = [
    "ky, ghi ro ho ten", "ky ghi ro ho", "ky va ghi ro", "ky, dong dau", "ky ten", "nguoi lam don", "nguoi de nghi",
    "nguoi nop", "nguoi khai", "nguoi yeu cau", "thu truong don vi", "giam doc", "dai dien", "sign here", "signature",
    "applicant",
  ]

  /// Suggestions on a page, best first. `texts` are its lines; the corners are always among them.
  public static func suggestions(texts: [PageText], size: PageSize) -> [PlaceSuggestion] {
    let lines = TextLine.lines(of: texts)
    var found: [PlaceSuggestion] = []
    for anchor in anchors {
      for line in lines.reversed() where line.folded.contains(anchor) && line.text.count <= 60 {
        guard let place = place(below: line, among: lines, size: size) else { continue }
        if !found.contains(where: { $0.rectangle.intersects(place) }) {
          found.append(PlaceSuggestion(rectangle: place, reason: .below(line.text)))
        }
      }
    }
    let margin = 42.0
    let box = PageRectangle.standardBox
    for corner in PlaceSuggestion.Corner.allCases {
      var place = box
      place.x = corner == .bottomLeft ? margin : size.width - margin - box.width
      place.y = corner == .topRight ? margin : size.height - margin - box.height
      found.append(PlaceSuggestion(rectangle: place.kept(on: size), reason: .corner(corner)))
    }
    return found
  }

  /// Text that a rectangle would cover.
  public static func collisions(of rectangle: PageRectangle, with texts: [PageText]) -> [PageText] {
    texts.filter { !$0.text.trimmed.isEmpty && $0.box.intersects(rectangle) }
  }

  /// The room between an anchor and the next text beneath it, when a signature fits there.
  private static func place(below line: TextLine, among lines: [TextLine], size: PageSize) -> PageRectangle? {
    let width = min(PageRectangle.standardBox.width, size.width)
    let centre = line.box.x + line.box.width / 2
    var place = PageRectangle(x: centre - width / 2, y: line.box.bottom + 2, width: width, height: 0).kept(on: size)
    let floor =
      lines.filter { $0.box.y >= line.box.bottom - 1 && $0.box.x < place.right && place.x < $0.box.right }
      .map(\.box.y).min() ?? size.height - 28
    place.height = min(PageRectangle.standardBox.height, floor - place.y - 2)
    return place.height >= PageRectangle.smallestBox.height * 1.4 ? place : nil
  }
}

/// The runs of a page joined into lines.
struct TextLine {
  var text: String
  var box: PageRectangle

  var folded: String { text.searchFolded }

  /// Joins runs that share a baseline and stand close together.
  static func lines(of texts: [PageText]) -> [TextLine] {
    var lines: [TextLine] = []
    for run in texts where !run.text.trimmed.isEmpty {
      if let last = lines.last, abs(last.box.bottom - run.box.bottom) < run.size * 0.5,
        run.box.x - last.box.right < run.size * 2, run.box.x >= last.box.x
      {
        let joint = run.box.x - last.box.right > run.size * 0.15 ? " " : ""
        lines[lines.count - 1].text += joint + run.text
        lines[lines.count - 1].box = last.box.union(run.box)
      } else {
        lines.append(TextLine(text: run.text, box: run.box))
      }
    }
    return lines.map { TextLine(text: $0.text.trimmed, box: $0.box) }
  }
}

extension PageRectangle {
  /// The smallest rectangle around both.
  public func union(_ other: PageRectangle) -> PageRectangle {
    let left = min(x, other.x)
    let top = min(y, other.y)
    return PageRectangle(
      x: left, y: top, width: max(right, other.right) - left, height: max(bottom, other.bottom) - top)
  }
}
