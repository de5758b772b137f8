/// A name in several languages: `[{"languageId":228,"name":"…"}]`. A bare text is read as Vietnamese.
public struct Translations: Hashable, Sendable {
  public struct Translation: Hashable, Codable, Sendable {
    public var languageId: Int
    public var name: String

    public init(languageId: Int, name: String) {
      self.languageId = languageId
      self.name = name
    }
  }
  public static let vietnamese = 228
  public static let english = 46

  public var all: [Translation]

  public init(_ all: [Translation]) { self.all = all }

  public init(vi: String, en: String? = nil) {
    all = [Translation(languageId: Self.vietnamese, name: vi)]
    if let en { all.append(Translation(languageId: Self.english, name: en)) }
  }

  /// The Vietnamese name, else whatever there is.
  public var vi: String { (all.first { $0.languageId == Self.vietnamese } ?? all.first)?.name ?? "" }
  public var en: String { (all.first { $0.languageId == Self.english })?.name ?? vi }
}

extension Translations.Translation {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(languageId: container.number(.languageId) ?? Translations.vietnamese, name: container.text(.name) ?? "")
  }
}

extension Translations: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let name = try? container.decode(String.self) {
      self.init(vi: name.cleaned)
    } else {
      self.init(try container.decode([Translation].self))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(all)
  }
}
