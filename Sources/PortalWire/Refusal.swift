/// Why the portal did not do what it was asked: the body of every reply of 400 and above.
public struct Refusal: Error, Hashable, Codable, Sendable {
  /// One thing that is wrong with a dossier.
  public struct Reason: Hashable, Codable, Sendable {
    /// The id of the component, or of the field of the applicant; empty for the dossier as a whole.
    public var component: String
    public var code: String
    public var vi: String
    public var en: String

    public init(component: String, code: String, vi: String, en: String) {
      self.component = component
      self.code = code
      self.vi = vi
      self.en = en
    }
  }

  public var code: String
  public var message: String
  public var description: String?
  public var traceId: String
  public var reasons: [Reason]

  public init(code: String, message: String, description: String? = nil, traceId: String, reasons: [Reason] = []) {
    self.code = code
    self.message = message
    self.description = description
    self.traceId = traceId
    self.reasons = reasons
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    code = container.text(.code) ?? ""
    message = container.text(.message) ?? ""
    description = container.text(.description)
    traceId = container.text(.traceId) ?? ""
    reasons = container.list(.reasons)
  }
}

extension Refusal.Reason {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    component = container.text(.component) ?? ""
    code = container.text(.code) ?? ""
    vi = container.text(.vi) ?? ""
    en = container.text(.en) ?? vi
  }
}

/// Codes that the sandbox gives its refusals.
public enum RefusalCode {
  public static let requestInvalid = "PADMAN-40001"
  public static let sessionExpired = "GATEWAY-40101"
  public static let forbidden = "GATEWAY-40301"
  public static let notFound = "GATEWAY-40401"
  public static let dossierIncomplete = "PADMAN-42201"
  public static let fileTooLarge = "FILEMAN-41301"
  public static let fileDamaged = "FILEMAN-42201"
  public static let failed = "GATEWAY-50001"
}
