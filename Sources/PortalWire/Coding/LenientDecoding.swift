import Foundation

extension KeyedDecodingContainer {
  /// The text under the first of `keys` that has one; a number becomes its digits, anything else is passed over.
  func text(_ keys: Key...) -> String? {
    for key in keys {
      if let text = try? decode(String.self, forKey: key) { return text.cleaned }
      if let number = try? decode(Int64.self, forKey: key) { return String(number) }
    }
    return nil
  }

  /// The whole number under `key`, also where it is written as text or with decimals.
  func number(_ key: Key) -> Int? {
    if let number = try? decode(Int.self, forKey: key) { return number }
    if let decimal = try? decode(Double.self, forKey: key) { return Int(exactly: decimal.rounded()) }
    return text(key).flatMap { Int($0) }
  }

  /// The first truth value under `keys`, also where it is written as 0 and 1 or as text.
  func flag(_ keys: Key...) -> Bool? {
    for key in keys {
      if let flag = try? decode(Bool.self, forKey: key) { return flag }
      switch text(key)?.lowercased() {
      case "1", "true": return true
      case "0", "false": return false
      default: continue
      }
    }
    return nil
  }

  /// The value under `key`; nil where it is absent or of another shape.
  func value<Value: Decodable>(_ key: Key) -> Value? { try? decode(Value.self, forKey: key) }

  /// The list under `key`; a single value counts as a list of one, absence as an empty list.
  func list<Value: Decodable>(_ key: Key) -> [Value] {
    if let list = try? decode([Value].self, forKey: key) { return list }
    return value(key).map { [$0] } ?? []
  }

  /// The text that a reply is worthless without.
  func requiredText(_ key: Key) throws -> String {
    guard let text = text(key) else {
      throw DecodingError.keyNotFound(key, .init(codingPath: codingPath, debugDescription: key.stringValue))
    }
    return text
  }
}

extension String {
  /// NFC, without control characters except line ends and tabs: what may be kept and drawn of a text from outside.
  public var cleaned: String {
    var kept = String.UnicodeScalarView()
    for scalar in precomposedStringWithCanonicalMapping.unicodeScalars where scalar.isHarmless { kept.append(scalar) }
    return String(kept)
  }
}

extension Unicode.Scalar {
  fileprivate var isHarmless: Bool {
    switch properties.generalCategory {
    case .control: self == "\n" || self == "\t"
    default: !properties.isBidiControl
    }
  }
}
