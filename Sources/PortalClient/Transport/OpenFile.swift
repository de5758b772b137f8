import Dossiers
import Glibc

/// An open file, or none, closed when it goes out of scope.
struct OpenFile: ~Copyable {
  /// -1 for none.
  let descriptor: Int32
  let byteCount: Int
  private let name: String

  /// The file that a request sends; only a regular file will do.
  init(toSend request: HTTPRequest) throws(Problem) {
    guard case .form(_, let file) = request.body else {
      self.init(descriptor: -1, byteCount: 0, name: "")
      return
    }
    let name = file.path.lastPathPart
    let descriptor = open(file.path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      throw Problem(errno == ENOENT ? .fileNotFound : .fileUnreadable, ["file": name], technical: "errno \(errno)")
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw Problem(.fileUnreadable, ["file": name])
    }
    self.init(descriptor: descriptor, byteCount: Int(status.st_size), name: name)
  }

  /// The file that an answer is saved in: made new, or emptied, for its owner alone.
  init(toReceive request: HTTPRequest) throws(Problem) {
    guard let path = request.savePath else {
      self.init(descriptor: -1, byteCount: 0, name: "")
      return
    }
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else {
      throw Problem(.fileNotWritable, ["file": path.lastPathPart], technical: "errno \(errno)")
    }
    self.init(descriptor: descriptor, byteCount: 0, name: path.lastPathPart)
  }

  private init(descriptor: Int32, byteCount: Int, name: String) {
    self.descriptor = descriptor
    self.byteCount = byteCount
    self.name = name
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Returns once the disk has it.
  func flush() throws(Problem) {
    guard descriptor < 0 || fsync(descriptor) == 0 else {
      throw Problem(.fileNotWritable, ["file": name], technical: "errno \(errno)")
    }
  }
}

extension HTTPRequest {
  var fileProblem: Problem {
    switch body {
    case .form(_, let file): Problem(.fileUnreadable, ["file": file.path.lastPathPart])
    case .none, .bytes: Problem(.fileNotWritable, ["file": (savePath ?? "").lastPathPart])
    }
  }
}

extension String {
  var lastPathPart: String { split(separator: "/").last.map(String.init) ?? self }
}
