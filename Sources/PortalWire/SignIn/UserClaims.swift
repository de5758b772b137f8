import Dossiers

/// What the National Portal tells of the person who signed in.
public struct UserClaims: Hashable, Codable, Sendable {
  public var sub: String
  /// 1 a citizen, 2 an organisation.
  public var accountKind: Int
  public var technicalID: String
  public var fullName: String
  public var identityNumber: String
  public var address: String
  public var phone: String
  public var email: String
  public var organisation: String
  public var taxCode: String

  enum CodingKeys: String, CodingKey {
    case sub
    case accountKind = "LoaiTaiKhoan"
    case technicalID = "TechID"
    case fullName = "HoVaTen"
    case identityNumber = "SoDinhDanh"
    case address = "DiaChi"
    case phone = "SoDienThoai"
    case email = "ThuDienTu"
    case organisation = "TenDoanhNghiep"
    case taxCode = "MaSoThue"
  }
  private enum OlderKeys: String, CodingKey {
    case identityCard = "SoCMND"
    case organisationCode = "MaSoDoanhNghiep"
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let older = try decoder.container(keyedBy: OlderKeys.self)
    let subject = container.text(.sub) ?? ""
    sub = subject
    accountKind = container.number(.accountKind) ?? Person.AccountKind.citizen.rawValue
    technicalID = container.text(.technicalID) ?? subject
    fullName = container.text(.fullName) ?? ""
    identityNumber = container.text(.identityNumber).nonEmpty ?? older.text(.identityCard) ?? ""
    address = container.text(.address) ?? ""
    phone = container.text(.phone) ?? ""
    email = container.text(.email) ?? ""
    organisation = container.text(.organisation) ?? ""
    taxCode = container.text(.taxCode).nonEmpty ?? older.text(.organisationCode) ?? ""
  }
}

extension UserClaims {
  public init(person: Person) {
    sub = person.technicalID
    accountKind = person.account.rawValue
    technicalID = person.technicalID
    fullName = person.fullName
    identityNumber = person.identityNumber
    address = person.address
    phone = person.phone
    email = person.email
    organisation = person.organisation
    taxCode = person.taxCode
  }

  public var person: Person {
    Person(
      account: Person.AccountKind(rawValue: accountKind) ?? .citizen, technicalID: technicalID, fullName: fullName,
      identityNumber: identityNumber, phone: phone, email: email, address: address, organisation: organisation,
      taxCode: taxCode)
  }
}

extension Optional<String> {
  /// The text, unless there is nothing in it.
  var nonEmpty: String? { flatMap { $0.isEmpty ? nil : $0 } }
}
