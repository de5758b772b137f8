import Foundation

/// Standard input, without blocking.
nonisolated enum KeyboardInput {
  /// All bytes that have come, so that what was sent together is seen together; nil when the terminal is gone.
  static func readAvailable() -> [UInt8]? {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while isReadable {
      let count = read(STDIN_FILENO, &buffer, buffer.count)
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      guard count > 0 else { return bytes.isEmpty ? nil : bytes }
      bytes.append(contentsOf: buffer[..<count])
    }
    return bytes
  }

  /// Asked before every read: what a dispatch source announced may have gone to another program since.
  private static var isReadable: Bool {
    var keyboard = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    return poll(&keyboard, 1, 0) > 0
  }
}
