import COpenSSL
import Dossiers
import Glibc

/// A SHA-256 digest in the making.
struct SHA256Digest: ~Copyable {
  private let stream: OpaquePointer

  init() throws(Problem) {
    guard let stream = digest_stream_new() else { throw Problem(.unexpected, technical: "EVP_MD_CTX_new") }
    self.stream = stream
  }

  deinit { digest_stream_free(stream) }

  func add(_ bytes: ArraySlice<UInt8>) {
    bytes.withUnsafeBytes { _ = digest_stream_add(stream, $0.baseAddress, $0.count) }
  }

  /// Throws `fileUnreadable` when the file cannot be read or ends early.
  func add(_ file: borrowing ReadableFile, _ range: Range<Int>) throws(Problem) {
    guard digest_stream_add_file(stream, file.descriptor, Int64(range.lowerBound), Int64(range.count)) else {
      throw file.unreadable
    }
  }

  func finish() -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: 32)
    _ = digest_stream_finish(stream, &digest)
    return digest
  }

  static func of(_ bytes: [UInt8]) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: 32)
    digest_of_bytes(bytes, bytes.count, &digest)
    return digest
  }
}

/// A file that is open for reading.
struct ReadableFile: ~Copyable {
  let descriptor: Int32
  let byteCount: Int
  private let path: String

  /// Throws `fileNotFound` or `fileUnreadable`.
  init(path: String) throws(Problem) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT { throw Problem(.fileNotFound, ["file": path]) }
      throw Problem(.fileUnreadable, ["file": path], technical: String(cString: strerror(errno)))
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw Problem(.fileUnreadable, ["file": path])
    }
    self.descriptor = descriptor
    self.path = path
    byteCount = Int(status.st_size)
  }

  deinit { close(descriptor) }

  var unreadable: Problem {
    Problem(.fileUnreadable, ["file": path], technical: errno == 0 ? "" : String(cString: strerror(errno)))
  }

  /// Bytes within the bounds of the file.
  func bytes(_ range: Range<Int>) throws(Problem) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: range.count)
    var filled = 0
    while filled < bytes.count {
      let count = bytes.withUnsafeMutableBytes { buffer in
        pread(
          descriptor, buffer.baseAddress.map { $0 + filled }, buffer.count - filled, off_t(range.lowerBound + filled))
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw unreadable }
      filled += count
    }
    return bytes
  }
}
