import Dossiers
import SerialQueues

/// SHA-256 of files of any size in bounded memory, on a thread of its own.
public actor FileDigest {
  private let queue = SerialQueue(label: "hoso.file-digest")

  public nonisolated var unownedExecutor: UnownedSerialExecutor { queue.asUnownedSerialExecutor() }

  public init() {}

  /// The digest of a whole file in lower-case hexadecimal, on the caller's own queue.
  ///
  /// Throws `fileNotFound` or `fileUnreadable`.
  public static func hexadecimal(ofFile path: String) throws(Problem) -> String {
    let file = try ReadableFile(path: path)
    let digest = try SHA256Digest()
    try digest.add(file, 0..<file.byteCount)
    return digest.finish().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// The digest of the first `length` bytes of a file followed by `tail`, without the bytes of `hole`, whose offsets count
  /// from the start of the file: what /ByteRange covers once the tail is appended (ISO 32000-2 §12.8.1).
  ///
  /// Throws `fileNotFound` or `fileUnreadable`, the latter also when the file is shorter than `length`.
  public func sha256(
    file path: String, length: Int, tail: [UInt8], excluding hole: Range<Int>
  ) throws(Problem) -> [UInt8] {
    let file = try ReadableFile(path: path)
    let total = length + tail.count
    guard length >= 0, length <= file.byteCount, hole.lowerBound >= 0, hole.upperBound <= total else {
      throw Problem(.fileUnreadable, ["file": path])
    }
    let digest = try SHA256Digest()
    for part in [0..<hole.lowerBound, hole.upperBound..<total] {
      try digest.add(file, part.clamped(to: 0..<length))
      let rest = part.clamped(to: length..<total)
      digest.add(tail[(rest.lowerBound - length)..<(rest.upperBound - length)])
    }
    return digest.finish()
  }

  /// The digest of a whole file in lower-case hexadecimal; throws `fileNotFound` or `fileUnreadable`.
  public func sha256(ofFile path: String) throws(Problem) -> String { try Self.hexadecimal(ofFile: path) }
}
