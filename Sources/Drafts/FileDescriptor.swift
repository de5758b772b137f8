import Dossiers
import Glibc

/// An open file, closed when it goes out of scope.
struct FileDescriptor: ~Copyable {
  let number: Int32
  private let name: String

  /// Opens a regular file; a pipe or a device is none.
  init(reading path: String) throws(Problem) {
    name = path.shownName
    number = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard number >= 0 else {
      let isMissing = errno == ENOENT || errno == ENOTDIR
      throw Problem(isMissing ? .fileNotFound : .fileUnreadable, ["file": name], technical: "errno \(errno)")
    }
    var status = stat()
    guard fstat(number, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw Problem(.fileUnreadable, ["file": name])
    }
  }

  /// Makes a new file for its owner alone, in place of one of that name.
  init(creating path: String) throws(Problem) {
    name = path.shownName
    unlink(path)
    number = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard number >= 0 else { throw Problem(.fileNotWritable, ["file": name], technical: "errno \(errno)") }
  }

  deinit { if number >= 0 { close(number) } }

  /// Copies everything, and returns the bytes copied once the disk has them.
  borrowing func copy(into copy: borrowing FileDescriptor) throws(Problem) -> Int {
    var count = 0
    while case let step = try copyBlock(into: copy), step > 0 { count += step }
    guard fsync(copy.number) == 0 else { throw copy.notWritable }
    return count
  }

  /// The first bytes.
  borrowing func head(_ count: Int) -> [UInt8] { bytes(at: 0, count) }

  /// The last bytes.
  borrowing func tail(_ count: Int) -> [UInt8] {
    let end = Int(lseek(number, 0, SEEK_END))
    return bytes(at: max(0, end - count), count)
  }

  private borrowing func copyBlock(into copy: borrowing FileDescriptor) throws(Problem) -> Int {
    var block = [UInt8](repeating: 0, count: 1 << 16)
    let length = read(number, &block, block.count)
    guard length >= 0 else { throw Problem(.fileUnreadable, ["file": name], technical: "errno \(errno)") }
    var written = 0
    while written < length {
      let step = block[written..<length].withUnsafeBytes { write(copy.number, $0.baseAddress, $0.count) }
      guard step > 0 else { throw copy.notWritable }
      written += step
    }
    return length
  }

  private borrowing func bytes(at offset: Int, _ count: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: count) { buffer, length in
      length = max(0, pread(number, buffer.baseAddress, count, off_t(offset)))
    }
  }

  private var notWritable: Problem { Problem(.fileNotWritable, ["file": name], technical: "errno \(errno)") }
}
