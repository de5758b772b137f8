import Dossiers
import Glibc

/// An open file, or none, closed when it goes out of scope.
struct OpenFile: ~Copyable {
  /// -1 for none.
  let descriptor: Int32
  let byteCount: Int
  private let name: String
  /// Where it goes once it is complete; nil for a file that is read.
  private let destination: String?

  /// The file that a request sends; only a regular file will do.
  init(toSend request: HTTPRequest) throws(Problem) {
    guard case .form(_, let file) = request.body else {
      self.init(descriptor: -1)
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

  /// The file that an answer is saved in, for its owner alone. It has another name until it is complete, so that a
  /// failure spoils nothing that was there.
  init(toReceive request: HTTPRequest) throws(Problem) {
    guard let path = request.savePath else {
      self.init(descriptor: -1)
      return
    }
    unlink(path + Self.unfinished)
    let descriptor = open(path + Self.unfinished, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw Problem(.fileNotWritable, ["file": path.lastPathPart], technical: "errno \(errno)")
    }
    self.init(descriptor: descriptor, name: path.lastPathPart, destination: path)
  }

  private init(descriptor: Int32, byteCount: Int = 0, name: String = "", destination: String? = nil) {
    self.descriptor = descriptor
    self.byteCount = byteCount
    self.name = name
    self.destination = destination
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
    if let destination { unlink(destination + Self.unfinished) }
  }

  /// Gives the file its name once the disk has all of it.
  borrowing func keep() throws(Problem) {
    guard let destination else { return }
    guard fsync(descriptor) == 0, rename(destination + Self.unfinished, destination) == 0 else {
      throw Problem(.fileNotWritable, ["file": name], technical: "errno \(errno)")
    }
  }

  private static let unfinished = ".unfinished"
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
