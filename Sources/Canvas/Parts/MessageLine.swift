/// The row that says what happened and what to do next.
public struct MessageLine {
  public enum Tone: Hashable, Sendable {
    case plain
    case success
    case warning
    case error
  }

  public var text: String
  public var tone: Tone
  /// A problem's code, for those who ask for help with it.
  public var code: String?

  public init(_ text: String, tone: Tone = .plain, code: String? = nil) {
    self.text = text
    self.tone = tone
    self.code = code
  }

  public func draw(into frame: inout Frame, in area: Area) {
    frame.writeWrapped(line, in: area.inset(left: 1))
  }

  private var line: Line {
    var line = Line(sign + text, role)
    if let code { line.append(" [\(code)]", .dim) }
    return line
  }

  private var sign: String {
    switch tone {
    case .plain: ""
    case .success: "\(Glyph.tick) "
    case .warning, .error: "\(Glyph.bang) "
    }
  }

  private var role: Role {
    switch tone {
    case .plain: .text
    case .success: .success
    case .warning: .warning
    case .error: .error
    }
  }
}
