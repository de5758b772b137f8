import Dispatch
import Foundation

extension Terminal {
  /// Runs another program on the terminal, such as an editor, and returns its exit status; nil when it could not be
  /// started or did not exit by itself. Foundation's `Process` would not do: it starts programs in the background of the
  /// terminal, where they may not read from it.
  public func run(_ program: String, _ arguments: [String] = []) async -> Int32? {
    await suspend {
      guard let process = Terminal.spawn(program, arguments) else { return nil }
      return await Terminal.status(of: process)
    }
  }

  private static func spawn(_ program: String, _ arguments: [String]) -> pid_t? {
    let words = ([program] + arguments).map { strdup($0) }
    defer { words.forEach { free($0) } }
    var process: pid_t = 0
    return posix_spawnp(&process, program, nil, nil, words + [nil], environ) == 0 ? process : nil
  }

  private static func status(of process: pid_t) async -> Int32? {
    await withCheckedContinuation { continuation in
      DispatchQueue.global().async {
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        continuation.resume(returning: status & 0x7F == 0 ? status >> 8 & 0xFF : nil)
      }
    }
  }
}
