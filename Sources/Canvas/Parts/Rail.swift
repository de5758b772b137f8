/// The row that says where one is: the steps done, the one here, the ones ahead.
public struct Rail {
  public enum State: Hashable, Sendable {
    case done
    case here
    case ahead
  }

  public struct Step: Hashable, Sendable {
    public var title: String
    public var state: State

    public init(_ title: String, _ state: State) {
      self.title = title
      self.state = state
    }
  }

  public var steps: [Step]

  public init(_ steps: [Step]) { self.steps = steps }

  public func draw(into frame: inout Frame, in area: Area) {
    let row = area.line(0).inset(left: 1)
    let whole = line(separator: "  ") { _ in true }
    if whole.width <= row.width {
      frame.write(whole, in: row)
    } else {
      frame.write(line(separator: " ") { $0.state == .here }, in: row)
    }
  }

  private func line(separator: String, showsTitle: (Step) -> Bool) -> Line {
    var line = Line([])
    for step in steps {
      if !line.spans.isEmpty { line.append(separator) }
      line.append(showsTitle(step) ? "\(step.sign) \(step.title)" : String(step.sign), step.role)
    }
    return line
  }
}

extension Rail.Step {
  fileprivate var sign: Character {
    switch state {
    case .done: Glyph.tick
    case .here: Glyph.here
    case .ahead: Glyph.dot
    }
  }

  fileprivate var role: Role {
    switch state {
    case .done: .railDone
    case .here: .railHere
    case .ahead: .railAhead
    }
  }
}
