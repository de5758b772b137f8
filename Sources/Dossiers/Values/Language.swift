/// The languages in which people are addressed.
public enum Language: String, Codable, CaseIterable, Sendable {
  case vietnamese = "vi"
  case english = "en"

  /// The language that the language key switches to.
  public var other: Language { self == .vietnamese ? .english : .vietnamese }
}

/// A text for people in every language we speak.
public struct LocalizedText: Hashable, Codable, Sendable {
  public var vi: String
  public var en: String

  public init(vi: String, en: String) {
    self.vi = vi
    self.en = en
  }

  public subscript(language: Language) -> String {
    switch language {
    case .vietnamese: vi
    case .english: en
    }
  }
}
