import Dispatch
import Foundation

extension Terminal {
  /// Runs another program on the terminal, such as an editor, and returns its exit status; nil when it could not be
  /// started or did not exit by itself. Foundation's `Process` would not do: it starts programs in the background of
  /// the terminal, where they may not read from it.
  public func run(_ program: String, _ arguments: [String] = []) async -> Int32? {
    await suspend {
      guard let process = Terminal.spawn(program, arguments) else { return nil }
      return await Terminal.status(of: process)
    }
  }

  private static func spawn(_ program: String, _ arguments: [String]) -> pid_t? {
    let words = ([program] + arguments).map { strdup($0) }
    defer { words.forEach { free($0) } }
    // The thread that spawns blocks signals, and those of the keyboard are ignored now: the program must inherit neither.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigaddset(&signals, SIGINT)
    sigaddset(&signals, SIGQUIT)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    var process: pid_t = 0
    return posix_spawnp(&process, program, nil, &attributes, words + [nil], environ) == 0 ? process : nil
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
