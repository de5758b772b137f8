import CMuPDF
import Dossiers

extension OpenDocument {
  /// Every signature, with what came after it.
  func embeddedSignatures() throws(Problem) -> [EmbeddedSignature] {
    let hasSecurityStore = try facts().has_security_store != 0
    var signatures: [EmbeddedSignature] = []
    for field in try signatureFields() where field.place.isSigned {
      signatures.append(
        EmbeddedSignature(
          field: field.place.name, type: field.type, subFilter: field.subFilter, byteRange: field.byteRange,
          contents: field.contents, signedAt: field.signedAt, changes: changes(after: field),
          hasSecurityStore: hasSecurityStore))
    }
    return signatures
  }

  /// What cannot be compared counts as suspicious: silence would vouch for it.
  private func changes(after field: FoundField) -> SignatureVerdict.Changes {
    guard let end = end(ofRevisionSignedBy: field) else { return .suspicious }
    if end == bytes.count { return .none }
    var isPermitted: Int32 = 0
    var reason = mupdf_problem()
    let compared: ()? = try? check(path) { problem in
      guard let password else { return mupdf_compare_revisions(pointer, end, nil, &isPermitted, &reason, problem) }
      return password.reveal { mupdf_compare_revisions(pointer, end, $0, &isPermitted, &reason, problem) }
    }
    guard compared != nil, isPermitted != 0 else { return .suspicious }
    return hasRevision(from: end) ? .permitted : .none
  }

  /// Bytes without a cross-reference section (ISO 32000-2 §7.5.5) add nothing to the document.
  private func hasRevision(from end: Int) -> Bool {
    let mark = Array("startxref".utf8)
    return bytes[end...].indices.contains { bytes[$0...].starts(with: mark) }
  }

  /// The length of the revision in bytes; nil where the byte range leaves out more, or other, than /Contents.
  private func end(ofRevisionSignedBy field: FoundField) -> Int? {
    let range = field.byteRange
    guard range.count == 4, range[0] == 0, range[1] > 0, range[2] > range[1] + 1, range[3] > 0,
      range[2] < bytes.count, range[3] <= bytes.count - range[2],
      bytes[range[1]] == UInt8(ascii: "<"), bytes[range[2] - 1] == UInt8(ascii: ">"),
      Hexadecimal.decode(bytes[range[1] + 1..<range[2] - 1]) == field.contents
    else { return nil }
    return range[2] + range[3]
  }
}

/// Strings in angle brackets (ISO 32000-2 §7.3.4.3).
enum Hexadecimal {
  /// nil where anything but digits and white space is in between.
  static func decode(_ digits: Slice<UnsafeRawBufferPointer>) -> [UInt8]? {
    var decoded: [UInt8] = []
    decoded.reserveCapacity(digits.count / 2)
    var high: UInt8?
    for digit in digits where !whiteSpace.contains(digit) {
      guard let value = value(of: digit) else { return nil }
      if let first = high {
        decoded.append(first << 4 | value)
        high = nil
      } else {
        high = value
      }
    }
    if let last = high { decoded.append(last << 4) }
    return decoded
  }

  static func encode(_ bytes: [UInt8]) -> [UInt8] {
    let digits = Array("0123456789abcdef".utf8)
    return bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
  }

  private static let whiteSpace: [UInt8] = [0, 9, 10, 12, 13, 32]

  private static func value(of digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
