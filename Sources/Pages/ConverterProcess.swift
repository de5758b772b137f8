import Foundation
import Synchronization

/// A program in a process group of its own, which is ended as a whole.
final class ConverterProcess: Sendable {
  enum Ending: Hashable, Sendable {
    case exited
    case notStarted(reason: String)
    case tooSlow
    case cancelled
  }

  private struct State {
    /// The group, as long as its leader was not waited for: only then is the number surely ours.
    var group: pid_t?
    /// Why it was ended before its time.
    var reason: Ending?
  }
  private let state = Mutex(State())

  /// Blocks until the program ends, for `timeLimit` seconds at most. Nothing that it prints reaches the terminal.
  func run(_ executable: String, _ arguments: [String], timeLimit: Double) -> Ending {
    do {
      try start(executable, arguments)
    } catch {
      return error
    }
    let alarm = DispatchWorkItem { self.end(.tooSlow) }
    DispatchQueue(label: "hoso.converter.alarm").asyncAfter(deadline: .now() + timeLimit, execute: alarm)
    defer { alarm.cancel() }
    return awaitEnd()
  }

  /// May be called from any thread, before, while and after the program runs.
  func cancel() { end(.cancelled) }

  private func end(_ reason: Ending) {
    state.withLock { state in
      if state.reason == nil { state.reason = reason }
      if let group = state.group { kill(-group, SIGKILL) }
    }
  }

  private func start(_ executable: String, _ arguments: [String]) throws(Ending) {
    let failure = state.withLock { state -> Ending? in
      if let reason = state.reason { return reason }
      var group: pid_t = 0
      let failure = spawn(executable, arguments, &group)
      guard failure == 0 else { return .notStarted(reason: String(cString: strerror(failure))) }
      state.group = group
      return nil
    }
    if let failure { throw failure }
  }

  private func awaitEnd() -> Ending {
    guard let leader = state.withLock({ $0.group }) else { return .cancelled }
    var ended = siginfo_t()
    // The leader stays unreaped, so that its number stays ours until the group is ended.
    while waitid(P_PID, id_t(leader), &ended, WEXITED | WNOWAIT) < 0, errno == EINTR {}
    return state.withLock { state in
      // What it left behind in the background goes too.
      kill(-leader, SIGKILL)
      var status: Int32 = 0
      while waitpid(leader, &status, 0) < 0, errno == EINTR {}
      state.group = nil
      return state.reason ?? .exited
    }
  }

  private func spawn(_ executable: String, _ arguments: [String], _ group: inout pid_t) -> Int32 {
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    for descriptor in Self.openDescriptors where descriptor > 2 {
      posix_spawn_file_actions_addclose(&actions, descriptor)
    }
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    posix_spawnattr_setpgroup(&attributes, 0)

    let strings = CStrings()
    let argumentList = ([executable] + arguments).map { UnsafeMutablePointer(mutating: strings.copy($0)) } + [nil]
    let environment = Self.environment.map { UnsafeMutablePointer(mutating: strings.copy($0)) } + [nil]
    defer { withExtendedLifetime(strings) {} }
    return posix_spawn(&group, executable, &actions, &attributes, argumentList, environment)
  }

  private static var openDescriptors: [Int32] {
    ((try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []).compactMap { Int32($0) }
  }

  /// What LibreOffice needs, and no more: the environment of a terminal may hold secrets.
  private static var environment: [String] {
    let inherited = ProcessInfo.processInfo.environment
    let kept = ["PATH", "HOME", "TMPDIR", "USER"].compactMap { name in inherited[name].map { "\(name)=\($0)" } }
    return kept + ["LANG=C.UTF-8", "SAL_USE_VCLPLUGIN=svp"]
  }
}

extension ConverterProcess.Ending: Error {}
