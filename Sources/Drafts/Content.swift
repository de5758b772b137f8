import Foundation

/// How values are kept in the database.
enum Content {
  static func encode(_ value: some Encodable) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return try encoder.encode(value)
  }

  static func decode<Value: Decodable>(_ type: Value.Type, from content: Data) throws -> Value {
    try JSONDecoder().decode(type, from: content)
  }
}
