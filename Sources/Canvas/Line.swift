/// A piece of text in one role.
public struct Span: Hashable, Sendable {
  public var text: String
  public var role: Role

  public init(_ text: String, _ role: Role = .text) {
    self.text = text
    self.role = role
  }
}

/// One line of text in one or more roles.
public struct Line: Hashable, Sendable {
  public var spans: [Span]

  public init(_ spans: [Span]) { self.spans = spans }
  public init(_ text: String, _ role: Role = .text) { spans = [Span(text, role)] }

  public var text: String { spans.reduce(into: "") { $0 += $1.text } }
  public var isEmpty: Bool { spans.allSatisfy(\.text.isEmpty) }
  /// In columns.
  public var width: Int { spans.reduce(0) { $0 + Width.of($1.text) } }

  public mutating func append(_ text: String, _ role: Role = .text) { spans.append(Span(text, role)) }

  public static func + (left: Line, right: Line) -> Line { Line(left.spans + right.spans) }

  /// The same line with every piece of one role in another.
  public func replacing(_ role: Role, with other: Role) -> Line {
    Line(spans.map { $0.role == role ? Span($0.text, other) : $0 })
  }

  /// The line with the given pieces of its text in a role of their own; offsets count characters.
  public func marking(_ ranges: [Range<Int>], as role: Role) -> Line {
    guard !ranges.isEmpty else { return self }
    var marked = Line([])
    var offset = 0
    for span in spans {
      for character in span.text {
        let isMarked = ranges.contains { $0.contains(offset) }
        marked.append(character, isMarked ? role : span.role)
        offset += 1
      }
    }
    return marked
  }

  private mutating func append(_ character: Character, _ role: Role) {
    if let last = spans.indices.last, spans[last].role == role {
      spans[last].text.append(character)
    } else {
      spans.append(Span(String(character), role))
    }
  }
}

extension Line: ExpressibleByStringLiteral {
  public init(stringLiteral value: String) { self.init(value) }
}

extension Line: ExpressibleByStringInterpolation {}

extension Line: ExpressibleByArrayLiteral {
  public init(arrayLiteral elements: Span...) { self.init(elements) }
}

/// Where a text stands within the width it is given.
public enum Alignment: Hashable, Sendable {
  case leading
  case centre
  case trailing

  func offset(of width: Int, within available: Int) -> Int {
    switch self {
    case .leading: 0
    case .centre: max(0, (available - width) / 2)
    case .trailing: max(0, available - width)
    }
  }
}
