import Dossiers
import Glibc

/// A file in memory, read only, for as long as the value lives.
struct MappedFile: ~Copyable {
  let bytes: UnsafeRawBufferPointer
  let stamp: FileStamp

  init(_ path: String) throws(Problem) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Problem(reading: path) }
    defer { close(descriptor) }
    let stamp = try FileStamp(descriptor: descriptor, path: path)
    guard stamp.size > 0 else { throw Problem(.documentDamaged, file: path, technical: "0 bytes") }
    let address = mmap(nil, stamp.size, PROT_READ, MAP_PRIVATE, descriptor, 0)
    guard let address, address != MAP_FAILED else { throw Problem(reading: path) }
    bytes = UnsafeRawBufferPointer(start: address, count: stamp.size)
    self.stamp = stamp
  }

  deinit { munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count) }
}

/// Tells whether a file is still the one that was looked at.
struct FileStamp: Hashable, Codable, Sendable {
  /// In bytes.
  let size: Int
  let device: UInt64
  let inode: UInt64
  /// In nanoseconds since 1970.
  let modified: Int64

  init(path: String) throws(Problem) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Problem(reading: path) }
    defer { close(descriptor) }
    self = try FileStamp(descriptor: descriptor, path: path)
  }

  init(descriptor: Int32, path: String) throws(Problem) {
    var facts = stat()
    guard fstat(descriptor, &facts) == 0 else { throw Problem(reading: path) }
    guard facts.st_mode & S_IFMT == S_IFREG else {
      throw Problem(.fileUnreadable, file: path, technical: "not a regular file")
    }
    size = Int(facts.st_size)
    device = UInt64(facts.st_dev)
    inode = UInt64(facts.st_ino)
    modified = Int64(facts.st_mtim.tv_sec) * 1_000_000_000 + Int64(facts.st_mtim.tv_nsec)
  }
}
