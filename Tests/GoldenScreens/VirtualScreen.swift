import CVTerm

/// A terminal emulator that shows nothing: Debian's libvterm.
final class VirtualScreen {
  private let terminal: OpaquePointer
  private let screen: OpaquePointer
  private(set) var columns: Int
  private(set) var rows: Int

  init?(columns: Int, rows: Int) {
    guard let terminal = vterm_new(Int32(rows), Int32(columns)) else { return nil }
    vterm_set_utf8(terminal, 1)
    guard let screen = vterm_obtain_screen(terminal) else {
      vterm_free(terminal)
      return nil
    }
    vterm_screen_enable_altscreen(screen, 1)
    vterm_screen_reset(screen, 1)
    (self.terminal, self.screen, self.columns, self.rows) = (terminal, screen, columns, rows)
  }

  deinit { vterm_free(terminal) }

  func receive(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { buffer in
      guard let base = buffer.bindMemory(to: CChar.self).baseAddress else { return }
      vterm_input_write(terminal, base, buffer.count)
    }
  }

  /// What the terminal answers to queries.
  func takeReplies() -> [UInt8] {
    var buffer = [CChar](repeating: 0, count: 1024)
    let count = vterm_output_read(terminal, &buffer, buffer.count)
    return buffer[..<count].map { UInt8(bitPattern: $0) }
  }

  func resize(columns: Int, rows: Int) {
    (self.columns, self.rows) = (columns, rows)
    vterm_set_size(terminal, Int32(rows), Int32(columns))
  }

  var cursor: (column: Int, row: Int) {
    var position = VTermPos()
    vterm_state_get_cursorpos(vterm_obtain_state(terminal), &position)
    return (Int(position.col), Int(position.row))
  }

  var text: ScreenText {
    ScreenText(lines: (0..<rows).map { row in line(row) { _ in "" } })
  }

  /// A row whose runs of one style begin with it: `{ink,paper}` as palette indices, "-" for the terminal's own, then b,
  /// u, r, i for bold, underline, reverse and italic.
  func styled(_ row: Int) -> String {
    var last = ""
    return line(row) { cell in
      let style = VirtualScreen.style(of: cell)
      defer { last = style }
      return style == last ? "" : style
    }
  }

  private func line(_ row: Int, prefix: (VTermScreenCell) -> String) -> String {
    var line = ""
    var column = 0
    while column < columns {
      let position = VTermPos(row: Int32(row), col: Int32(column))
      var cell = VTermScreenCell()
      vterm_screen_get_cell(screen, position, &cell)
      line += prefix(cell) + VirtualScreen.text(of: cell)
      column += max(1, Int(cell.width))
    }
    while line.last == " " { line.removeLast() }
    return line
  }

  private static func text(of cell: VTermScreenCell) -> String {
    var scalars = String.UnicodeScalarView()
    withUnsafeBytes(of: cell.chars) { bytes in
      for value in bytes.bindMemory(to: UInt32.self) {
        guard value != 0, value != UInt32.max, let scalar = Unicode.Scalar(value) else { break }
        scalars.append(scalar)
      }
    }
    return scalars.isEmpty ? " " : String(scalars)
  }

  private static func style(of cell: VTermScreenCell) -> String {
    let attributes = cell.attrs
    let letters = [
      (attributes.bold != 0, "b"), (attributes.underline != 0, "u"), (attributes.reverse != 0, "r"),
      (attributes.italic != 0, "i"),
    ].filter(\.0).map(\.1).joined()
    return "{\(colour(cell.fg)),\(colour(cell.bg))\(letters.isEmpty ? "" : ",\(letters)")}"
  }

  private static func colour(_ colour: VTermColor) -> String {
    if colour.type & UInt8(VTERM_COLOR_DEFAULT_MASK.rawValue) != 0 { return "-" }
    if colour.type & UInt8(VTERM_COLOR_TYPE_MASK.rawValue) != 0 { return "\(colour.indexed.idx)" }
    return "\(colour.rgb.red)/\(colour.rgb.green)/\(colour.rgb.blue)"
  }
}
