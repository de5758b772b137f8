/// The fields of the applicant form. A raw value is the field's id in the form, `path` its form.io name at the portal.
public enum GateField: String, CaseIterable, Sendable {
  case fullName = "full-name"
  case organisation
  case taxCode = "tax-code"
  case identityNumber = "identity-number"
  case identityDate = "identity-date"
  case identityAgency = "identity-place"
  case birthday
  case gender
  case phone
  case fax
  case email
  case website
  case licenceNumber = "licence-number"
  case province
  case district
  case ward
  case address = "street"
  case subject
  case note

  public var path: String {
    switch self {
    case .fullName: "fullname"
    case .organisation: "organization"
    case .taxCode: "taxCode"
    case .identityNumber: "identityNumber"
    case .identityDate: "identityDate"
    case .identityAgency: "identityAgency"
    case .birthday: "birthday"
    case .gender: "gender"
    case .phone: "phoneNumber"
    case .fax: "fax"
    case .email: "email"
    case .website: "website"
    case .licenceNumber: "licenseNumber"
    case .province: "province"
    case .district: "district"
    case .ward: "village"
    case .address: "address"
    case .subject: "noidungyeucaugiaiquyet"
    case .note: "note"
    }
  }

  public init?(path: String) {
    guard let field = Self.allCases.first(where: { $0.path == path }) else { return nil }
    self = field
  }

  /// How the value is written at the portal.
  var shape: Shape {
    switch self {
    case .identityDate, .birthday: .date
    case .identityAgency: .reference
    case .province, .district, .ward: .choice
    case .phone: .phone
    case .fullName, .organisation, .taxCode, .identityNumber, .gender, .fax, .email, .website, .licenceNumber, .address,
      .subject, .note:
      .text
    }
  }

  enum Shape { case text, date, phone, choice, reference }
}
