import Dossiers
import Glibc

/// The original's bytes, followed by an update that holds its CMS.
struct SignedFile {
  private let prepared: PreparedSignature
  private let tail: [UInt8]

  /// `.signatureTooLarge` where the CMS does not fit the room that was kept.
  init(_ prepared: PreparedSignature, cms: [UInt8]) throws(Problem) {
    guard !cms.isEmpty, cms.count <= prepared.capacity else {
      throw Problem(
        .signatureTooLarge, ["limit": "\(prepared.capacity)", "size": "\(cms.count)"],
        technical: "\(cms.count) > \(prepared.capacity)")
    }
    guard prepared.hole.upperBound < prepared.tail.count else {
      throw Problem(.unexpected, file: prepared.originalPath, technical: "/Contents")
    }
    var tail = prepared.tail
    let digits = Hexadecimal.encode(cms)
    let start = prepared.hole.lowerBound + 1
    tail.replaceSubrange(start..<start + digits.count, with: digits)
    self.prepared = prepared
    self.tail = tail
  }

  /// Nobody ever sees half a file in the place of `output`, and after a power failure neither.
  func write(to output: String) throws(Problem) {
    let source = try openOriginal(besides: output)
    defer { close(source.descriptor) }
    let temporary = "\(output).\(getpid()).\(UInt32.random(in: 0...UInt32.max)).part"
    let target = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard target >= 0 else { throw Problem(writing: output) }
    do throws(Problem) {
      defer { close(target) }
      try copy(source.descriptor, to: target, output)
      try writeTail(to: target, output)
      guard fchmod(target, source.mode) == 0, fsync(target) == 0 else { throw Problem(writing: output) }
      guard rename(temporary, output) == 0 else { throw Problem(writing: output) }
    } catch {
      unlink(temporary)
      throw error
    }
    synchronizeDirectory(of: output)
  }

  /// The signature vouches for the bytes that were prepared, so the file must still be the same.
  private func openOriginal(besides output: String) throws(Problem) -> (descriptor: Int32, mode: mode_t) {
    let path = prepared.originalPath
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Problem(reading: path) }
    do throws(Problem) {
      let stamp = try FileStamp(descriptor: descriptor, path: path)
      guard stamp.size == prepared.originalSize, stamp.modified == prepared.originalModified else {
        throw Problem(.fileUnreadable, file: path, technical: "changed since it was prepared")
      }
      if let existing = try? FileStamp(path: output), existing.device == stamp.device, existing.inode == stamp.inode {
        throw Problem(.fileNotWritable, file: output, technical: "the original itself")
      }
      var facts = stat()
      guard fstat(descriptor, &facts) == 0 else { throw Problem(reading: path) }
      return (descriptor, facts.st_mode & 0o666 | 0o600)
    } catch {
      close(descriptor)
      throw error
    }
  }

  private func copy(_ source: Int32, to target: Int32, _ output: String) throws(Problem) {
    var left = prepared.originalSize
    while left > 0 {
      let copied = sendfile(target, source, nil, left)
      if copied < 0, errno == EINTR { continue }
      guard copied > 0 else { throw Problem(writing: output) }
      left -= copied
    }
  }

  private func writeTail(to target: Int32, _ output: String) throws(Problem) {
    var written = 0
    while written < tail.count {
      let count = tail.withUnsafeBytes {
        Glibc.write(target, $0.baseAddress?.advanced(by: written), $0.count - written)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw Problem(writing: output) }
      written += count
    }
  }

  /// The file is whole by now, so a file system that cannot do this is no reason to fail.
  private func synchronizeDirectory(of output: String) {
    let parent = output.lastIndex(of: "/").map { String(output[..<output.index(after: $0)]) } ?? "."
    let descriptor = open(parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}
