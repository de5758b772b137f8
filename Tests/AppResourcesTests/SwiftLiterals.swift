import Foundation

/// String literals of a Swift file, as far as a test needs them: an interpolation is shown as "\u{0}".
struct SwiftLiterals {
  struct Literal {
    var text: String
    var line: Int
    /// The call or subscript whose first argument the literal belongs to, as in "texts[" or ".text(", where the dot begins an
    /// implicit member.
    var caller: String
    /// It is the raw value of an enum's case.
    var isRawValue: Bool
  }

  private(set) var literals: [Literal] = []
  private let source: [UInt8]
  private var index = 0
  private var line = 1

  init(_ file: URL) throws {
    source = try [UInt8](Data(contentsOf: file))
    readCode(until: nil)
  }

  private var current: UInt8? { index < source.count ? source[index] : nil }

  /// Reads code up to the bracket that closes the one before it, or to the end.
  private mutating func readCode(until closing: UInt8?) {
    var callers: [(name: String, isFirst: Bool)] = []
    var depth = 0
    while let byte = current {
      switch byte {
      case UInt8(ascii: "/") where source[index...].starts(with: Array("//".utf8)):
        while let byte = current, byte != 0x0A { _ = byte; index += 1 }
        continue
      case UInt8(ascii: "\""):
        let caller = callers.last.map { $0.isFirst ? $0.name : "" } ?? ""
        readLiteral(of: caller, isRawValue: lineStartsWithCase)
        continue
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
        callers.append((wordBeforeHere + String(UnicodeScalar(byte)), true))
        depth += 1
      case UInt8(ascii: ","): if !callers.isEmpty { callers[callers.count - 1].isFirst = false }
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        if depth == 0, byte == closing { return }
        depth -= 1
        callers = callers.dropLast()
      case 0x0A: line += 1
      default: break
      }
      index += 1
    }
  }

  private mutating func readLiteral(of caller: String, isRawValue: Bool) {
    let start = line
    let isLong = source[index...].starts(with: Array("\"\"\"".utf8))
    index += isLong ? 3 : 1
    var text: [UInt8] = []
    while let byte = current {
      if byte == UInt8(ascii: "\"") {
        if !isLong { index += 1; break }
        if source[index...].starts(with: Array("\"\"\"".utf8)) { index += 3; break }
      }
      if byte == UInt8(ascii: "\\"), index + 1 < source.count {
        if source[index + 1] == UInt8(ascii: "(") {
          index += 2
          readCode(until: UInt8(ascii: ")"))
          text.append(0)
        }
        index += source[index] == UInt8(ascii: ")") ? 1 : 2
        continue
      }
      if byte == 0x0A { line += 1 }
      text.append(byte)
      index += 1
    }
    literals.append(
      Literal(text: String(decoding: text, as: UTF8.self), line: start, caller: caller, isRawValue: isRawValue))
  }

  private var wordBeforeHere: String {
    let name = source[..<index].reversed().prefix {
      UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0
    }
    let before = source[..<(index - name.count)].suffix(2)
    let isImplicitMember = before.last == UInt8(ascii: ".") && before.first == UInt8(ascii: " ")
    return (isImplicitMember ? "." : "") + String(decoding: name.reversed(), as: UTF8.self)
  }

  private var lineStartsWithCase: Bool {
    let before = source[..<index].reversed().prefix { $0 != 0x0A }
    let text = String(decoding: before.reversed(), as: UTF8.self).trimmingCharacters(in: .whitespaces)
    return text.hasPrefix("case ") && text.hasSuffix("=")
  }
}
