/// A portal that one can connect to, as a file in `connections/` describes it.
public struct Connection: Hashable, Sendable, Identifiable {
  public var id: String
  public var name: LocalizedText
  /// Where one signs in, without a slash at the end.
  public var identityAddress: String
  /// Where procedures, files and dossiers are, without a slash at the end.
  public var apiAddress: String
  /// The name by which the portal knows this program (RFC 6749 §2.2).
  public var clientID: String
  /// Registered with the portal; nothing is ever redirected to it.
  public var redirectAddress: String
  /// Invented people and no consequences; every screen says so.
  public var isSandbox: Bool

  public init(
    id: String, name: LocalizedText, identityAddress: String, apiAddress: String, clientID: String,
    redirectAddress: String, isSandbox: Bool = false
  ) {
    self.id = id
    self.name = name
    self.identityAddress = identityAddress
    self.apiAddress = apiAddress
    self.clientID = clientID
    self.redirectAddress = redirectAddress
    self.isSandbox = isSandbox
  }
}

extension Connection: Codable {
  private enum CodingKeys: String, CodingKey {
    case id, name
    case identityAddress = "identity-address"
    case apiAddress = "api-address"
    case clientID = "client-id"
    case redirectAddress = "redirect-address"
    case isSandbox = "sandbox"
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    id = try values.decode(String.self, forKey: .id)
    name = try values.decode(LocalizedText.self, forKey: .name)
    identityAddress = try values.decode(String.self, forKey: .identityAddress)
    apiAddress = try values.decode(String.self, forKey: .apiAddress)
    clientID = try values.decode(String.self, forKey: .clientID)
    redirectAddress = try values.decode(String.self, forKey: .redirectAddress)
    isSandbox = try values.decodeIfPresent(Bool.self, forKey: .isSandbox) ?? false
  }
}
