/// Where the portal listens, below its address.
public enum PortalPath {
  public static let authorize = "/oauth2/authorize"
  public static let authenticate = "/oauth2/authn"
  public static let token = "/oauth2/token"
  public static let revoke = "/oauth2/revoke"
  public static let claims = "/oauth2/userinfo"

  public static let procedures = "/bd/procedure/--can-apply"
  public static func procedure(_ id: String) -> String { "/bd/procedure/\(id)" }
  public static let numberPattern = "/bd/config/get-pattern"
  public static func nextNumber(pattern id: String) -> String { "/bt/pattern/\(id)/--get-next-value" }
  public static let tags = "/bt/tag"
  public static func tag(_ id: String) -> String { "/bt/tag/\(id)" }

  public static let agencies = "/ba/agency"
  public static let places = "/ba/place/--search"

  public static let uploads = "/fi/file/--multiple"
  public static func file(_ id: String) -> String { "/fi/file/\(id)" }
  public static func fileInformation(_ id: String) -> String { "/fi/file/\(id)/--info" }

  public static let apply = "/pa/dossier/--apply-online/"
  public static let dossiers = "/pa/dossier/search"
  public static func dossier(_ id: String) -> String { "/pa/dossier/\(id)/--online" }
  public static let publicDossiers = "/pa/dossier-search/dvc"
}

/// Headers that mean something to the portal beyond plain HTTP.
public enum PortalHeader {
  /// On a submission: the same key twice gives the same dossier.
  public static let idempotencyKey = "Idempotency-Key"
  /// On each part of an upload: lower-case hexadecimal SHA-256 of the file.
  public static let fileDigest = "X-File-SHA256"
}
