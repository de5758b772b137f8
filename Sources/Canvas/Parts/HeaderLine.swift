/// The first row: the program and the portal to the left, the person and the token to the right.
public struct HeaderLine {
  public var program: String
  public var portal: String
  /// The words that mark a rehearsal, where nothing reaches an authority.
  public var sandboxLabel: String?
  public var person: String
  public var token: String
  public var isTokenPresent: Bool

  public init(
    program: String, portal: String, sandboxLabel: String? = nil, person: String, token: String, isTokenPresent: Bool
  ) {
    self.program = program
    self.portal = portal
    self.sandboxLabel = sandboxLabel
    self.person = person
    self.token = token
    self.isTokenPresent = isTokenPresent
  }

  public func draw(into frame: inout Frame, in area: Area) {
    let row = area.line(0)
    frame.fill(row, role: .header)
    let inner = row.inset(horizontal: 1)
    var left = Line([Span(program, .title), Span("  \(portal)", .header)])
    if let sandboxLabel {
      left.append(" \(Glyph.dot) ", .header)
      left.append(sandboxLabel, .sandbox)
    }
    let leftWidth = min(left.width, inner.width)
    let rightWidth = min(right.width, max(0, inner.width - leftWidth - 2))
    frame.write(right, in: inner.split(right: rightWidth).right)
    frame.write(left, in: inner.split(left: leftWidth).left)
  }

  private var right: Line {
    let sign = isTokenPresent ? Glyph.tokenPresent : Glyph.tokenAbsent
    return Line([
      Span("\(person)  ", .header), Span("\(sign) ", isTokenPresent ? .success : .dim),
      Span(token, isTokenPresent ? .header : .dim),
    ])
  }
}
