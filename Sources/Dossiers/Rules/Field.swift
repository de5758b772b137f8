/// One thing that a form asks for: from a file in `screens/`, or from a form that a portal sends.
public struct Field: Hashable, Codable, Sendable, Identifiable {
  public enum Kind: String, Codable, CaseIterable, Sendable {
    case text
    case secret
    case date
    case phone
    case email
    case identityNumber = "identity-number"
    case province
    case ward
  }

  public var id: String
  public var label: LocalizedText
  public var hint: LocalizedText?
  public var kind: Kind
  public var isRequired: Bool
  /// In characters.
  public var lengthLimit: Int

  public init(
    id: String, label: LocalizedText, hint: LocalizedText? = nil, kind: Kind = .text, isRequired: Bool = false,
    lengthLimit: Int = 250
  ) {
    self.id = id
    self.label = label
    self.hint = hint
    self.kind = kind
    self.isRequired = isRequired
    self.lengthLimit = lengthLimit
  }
}

/// What is wrong with a value. A raw value is the key of its text in `screens/common.toml`.
public enum FieldProblem: String, Codable, CaseIterable, Sendable {
  case missing = "field-missing"
  case tooLong = "field-too-long"
  case notADate = "field-not-a-date"
  case dateInFuture = "field-date-in-future"
  case notAPhoneNumber = "field-not-a-phone-number"
  case notAnEmailAddress = "field-not-an-email-address"
  case notAnIdentityNumber = "field-not-an-identity-number"
  /// Only a warning: cards of people born abroad carry country codes.
  case unknownIdentityPrefix = "field-unknown-identity-prefix"
  case notInList = "field-not-in-list"

  /// A warning does not keep anyone from going on.
  public var isWarning: Bool { self == .unknownIdentityPrefix }
}

extension Field {
  /// Judges a value as typed. `choices` are the names that a province or ward field offers; nil when they are not known.
  public func problem(with value: String, today: CivilDate, choices: [String]? = nil) -> FieldProblem? {
    let value = value.trimmed
    guard !value.isEmpty else { return isRequired ? .missing : nil }
    guard value.count <= lengthLimit else { return .tooLong }
    switch kind {
    case .text, .secret: return nil
    case .date:
      guard let date = CivilDate(typed: value) else { return .notADate }
      return date > today ? .dateInFuture : nil
    case .phone: return PhoneNumber(typed: value) == nil ? .notAPhoneNumber : nil
    case .email: return value.looksLikeEmailAddress ? nil : .notAnEmailAddress
    case .identityNumber: return IdentityNumber.problem(with: value)
    case .province, .ward:
      guard let choices, !choices.isEmpty else { return nil }
      return choices.contains(value) ? nil : .notInList
    }
  }
}

extension String {
  /// Without blanks at both ends.
  public var trimmed: String {
    var rest = self[...]
    while let first = rest.first, first.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return String(rest)
  }

  fileprivate var looksLikeEmailAddress: Bool {
    let parts = split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, let name = parts.first, let host = parts.last, !name.isEmpty else { return false }
    let labels = host.split(separator: ".", omittingEmptySubsequences: false)
    return labels.count >= 2 && !labels.contains("") && !contains(where: \.isWhitespace)
  }
}
