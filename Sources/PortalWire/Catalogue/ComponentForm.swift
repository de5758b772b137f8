import Dossiers

/// A paper that a procedure asks for.
public struct ComponentForm: Hashable, Codable, Sendable {
  /// How many, and of what kind.
  public struct Requirement: Hashable, Codable, Sendable {
    /// `LoaiBan`: "0" original, "1" copy, "2" electronic.
    public var typeId: String
    public var typeName: String
    public var quantity: Int

    public init(kind: CopyKind, quantity: Int) {
      typeId = String(kind.rawValue)
      typeName = kind.gateName
      self.quantity = quantity
    }

    public var kind: CopyKind { Int(typeId).flatMap(CopyKind.init(rawValue:)) ?? .electronic }
  }

  public var id: String
  public var name: String
  public var isRequired: Bool
  public var mustBeSigned: Bool
  public var requirement: Requirement
  /// The blank form, where there is one.
  public var template: HeldFile?

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    id = try container.requiredText(.id)
    let names: Translations? = container.value(.name)
    name = names?.vi ?? ""
    isRequired = container.flag(.isRequired) ?? false
    mustBeSigned = container.flag(.mustBeSigned) ?? false
    requirement = container.value(.requirement) ?? Requirement(kind: .electronic, quantity: 1)
    template = container.value(.template)
  }
}

extension ComponentForm {
  public init(component: ProcedureComponent) {
    id = component.id
    name = component.name
    isRequired = component.isRequired
    mustBeSigned = component.mustBeSigned
    requirement = Requirement(kind: component.kind, quantity: component.copies)
    template = component.template.map { HeldFile(id: $0.id, filename: $0.filename, size: 0, sha256: nil) }
  }

  public var component: ProcedureComponent {
    ProcedureComponent(
      id: id, name: name, isRequired: isRequired, mustBeSigned: mustBeSigned, copies: requirement.quantity,
      kind: requirement.kind, template: template.map { ComponentTemplate(id: $0.id, filename: $0.filename) })
  }
}

extension ComponentForm.Requirement {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    typeId = container.text(.typeId) ?? ""
    typeName = container.text(.typeName) ?? ""
    quantity = container.number(.quantity) ?? 1
  }
}

extension CopyKind {
  /// What the portal calls it.
  var gateName: String {
    switch self {
    case .original: "Bản chính"
    case .copy: "Bản sao"
    case .electronic: "Bản điện tử"
    }
  }
}
