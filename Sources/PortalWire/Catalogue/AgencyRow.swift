import Dossiers

/// An agency of the tree.
public struct AgencyRow: Hashable, Codable, Sendable {
  public var id: String
  public var code: String
  public var name: Translations
  public var parent: NamedReference?
  public var level: NamedReference

  public init(agency: Agency) {
    id = agency.id
    code = agency.code
    name = Translations(vi: agency.name)
    parent = agency.parent.map { NamedReference(id: $0, name: "") }
    level = NamedReference(id: agency.tier.gateCode, code: agency.tier.gateCode, name: agency.tier.gateName)
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    id = try container.requiredText(.id)
    code = container.text(.code) ?? ""
    name = container.value(.name) ?? Translations([])
    parent = container.value(.parent)
    level = container.value(.level) ?? NamedReference(id: "", name: "")
  }

  public var agency: Agency {
    Agency(
      id: id, code: code, name: name.vi, tier: AgencyTier(gateCode: level.code) ?? .province,
      parent: parent?.id.isEmpty == false ? parent?.id : nil)
  }
}

/// A place of the administrative map: a province, or a commune with its province as parent.
public struct PlaceRow: Hashable, Codable, Sendable {
  public var id: String
  public var name: Translations
  public var parent: NamedReference?

  public init(id: String, name: String, parent: NamedReference? = nil) {
    self.id = id
    self.name = Translations(vi: name)
    self.parent = parent
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    id = try container.requiredText(.id)
    name = container.value(.name) ?? Translations([])
    parent = container.value(.parent)
  }
}

/// The numbering pattern of an agency.
public struct NumberPattern: Hashable, Codable, Sendable {
  public var id: String

  public init(id: String) { self.id = id }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    id = try container.requiredText(.id)
  }
}

/// The next dossier number of a pattern; also read from a bare text.
public struct NextNumber: Hashable, Codable, Sendable {
  public var value: String

  public init(value: String) { self.value = value }

  public init(from decoder: any Decoder) throws {
    if let text = try? decoder.singleValueContainer().decode(String.self) {
      self.init(value: text.cleaned)
      return
    }
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let other = try decoder.container(keyedBy: OtherKeys.self)
    self.init(value: try container.text(.value) ?? other.requiredText(.code))
  }

  private enum OtherKeys: String, CodingKey { case code }
}
