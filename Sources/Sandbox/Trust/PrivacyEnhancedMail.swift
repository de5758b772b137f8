import Foundation

/// The textual encoding of certificates and keys (RFC 7468).
enum PrivacyEnhancedMail {
  static func text(of der: [UInt8], label: String) -> String {
    let lines = Data(der).base64EncodedString(options: [.lineLength64Characters, .endLineWithLineFeed])
    return "-----BEGIN \(label)-----\n\(lines)\n-----END \(label)-----\n"
  }

  /// The bytes of the first block; nil where there is none.
  static func bytes(of text: String) -> [UInt8]? {
    let lines = text.split(whereSeparator: \.isNewline)
    guard let start = lines.firstIndex(where: { $0.hasPrefix("-----BEGIN ") }),
      let end = lines[start...].firstIndex(where: { $0.hasPrefix("-----END ") })
    else { return nil }
    return Data(base64Encoded: lines[(start + 1)..<end].joined()).map(Array.init)
  }
}
