import Dossiers
import Foundation
import TOMLKit

/// A piece of a resource file that knows where it stands, so that whoever reads it can say what is wrong and where.
struct ResourceNode {
  indirect enum Value {
    case text(String)
    case flag(Bool)
    case number(Int)
    case list([Value])
    case table([String: Value])
  }

  let file: String
  let key: String
  let value: Value

  init(file: String, key: String, value: Value) {
    self.file = file
    self.key = key
    self.value = value
  }

  /// Reads a whole file; a mistake of syntax is told with line and column.
  init(toml: Data, file: String) throws(Problem) {
    guard let toml = String(validating: toml, as: UTF8.self) else {
      throw Problem(.resourceBroken, ["file": file, "key": ""], technical: "not UTF-8")
    }
    let table: TOMLTable
    do {
      table = try TOMLTable(string: toml)
    } catch let error as TOMLParseError {
      let place = "\(error.source.begin.line):\(error.source.begin.column)"
      throw Problem(.resourceBroken, ["file": file, "key": place], technical: error.description)
    } catch {
      throw Problem(.resourceBroken, ["file": file, "key": ""], technical: "\(error)")
    }
    self.init(file: file, key: "", value: Self.convert(table))
  }

  func broken(_ why: String) -> Problem { Problem(.resourceBroken, ["file": file, "key": key], technical: why) }

  func text() throws(Problem) -> String {
    guard case .text(let text) = value else { throw broken("not a text") }
    return text
  }

  func flag() throws(Problem) -> Bool {
    guard case .flag(let flag) = value else { throw broken("not true or false") }
    return flag
  }

  func number() throws(Problem) -> Int {
    guard case .number(let number) = value else { throw broken("not a whole number") }
    return number
  }

  func list() throws(Problem) -> [ResourceNode] {
    guard case .list(let values) = value else { throw broken("not a list") }
    return values.enumerated().map { ResourceNode(file: file, key: "\(key)[\($0.offset)]", value: $0.element) }
  }

  func table() throws(Problem) -> [String: ResourceNode] {
    guard case .table(let table) = value else { throw broken("not a table") }
    return Dictionary(
      uniqueKeysWithValues: table.map {
        ($0.key, ResourceNode(file: file, key: key.isEmpty ? $0.key : "\(key).\($0.key)", value: $0.value))
      })
  }

  /// The entries of a table; a key that nobody knows is a mistake, not a wish.
  func table(knowing known: Set<String>) throws(Problem) -> [String: ResourceNode] {
    let table = try table()
    for (name, entry) in table where !known.contains(name) { throw entry.broken("unknown key") }
    return table
  }

  private static func convert(_ table: TOMLTable) -> Value {
    var converted: [String: Value] = [:]
    for (key, value) in table { converted[key] = convert(value) }
    return .table(converted)
  }

  private static func convert(_ value: any TOMLValueConvertible) -> Value {
    if let text = value.string { return .text(text) }
    if let table = value.table { return convert(table) }
    if let array = value.array { return .list(array.map { convert($0) }) }
    if let flag = value.bool { return .flag(flag) }
    if let number = value.int { return .number(number) }
    return .text(value.debugDescription)
  }
}
