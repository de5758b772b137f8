import Canvas

/// How every role looks.
public struct Theme: Hashable, Sendable {
  public let name: String
  private let styles: [Role: Style]

  /// A theme without styles shows everything in the terminal's own colours.
  public init(name: String, styles: [Role: Style]) {
    self.name = name
    self.styles = styles
  }

  /// The style of a role; ink and paper that it leaves open are those of plain text.
  public func style(for role: Role) -> Style {
    var style = styles[role] ?? Style()
    style.ink = style.ink ?? styles[.text]?.ink
    style.paper = style.paper ?? styles[.text]?.paper
    return style
  }

  /// The style as a terminal of that depth can show it: without colour, a paper of the role's own becomes reverse.
  public func style(for role: Role, depth: Depth) -> Style {
    guard depth == .none else { return style(for: role) }
    var attributes = styles[role]?.attributes ?? []
    if role != .text, styles[role]?.paper != nil { attributes.insert(.reverse) }
    return Style(attributes: attributes)
  }

  /// The cell as a terminal of that depth shows it.
  public func look(of cell: Cell, depth: Depth) -> Look {
    switch cell.paint {
    case .role(let role):
      look(of: cell.glyph, style(for: role, depth: depth), depth: depth)
    case .page(let ink, let paper, let overlay):
      PageShades(depth: depth).look(of: cell.glyph, ink: ink, paper: paper, overlay: overlay.map { style(for: $0) })
    }
  }

  private func look(of glyph: Character, _ style: Style, depth: Depth) -> Look {
    Look(
      glyph: glyph, ink: style.ink?.index(at: depth) ?? -1, paper: style.paper?.index(at: depth) ?? -1,
      attributes: style.attributes)
  }
}
