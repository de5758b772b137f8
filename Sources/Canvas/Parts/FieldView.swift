/// A field of a form: label, value with the cursor in it, and under it what is wrong or what helps.
public struct FieldView {
  public enum Content: Hashable, Sendable {
    /// A text with the cursor before the character of that index.
    case text(String, cursor: Int)
    /// A secret: only the number of its characters is known here.
    case masked(count: Int)
    /// One of several values.
    case choice(String)
    case check(Bool)
    /// A value that cannot be changed here.
    case fixed(String)
  }

  public var label: String
  public var content: Content
  public var isFocused: Bool
  public var isRequired: Bool
  /// Shown in an empty text.
  public var placeholder: String
  /// Shown under the focused field while nothing is wrong.
  public var hint: String
  /// Why the value is refused.
  public var error: String?
  /// Columns for the label, to the left of the value.
  public var labelWidth: Int
  /// Columns for the value; nil takes what the area has.
  public var valueWidth: Int?

  public init(
    _ label: String, _ content: Content, isFocused: Bool = false, isRequired: Bool = false, placeholder: String = "",
    hint: String = "", error: String? = nil, labelWidth: Int = 16, valueWidth: Int? = nil
  ) {
    self.label = label
    self.content = content
    self.isFocused = isFocused
    self.isRequired = isRequired
    self.placeholder = placeholder
    self.hint = hint
    self.error = error
    self.labelWidth = labelWidth
    self.valueWidth = valueWidth
  }

  /// The rows it needs in the given width.
  public func height(width: Int) -> Int {
    max(
      labelLines.count,
      1 + noteLines(width: valueArea(of: Area(column: 0, row: 0, width: width, height: 1)).width).count)
  }

  /// Draws the field and returns the rows used.
  @discardableResult
  public func draw(into frame: inout Frame, in area: Area) -> Int {
    let area = area.split(top: height(width: area.width)).top
    if isFocused { frame.write(String(Glyph.marker), in: area, role: .marker) }
    frame.write(labelLines, in: area.inset(left: 1).split(left: labelWidth).left)
    let column = valueArea(of: area)
    drawValue(into: &frame, in: column.line(0))
    frame.write(noteLines(width: column.width), in: column.inset(top: 1))
    return area.height
  }
}

extension FieldView {
  private var role: Role { isFocused ? .fieldFocused : .field }

  private var labelLines: [Line] {
    var line = Line(label, .label)
    if isRequired { line.append(" *", .warning) }
    return TextLayout.wrap(line, labelWidth)
  }

  private func noteLines(width: Int) -> [Line] {
    if let error { return TextLayout.wrap(Line("\(Glyph.bang) \(error)", .error), width) }
    return isFocused && !hint.isEmpty ? TextLayout.wrap(Line(hint, .hint), width) : []
  }

  private func valueArea(of area: Area) -> Area {
    let column = area.inset(left: labelWidth + 2)
    return column.split(left: valueWidth ?? column.width).left
  }

  private func drawValue(into frame: inout Frame, in row: Area) {
    guard !row.isEmpty else { return }
    switch content {
    case .text(let text, let cursor):
      drawText(Array(text), cursor: cursor, into: &frame, in: row)
    case .masked(let count):
      drawText(Array(repeating: Glyph.bullet, count: count), cursor: count, into: &frame, in: row)
    case .choice(let value):
      frame.fill(row, role: role)
      frame.write(value, in: row.inset(right: 2), role: role)
      frame.write(String(Glyph.open), in: row, role: role, alignment: .trailing)
      placeCursor(at: row.origin, in: &frame)
    case .check(let isChecked):
      frame.write(isChecked ? "[x]" : "[ ]", in: row, role: role)
      placeCursor(at: row.position(column: 1), in: &frame)
    case .fixed(let value):
      frame.write(value, in: row, role: .value)
    }
  }

  private func drawText(_ glyphs: [Character], cursor: Int, into frame: inout Frame, in row: Area) {
    frame.fill(row, role: role)
    if glyphs.isEmpty { frame.write(placeholder, in: row, role: .placeholder) }
    let cursor = max(0, min(cursor, glyphs.count))
    let start = isFocused ? firstVisible(glyphs, cursor: cursor, width: row.width) : 0
    let shown = String(glyphs[start...])
    if isFocused {
      frame.write(fitting(shown, row.width), in: row, role: role)
      placeCursor(at: row.position(column: Width.of(String(glyphs[start..<cursor]))), in: &frame)
    } else {
      frame.write(shown, in: row, role: role)
    }
  }

  private func placeCursor(at position: Position, in frame: inout Frame) {
    if isFocused { frame.cursor = position }
  }

  /// The first character to show so that the cursor, a column wide, stays within the field.
  private func firstVisible(_ glyphs: [Character], cursor: Int, width: Int) -> Int {
    var used = 1
    var start = cursor
    while start > 0 {
      used += Width.of(glyphs[start - 1])
      if used > width { break }
      start -= 1
    }
    return start
  }

  /// What fits, without a sign for the rest: while one types, the sign would look like part of the value.
  private func fitting(_ text: String, _ width: Int) -> String {
    var used = 0
    return String(
      text.prefix { character in
        used += Width.of(character)
        return used <= width
      })
  }
}
