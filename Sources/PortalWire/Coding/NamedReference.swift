/// Something that the portal refers to by id, with its name and, where it has one, its code.
public struct NamedReference: Hashable, Codable, Sendable {
  public var id: String
  public var code: String?
  public var name: Translations

  public init(id: String, code: String? = nil, name: String, en: String? = nil) {
    self.id = id
    self.code = code
    self.name = Translations(vi: name, en: en)
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    id = container.text(.id) ?? ""
    code = container.text(.code)
    name = container.value(.name) ?? Translations([])
  }
}

/// A choice of a form.io select: `{"label":"Việt Nam","value":"<id>"}`. A bare text is read as its label.
public struct Choice: Hashable, Codable, Sendable {
  public var label: String
  public var value: String

  public init(label: String, value: String = "") {
    self.label = label
    self.value = value
  }

  public init(from decoder: any Decoder) throws {
    if let text = try? decoder.singleValueContainer().decode(String.self) {
      self.init(label: text.cleaned)
      return
    }
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(label: container.text(.label) ?? "", value: container.text(.value) ?? "")
  }
}
