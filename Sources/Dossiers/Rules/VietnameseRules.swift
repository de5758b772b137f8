/// A Vietnamese phone number.
public struct PhoneNumber: Hashable, Sendable {
  /// "+84946911303", as portals want it.
  public let international: String

  /// Accepts 0…, 84… and +84…, with blanks, dots or hyphens in between.
  public init?(typed: String) {
    var digits = typed.filter { !" .-".contains($0) }
    if digits.hasPrefix("+84") {
      digits = "0" + digits.dropFirst(3)
    } else if digits.hasPrefix("84"), digits.count == 11 {
      digits = "0" + digits.dropFirst(2)
    }
    let bytes = Array(digits.utf8)
    guard bytes.count == 10, bytes.allSatisfy({ (48...57).contains($0) }), bytes[0] == 48 else { return nil }
    guard "35789".utf8.contains(bytes[1]) else { return nil }
    international = "+84" + digits.dropFirst()
  }
}

/// The number of a citizen's card (CCCD, 12 digits) or of the older one (CMND, 9 digits).
public enum IdentityNumber {
  /// A card number has no check digit; its first three digits are the province of birth (NĐ 137/2015 Đ.13).
  public static func problem(with value: String) -> FieldProblem? {
    guard value.utf8.allSatisfy({ (48...57).contains($0) }) else { return .notAnIdentityNumber }
    switch value.utf8.count {
    case 9: return nil
    case 12: return provinceCodes.contains(value.prefix(3)) ? nil : .unknownIdentityPrefix
    default: return .notAnIdentityNumber
    }
  }

  private static let provinceCodes: Set<Substring> = Set(
    """
    001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026 027 030 031 033 034 035 036 037 038 040 042 \
    044 045 046 048 049 051 052 054 056 058 060 062 064 066 067 068 070 072 074 075 077 079 080 082 083 084 086 087 \
    089 091 092 093 094 095 096
    """.split(separator: " "))
}

extension CivilDate {
  /// Reads day, month and year with any separator, or eight digits in a row.
  public init?(typed: String) {
    var parts = typed.split(whereSeparator: { "/-. ".contains($0) }).map(String.init)
    if parts.count == 1, parts[0].count == 8 {
      let digits = parts[0]
      parts = [String(digits.prefix(2)), String(digits.dropFirst(2).prefix(2)), String(digits.suffix(4))]
    }
    guard parts.count == 3, let day = Int(parts[0]), let month = Int(parts[1]), let year = Int(parts[2]) else {
      return nil
    }
    guard parts[2].count == 4 else { return nil }
    self.init(year: year, month: month, day: day)
  }
}
