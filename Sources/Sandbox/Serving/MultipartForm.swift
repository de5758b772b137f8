import Foundation

/// A `multipart/form-data` body (RFC 7578, RFC 2046 §5.1).
struct MultipartForm {
  struct Part {
    /// Names in lower case.
    var headers: [String: String]
    var content: Data

    var name: String? { parameter("name") }
    var filename: String? { parameter("filename") }

    /// A parameter of Content-Disposition. Clients send UTF-8 as it is and escape quotes (RFC 7578 §4.2, §5.1).
    private func parameter(_ name: String) -> String? {
      guard let disposition = headers["content-disposition"], let start = disposition.range(of: "; \(name)=\"")
      else { return nil }
      var value = ""
      var isEscaped = false
      for character in disposition[start.upperBound...] {
        if isEscaped {
          value.append(character)
          isEscaped = false
        } else if character == "\\" {
          isEscaped = true
        } else if character == "\"" {
          return value.replacing("%22", with: "\"")
        } else {
          value.append(character)
        }
      }
      return nil
    }
  }

  let parts: [Part]

  /// Fails where the content type names no boundary or the body does not end with it.
  init?(body: Data, contentType: String) {
    guard let boundary = Self.boundary(in: contentType) else { return nil }
    let delimiter = Data("\r\n--\(boundary)".utf8)
    let text = Data("\r\n".utf8) + body
    var parts: [Part] = []
    guard var open = text.range(of: delimiter) else { return nil }
    while !text[open.upperBound...].starts(with: Data("--".utf8)) {
      guard let next = text.range(of: delimiter, in: open.upperBound..<text.endIndex),
        let part = Self.part(text[open.upperBound..<next.lowerBound])
      else { return nil }
      parts.append(part)
      open = next
    }
    self.parts = parts
  }

  private static func boundary(in contentType: String) -> String? {
    let pieces = contentType.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
    guard pieces.first?.lowercased() == "multipart/form-data" else { return nil }
    let name = "boundary="
    guard let piece = pieces.first(where: { $0.lowercased().hasPrefix(name) }) else { return nil }
    let value = piece.dropFirst(name.count).trimmingCharacters(in: CharacterSet(charactersIn: "\""))
    return (1...70).contains(value.utf8.count) ? value : nil
  }

  /// What stands between two delimiters: the rest of the delimiter's line, headers, an empty line, the content.
  private static func part(_ bytes: Data) -> Part? {
    guard let lineEnd = bytes.range(of: Data("\r\n".utf8)),
      let headersEnd = bytes.range(of: Data("\r\n\r\n".utf8), in: lineEnd.lowerBound..<bytes.endIndex)
    else { return nil }
    var headers: [String: String] = [:]
    let lines = String(decoding: bytes[lineEnd.lowerBound..<headersEnd.lowerBound], as: UTF8.self)
    for line in lines.split(separator: "\r\n") {
      let halves = line.split(separator: ":", maxSplits: 1)
      guard halves.count == 2 else { return nil }
      headers[halves[0].lowercased()] = halves[1].trimmingCharacters(in: .whitespaces)
    }
    return Part(headers: headers, content: bytes[headersEnd.upperBound...])
  }
}
