/// The tier of government that an agency or a procedure belongs to.
public enum AgencyTier: String, Codable, CaseIterable, Sendable {
  case ministry
  case province
  /// Abolished in July 2025; old dossiers and old catalogues still name it.
  case district
  case commune
}

/// An agency that receives dossiers; agencies form a tree.
public struct Agency: Hashable, Codable, Sendable, Identifiable {
  public var id: String
  public var code: String
  public var name: String
  public var tier: AgencyTier
  public var parent: String?

  public init(id: String, code: String, name: String, tier: AgencyTier, parent: String? = nil) {
    self.id = id
    self.code = code
    self.name = name
    self.tier = tier
    self.parent = parent
  }
}
