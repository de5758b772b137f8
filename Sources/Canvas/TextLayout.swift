/// Breaks and shortens text by the columns it takes.
public enum TextLayout {
  /// Breaks a text into lines of at most `width` columns: at line ends and spaces, within a word only where it is
  /// wider than a line. There is always at least one line.
  public static func wrap(_ text: String, _ width: Int) -> [String] {
    if Width.isPlain(text) { return wrapPlain(text, width) }
    let glyphs = Array(text)
    return breaks(glyphs, width).map { String(glyphs[$0]) }
  }

  /// Breaks a line of several roles as `wrap(_:_:)` breaks a text.
  public static func wrap(_ line: Line, _ width: Int) -> [Line] {
    if line.width <= width, line.spans.allSatisfy({ Width.isPlain($0.text) }) { return [line] }
    if let only = line.spans.first, line.spans.count == 1 { return wrap(only.text, width).map { Line($0, only.role) } }
    var glyphs: [Character] = []
    var roles: [Role] = []
    for span in line.spans {
      for glyph in span.text {
        glyphs.append(glyph)
        roles.append(span.role)
      }
    }
    return breaks(glyphs, width).map { range in
      var spans: [Span] = []
      for index in range {
        if let last = spans.indices.last, spans[last].role == roles[index] {
          spans[last].text.append(glyphs[index])
        } else {
          spans.append(Span(String(glyphs[index]), roles[index]))
        }
      }
      return Line(spans)
    }
  }

  /// Shortens a text to `width` columns; "…" stands for what was cut off.
  public static func clip(_ text: String, _ width: Int) -> String {
    guard width > 0 else { return "" }
    guard Width.of(text) > width else { return text }
    var clipped = ""
    var used = 0
    for glyph in text {
      let glyphWidth = Width.of(glyph: glyph)
      if used + glyphWidth > width - 1 { break }
      clipped.append(glyph)
      used += glyphWidth
    }
    return clipped + String(Glyph.ellipsis)
  }

  /// Fills a text with spaces up to `width` columns, or shortens it to them.
  public static func pad(_ text: String, _ width: Int, _ alignment: Alignment = .leading) -> String {
    let clipped = clip(text, width)
    let free = max(0, width - Width.of(clipped))
    let before = alignment.offset(of: width - free, within: width)
    return String(repeating: " ", count: before) + clipped + String(repeating: " ", count: free - before)
  }

  /// The same for a text whose scalars are each a glyph of one column, as nearly all are that a key redraws.
  private static func wrapPlain(_ text: String, _ width: Int) -> [String] {
    guard width > 0 else { return [""] }
    let scalars = text.unicodeScalars
    var lines: [String] = []
    var start = scalars.startIndex
    var index = start
    var used = 0
    var lastSpace: String.Index?
    while index < scalars.endIndex {
      let isSpace = scalars[index] == " "
      guard used == width else {
        if isSpace, index > start { lastSpace = index }
        used += 1
        index = scalars.index(after: index)
        continue
      }
      if let end = isSpace ? index : lastSpace {
        var last = end
        while last > start, scalars[scalars.index(before: last)] == " " { last = scalars.index(before: last) }
        lines.append(String(text[start..<last]))
        start = end
        while start < scalars.endIndex, scalars[start] == " " { start = scalars.index(after: start) }
      } else {
        lines.append(String(text[start..<index]))
        start = index
      }
      (index, used, lastSpace) = (start, 0, nil)
    }
    if lines.isEmpty { return [text] }
    if start < scalars.endIndex { lines.append(String(text[start...])) }
    return lines
  }

  private static func breaks(_ glyphs: [Character], _ width: Int) -> [Range<Int>] {
    guard width > 0 else { return [0..<0] }
    var lines: [Range<Int>] = []
    var start = 0
    var index = 0
    var used = 0
    var lastSpace: Int?
    while index < glyphs.count {
      let glyph = glyphs[index]
      if glyph.isNewline {
        lines.append(start..<index)
        (start, used, lastSpace) = (index + 1, 0, nil)
      } else if used + Width.of(glyph: glyph) > width, index > start {
        let end = glyph == " " ? index : lastSpace
        if let end {
          lines.append(start..<trimmed(glyphs, start, end))
          start = end
          while start < glyphs.count, glyphs[start] == " " { start += 1 }
        } else {
          lines.append(start..<index)
          start = index
        }
        (index, used, lastSpace) = (start, 0, nil)
        continue
      } else {
        if glyph == " ", index > start { lastSpace = index }
        used += Width.of(glyph: glyph)
      }
      index += 1
    }
    if start < glyphs.count || lines.isEmpty || glyphs.last?.isNewline == true { lines.append(start..<glyphs.count) }
    return lines
  }

  private static func trimmed(_ glyphs: [Character], _ start: Int, _ end: Int) -> Int {
    var end = end
    while end > start, glyphs[end - 1] == " " { end -= 1 }
    return end
  }
}
