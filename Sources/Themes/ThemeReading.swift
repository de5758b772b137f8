import Canvas

/// A plain value of a theme file.
public enum ThemeValue: Hashable, Sendable {
  case text(String)
  case flag(Bool)
}

extension Theme {
  /// What is wrong in a theme file, and under which key.
  public struct Malformed: Error, Hashable, Sendable {
    public enum Reason: Hashable, Sendable {
      case unknownRole
      case missingRole
      case unknownProperty
      /// Neither "#rrggbb" nor one of the 16 names.
      case notAColour
      case notAFlag
    }

    /// Such as "field-focused.ink".
    public var key: String
    public var reason: Reason

    public init(key: String, reason: Reason) {
      self.key = key
      self.reason = reason
    }
  }

  /// Makes a theme of the tables of a theme file, by role and property. Every role must be there: a role that was
  /// forgotten would look like plain text and nobody would notice.
  public init(name: String, values: [String: [String: ThemeValue]]) throws(Malformed) {
    var styles: [Role: Style] = [:]
    for key in values.keys.sorted() {
      guard let role = Role(rawValue: key), let properties = values[key] else {
        throw Malformed(key: key, reason: .unknownRole)
      }
      styles[role] = try Style(properties, of: role)
    }
    if let missing = Role.allCases.first(where: { styles[$0] == nil }) {
      throw Malformed(key: missing.rawValue, reason: .missingRole)
    }
    self.init(name: name, styles: styles)
  }
}

extension Style {
  fileprivate init(_ properties: [String: ThemeValue], of role: Role) throws(Theme.Malformed) {
    self.init()
    for name in properties.keys.sorted() {
      let key = "\(role.rawValue).\(name)"
      switch (name, properties[name]) {
      case ("ink", .text(let text)): ink = try Style.colour(text, key)
      case ("paper", .text(let text)): paper = try Style.colour(text, key)
      case ("ink", _), ("paper", _): throw Theme.Malformed(key: key, reason: .notAColour)
      case (_, let value):
        guard let (_, attribute) = Attributes.names.first(where: { $0.0 == name }) else {
          throw Theme.Malformed(key: key, reason: .unknownProperty)
        }
        guard case .flag(let isOn) = value else { throw Theme.Malformed(key: key, reason: .notAFlag) }
        if isOn { attributes.insert(attribute) }
      }
    }
  }

  private static func colour(_ text: String, _ key: String) throws(Theme.Malformed) -> Colour {
    guard let colour = Colour(text) else { throw Theme.Malformed(key: key, reason: .notAColour) }
    return colour
  }
}
