import Canvas
import Dossiers

/// The characters of a page at their places in a pane.
struct PageLettering {
  fileprivate struct Word {
    let characters: [Character]
    let column: Int
  }
  fileprivate struct TextRow {
    var words: [Word]
    let row: Int
    let baseline: Double
  }

  private let viewport: PageViewport
  private let rows: [TextRow]

  /// `texts` are the words of the page.
  init(_ texts: [PageText], in viewport: PageViewport) {
    self.viewport = viewport
    rows = Self.rows(of: texts, in: viewport)
  }

  /// Writes the characters. Words keep a blank between them, and of two lines that fall in one row the lower is pushed
  /// down, so that every word can be read even where a cell is coarser than the print.
  func draw(into frame: inout Frame) {
    let pane = viewport.pane
    var ends = Array(repeating: [Range<Int>](), count: pane.height + 1)
    for line in rows {
      guard var row = Optional(line.row - pane.row), row >= 0, row < pane.height, let span = line.span else { continue }
      if ends[row].contains(where: { $0.overlaps(span) }) { row += 1 }
      guard row < pane.height, !ends[row].contains(where: { $0.overlaps(span) }) else { continue }
      ends[row].append(span)
      line.write(into: &frame, row: pane.row + row, within: pane)
    }
  }

  private static func rows(of texts: [PageText], in viewport: PageViewport) -> [TextRow] {
    var rows: [TextRow] = []
    for text in texts.sorted(by: { $0.box.y + $0.box.height / 2 < $1.box.y + $1.box.height / 2 }) {
      let middle = text.box.y + text.box.height / 2
      let word = Word(characters: Array(text.text), column: viewport.column(ofX: text.box.x + viewport.columnWidth / 2))
      if let last = rows.indices.last, abs(rows[last].baseline - middle) < max(2, text.size * 0.4) {
        rows[last].words.append(word)
      } else {
        rows.append(TextRow(words: [word], row: viewport.row(ofY: middle), baseline: middle))
      }
    }
    for index in rows.indices { rows[index].settle() }
    return rows
  }
}

extension PageLettering.TextRow {
  /// Puts the words in order and moves those that would touch their left neighbour.
  fileprivate mutating func settle() {
    words.sort { $0.column < $1.column }
    var next = Int.min
    words = words.map { word in
      let column = max(word.column, next)
      next = column + word.characters.count + 1
      return PageLettering.Word(characters: word.characters, column: column)
    }
  }

  fileprivate var span: Range<Int>? {
    guard let first = words.first, let last = words.last else { return nil }
    return first.column..<(last.column + last.characters.count + 1)
  }

  fileprivate func write(into frame: inout Frame, row: Int, within pane: Area) {
    for word in words {
      for (offset, character) in word.characters.enumerated() {
        let column = word.column + offset
        guard column >= pane.column, column < pane.right else { continue }
        frame.write(
          String(character), at: Position(column: column, row: row), paint: DocumentPreview.paper,
          width: pane.right - column)
      }
    }
  }
}
