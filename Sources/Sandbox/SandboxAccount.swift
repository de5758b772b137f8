import Dossiers

/// An invented person who can sign in to the sandbox.
public struct SandboxAccount: Hashable, Sendable, Identifiable {
  /// What is typed as "CMT/CCCD": the identity number, or the tax code of an organisation.
  public var username: String
  /// Known to all: it opens nothing but a sandbox.
  public var password: String
  public var person: Person

  public var id: String { username }

  public init(username: String, password: String, person: Person) {
    self.username = username
    self.password = password
    self.person = person
  }

  /// A citizen.
  public static let hau = SandboxAccount(
    username: "066090007735", password: "HopCat@2026",
    person: Person(
      account: .citizen, technicalID: "6f1d2c50-0001-4a66-9b1e-000000000001", fullName: "Phan Quốc Hậu",
      identityNumber: "066090007735", phone: "0946911303", email: "phanquochau@example.com",
      address: "06 Lê Duẩn, phường Buôn Ma Thuột, tỉnh Đắk Lắk"))

  /// A citizen without dossiers.
  public static let anh = SandboxAccount(
    username: "066185001234", password: "HopCat@2026",
    person: Person(
      account: .citizen, technicalID: "6f1d2c50-0002-4a66-9b1e-000000000002", fullName: "Nguyễn Thị Ngọc Ánh",
      identityNumber: "066185001234", phone: "0941222947", email: "nguyenthingocanh@example.com",
      address: "41 Y Jút, phường Tân Lập, tỉnh Đắk Lắk"))

  /// An organisation.
  public static let banMe = SandboxAccount(
    username: "6001741234", password: "HopCat@2026",
    person: Person(
      account: .organisation, technicalID: "6f1d2c50-0003-4a66-9b1e-000000000003", fullName: "Đặng Quốc Đạt",
      identityNumber: "066088004321", phone: "0905777618", email: "lienhe@example.com",
      address: "112 Phan Chu Trinh, phường Buôn Ma Thuột, tỉnh Đắk Lắk", organisation: "Công ty TNHH Tu Bổ Ban Mê",
      taxCode: "6001741234"))

  public static let all = [hau, anh, banMe]
}
