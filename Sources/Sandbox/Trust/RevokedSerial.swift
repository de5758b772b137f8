import Dossiers
import Foundation

/// A certificate that was taken back, as the authority remembers it.
struct RevokedSerial: Codable {
  /// Upper-case hexadecimal.
  var serial: String
  var at: Moment

  var revocation: Issuer.Revocation? {
    var bytes: [UInt8] = []
    var rest = serial[...]
    while !rest.isEmpty {
      guard let byte = UInt8(rest.prefix(2), radix: 16) else { return nil }
      bytes.append(byte)
      rest = rest.dropFirst(2)
    }
    return Issuer.Revocation(serial: bytes, at: at)
  }

  /// An absent file is an empty list.
  static func read(_ path: String) throws(Problem) -> [RevokedSerial] {
    guard let content = FileManager.default.contents(atPath: path) else { return [] }
    do {
      return try JSONDecoder().decode([RevokedSerial].self, from: content)
    } catch {
      throw Problem(.fileUnreadable, ["file": path], technical: "\(error)")
    }
  }

  static func write(_ all: [RevokedSerial], to path: String) throws(Problem) {
    guard let content = try? JSONEncoder().encode(all) else { throw Problem(.unexpected, technical: path) }
    try PrivateFolder.write(content, to: path)
  }
}
