import CPty
import Glibc
import SerialQueues

/// A program on a pseudo-terminal, its screen read by an emulator. It ends with the last reference to it.
public actor TerminalProcess {
  public enum Ending: Hashable, Sendable {
    case exited(Int32)
    case signalled(Int32)
  }

  public struct SpawnFailure: Error {
    public let path: String
    public let errorNumber: Int32
  }

  public nonisolated let processIdentifier: pid_t
  private let executor = SerialQueue(label: "terminal-process")
  private let master: Int32
  private let screen: VirtualScreen
  private var transcript: [UInt8] = []
  private var ending: Ending?
  private var isHungUp = false

  public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  /// Starts a program with exactly this environment.
  public init(
    _ path: String, _ arguments: [String] = [], environment: [String: String], directory: String? = nil,
    columns: Int = 80, rows: Int = 24
  ) throws(SpawnFailure) {
    guard let screen = VirtualScreen(columns: columns, rows: rows) else {
      throw SpawnFailure(path: path, errorNumber: ENOMEM)
    }
    var master: Int32 = -1
    let process = withCStrings([path] + arguments) { arguments in
      withCStrings(environment.map { "\($0.key)=\($0.value)" }) { environment in
        pty_spawn(path, arguments, environment, directory, Int32(columns), Int32(rows), &master)
      }
    }
    guard process > 0 else { throw SpawnFailure(path: path, errorNumber: errno) }
    self.screen = screen
    self.master = master
    processIdentifier = process
  }

  deinit {
    if ending == nil {
      Glibc.kill(processIdentifier, SIGKILL)
      var status: Int32 = 0
      waitpid(processIdentifier, &status, 0)
    }
    close(master)
  }
}

extension TerminalProcess {
  public func send(_ text: String) { send(Array(text.utf8)) }

  public func send(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  public func resize(columns: Int, rows: Int) {
    screen.resize(columns: columns, rows: rows)
    _ = pty_resize(master, Int32(columns), Int32(rows))
  }

  public func kill(_ signal: Int32) {
    if ending == nil { Glibc.kill(processIdentifier, signal) }
  }

  /// Reads until the condition holds; false when the program ends or the seconds pass before that.
  @discardableResult
  public func wait(_ seconds: Double = 20, until condition: @Sendable (ScreenText) -> Bool) -> Bool {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while !condition(screen.text) {
      guard receive(before: deadline) else { return condition(screen.text) }
    }
    return true
  }

  /// Reads to the end of the program; nil when the seconds pass before that.
  public func waitForEnd(_ seconds: Double = 20) -> Ending? {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while !isHungUp, receive(before: deadline) {}
    guard isHungUp, ending == nil else { return ending }
    var status: Int32 = 0
    if waitpid(processIdentifier, &status, 0) == processIdentifier {
      ending = status & 0x7F == 0 ? .exited(status >> 8 & 0xFF) : .signalled(status & 0x7F)
    }
    return ending
  }

  /// Waits for the next output and takes it in; false at the deadline and when the program has let go of its terminal.
  private func receive(before deadline: ContinuousClock.Instant) -> Bool {
    let left = ContinuousClock.now.duration(to: deadline)
    let milliseconds = Int32(
      clamping: left.components.seconds * 1000 + left.components.attoseconds / 1_000_000_000_000_000)
    var terminal = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard !isHungUp, milliseconds > 0, poll(&terminal, 1, milliseconds) > 0 else { return false }
    var buffer = [UInt8](repeating: 0, count: 65536)
    let count = read(master, &buffer, buffer.count)
    guard count > 0 else {
      isHungUp = true
      return false
    }
    let bytes = Array(buffer[..<count])
    transcript += bytes
    screen.receive(bytes)
    let replies = screen.takeReplies()
    if !replies.isEmpty { send(replies) }
    return true
  }
}

extension TerminalProcess {
  public var shown: ScreenText { screen.text }
  public var text: String { screen.text.text }

  /// A row counted from 0.
  public func line(_ row: Int) -> String { screen.text.line(row) }

  /// A row with its styles: `{ink,paper,attributes}` before each run.
  public func styled(_ row: Int) -> String { screen.styled(row) }

  public var cursor: (column: Int, row: Int) { screen.cursor }

  /// Everything the program has written so far.
  public var output: [UInt8] { transcript }

  /// The terminal edits lines and echoes, as a shell expects to find it.
  public var isSane: Bool { pty_is_sane(master) }

  /// The program has entered the alternate screen and not left it.
  public var isOnAlternateScreen: Bool {
    let text = String(decoding: transcript, as: UTF8.self)
    return text.components(between: "\u{1B}[?1049").last.map { $0.hasPrefix("h") } ?? false
  }
}

extension String {
  fileprivate func components(between separator: String) -> ArraySlice<Substring> {
    split(separator: separator, omittingEmptySubsequences: false).dropFirst()
  }
}

private func withCStrings<Result>(_ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result) -> Result {
  let copies = strings.map { strdup($0) }
  defer { copies.forEach { free($0) } }
  return body(copies + [nil])
}
