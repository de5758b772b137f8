import Dossiers
import Foundation

extension Encodable {
  /// One value as pretty JSON with sorted keys in snake case, on stdout. Moments are ISO 8601 texts.
  func printAsJSON() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    print(String(decoding: try encoder.encode(self), as: UTF8.self))
  }
}

/// A value that is there as null where there is none, so that every answer has the same keys.
struct Nullable<Value: Encodable>: Encodable {
  var value: Value?

  init(_ value: Value?) { self.value = value }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if let value { try container.encode(value) } else { try container.encodeNil() }
  }
}

extension Moment {
  /// "2026-11-23T14:07:31+07:00".
  var iso8601: String { "\(date.iso8601)T\(clock)+07:00" }
}

extension CivilDate {
  /// "2026-11-23".
  var iso8601: String {
    func pad(_ number: Int, _ count: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, count - digits.count)) + digits
    }
    return "\(pad(year, 4))-\(pad(month, 2))-\(pad(day, 2))"
  }
}
