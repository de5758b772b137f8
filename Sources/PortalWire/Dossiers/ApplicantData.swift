import Dossiers

/// The values of the applicant form as form.io writes them: `applicant.data` of a submission.
///
/// `values` holds them as typed, by field id. On the wire dates are ISO 8601, phones E.164, places `{label, value}`.
/// An id that is no `GateField` keeps its name.
public struct ApplicantData: Hashable, Sendable {
  public var values: [String: String]

  public init(values: [String: String]) { self.values = values }

  public subscript(field: GateField) -> String { values[field.rawValue] ?? "" }
}

extension ApplicantData: Codable {
  private struct Path: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Path.self)
    values = [:]
    for path in container.allKeys {
      let field = GateField(path: path.stringValue)
      let id = field?.rawValue ?? path.stringValue
      switch field?.shape ?? .text {
      case .text: values[id] = container.text(path)
      case .date:
        let date: GateDate? = container.value(path)
        values[id] = date?.date.text ?? container.text(path)
      case .phone: values[id] = container.text(path).map(Self.nationalPhone)
      case .choice:
        let choice: Choice? = container.value(path)
        values[id] = choice?.label
        if let value = choice?.value, !value.isEmpty { values[id + "-id"] = value }
      case .reference:
        let reference: NamedReference? = container.value(path)
        values[id] = container.text(path) ?? reference?.name.vi
      }
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Path.self)
    for (id, value) in values {
      guard let field = GateField(rawValue: id) else {
        if !Self.isCompanion(id) { try container.encode(value, forKey: Path(stringValue: id)) }
        continue
      }
      let path = Path(stringValue: field.path)
      switch field.shape {
      case .text: try container.encode(value, forKey: path)
      case .date:
        if let date = Self.date(value) {
          try container.encode(GateDate(date), forKey: path)
        } else {
          try container.encode(value, forKey: path)
        }
      case .phone: try container.encode(Self.internationalPhone(value), forKey: path)
      case .choice: try container.encode(Choice(label: value, value: values[id + "-id"] ?? ""), forKey: path)
      case .reference: try container.encode(["id": "", "name": value], forKey: path)
      }
    }
  }

  /// "province-id" travels inside "province".
  private static func isCompanion(_ id: String) -> Bool {
    id.hasSuffix("-id") && GateField(rawValue: String(id.dropLast(3)))?.shape == .choice
  }

  private static func date(_ text: String) -> CivilDate? {
    let numbers = text.split(separator: "/").map { Int($0) }
    guard numbers.count == 3, let day = numbers[0], let month = numbers[1], let year = numbers[2] else { return nil }
    return CivilDate(year: year, month: month, day: day)
  }

  private static func internationalPhone(_ text: String) -> String {
    let digits = text.filter { $0.isASCII && $0.isNumber }
    if digits.hasPrefix("84") { return "+" + digits }
    return digits.hasPrefix("0") ? "+84" + digits.dropFirst() : digits
  }

  private static func nationalPhone(_ text: String) -> String {
    text.hasPrefix("+84") ? "0" + text.dropFirst(3) : text
  }
}
