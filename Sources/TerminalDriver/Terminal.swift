import CNcurses
import Canvas
import Dispatch
import Foundation
import Themes

/// The only owner of screen and keyboard. Open one at a time; `close` or the end of the process gives the terminal back
/// as it was.
public final class Terminal: Display {
  public private(set) var columns = 0
  public private(set) var rows = 0
  public let depth: Depth
  /// Receives what came, all at once, so that one frame answers it.
  public var onEvents: ([TerminalEvent]) -> Void = { _ in }

  private let usesASCII: Bool
  private let escapeDelay: DispatchTimeInterval
  private var decoder = InputDecoder()
  private var escapeTimer: DispatchWorkItem?
  private var keyboard: (any DispatchSourceRead)?
  private var notices: (any DispatchSourceRead)?
  private var shown: (frame: Frame, theme: Theme)?

  /// Takes over standard input and output. While the terminal is open standard error goes to the log file, since
  /// anything written to it would land on the screen.
  public static func open(
    logFile: String? = nil, escapeDelayMilliseconds: Int = 25,
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws(TerminalProblem) -> Terminal {
    switch terminal_open(logFile) {
    case TERMINAL_OPEN: break
    case TERMINAL_IS_NO_TTY: throw .notATerminal
    case TERMINAL_IS_UNKNOWN: throw .unknownTerminal(environment["TERM"] ?? "")
    case TERMINAL_CANNOT_MOVE_CURSOR: throw .cannotMoveCursor
    default: throw .systemFailed
    }
    return Terminal(environment: environment, escapeDelay: .milliseconds(escapeDelayMilliseconds))
  }

  private init(environment: [String: String], escapeDelay: DispatchTimeInterval) {
    depth = Depth(colours: Int(terminal_colours()), noColour: environment["NO_COLOR"]?.isEmpty == false)
    usesASCII = environment["TERM"]?.hasPrefix("linux") == true
    self.escapeDelay = escapeDelay
    learnSize()
    keyboard = source(reading: FileHandle.standardInput.fileDescriptor) { $0.readKeyboard() }
    notices = source(reading: terminal_notice_descriptor()) { $0.readNotices() }
  }

  public func close() {
    keyboard?.cancel()
    notices?.cancel()
    escapeTimer?.cancel()
    keyboard = nil
    notices = nil
    terminal_close()
  }

  /// Lends the terminal to another program while the body runs.
  public func suspend<Result>(_ body: () async throws -> Result) async rethrows -> Result {
    keyboard?.suspend()
    terminal_suspend()
    defer {
      terminal_resume()
      keyboard?.resume()
      learnSize()
      onEvents([.resized(columns: columns, rows: rows)])
    }
    return try await body()
  }
}

extension Terminal {
  public func show(_ frame: Frame, theme: Theme) {
    let earlier = shown.flatMap { $0.theme == theme ? $0.frame : nil }
    if earlier == nil { terminal_clear() }
    // Neighbours mostly share a role, and a role is looked up in several tables.
    var last: (role: Role, look: Look)?
    for change in frame.changes(since: earlier) where !change.cell.isRightHalf {
      var look: Look
      if case .role(let role) = change.cell.paint, let known = last, known.role == role {
        look = known.look
        look.glyph = change.cell.glyph
      } else {
        look = theme.look(of: change.cell, depth: depth)
        if case .role(let role) = change.cell.paint { last = (role, look) }
      }
      put(look, at: change.position)
    }
    shown = (frame, theme)
    terminal_report_mouse(frame.wantsMouse)
    let cursor = frame.cursor.flatMap { frame.area.contains($0) ? $0 : nil }
    terminal_show(Int32(cursor?.column ?? -1), Int32(cursor?.row ?? -1))
  }

  private func put(_ look: Look, at position: Position) {
    guard position.column < columns, position.row < rows else { return }
    let glyph = usesASCII ? Glyph.ascii(look.glyph) : look.glyph
    var drawn = terminal_cell()
    drawn.width = Int32(Width.of(glyph))
    drawn.ink = Int32(look.ink)
    drawn.paper = Int32(look.paper)
    drawn.attributes = look.attributes.rawValue
    withUnsafeMutableBytes(of: &drawn.scalars) { bytes in
      let places = bytes.bindMemory(to: UInt32.self)
      var index = 0
      for scalar in glyph.unicodeScalars where index < places.count && (index == 0 || scalar.isDrawnOverBase) {
        places[index] = scalar.value
        index += 1
      }
    }
    terminal_put(Int32(position.column), Int32(position.row), &drawn)
  }

  private func learnSize() {
    var size: (columns: Int32, rows: Int32) = (0, 0)
    terminal_size(&size.columns, &size.rows)
    (columns, rows) = (Int(size.columns), Int(size.rows))
    shown = nil
  }
}

extension Terminal {
  private func source(reading descriptor: Int32, _ read: @escaping (Terminal) -> Void) -> any DispatchSourceRead {
    let source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: .main)
    source.setEventHandler { [weak self] in
      MainActor.assumeIsolated {
        if let self { read(self) }
      }
    }
    source.activate()
    return source
  }

  private func readKeyboard() {
    escapeTimer?.cancel()
    escapeTimer = nil
    guard let bytes = KeyboardInput.readAvailable() else {
      keyboard?.cancel()
      keyboard = nil
      onEvents([.hangUp])
      return
    }
    deliver(decoder.decode(bytes))
    if decoder.isUndecided { awaitEscapeDelay() }
  }

  private func awaitEscapeDelay() {
    let timer = DispatchWorkItem { [weak self] in
      MainActor.assumeIsolated {
        guard let self else { return }
        self.deliver(self.decoder.escapeDelayPassed())
      }
    }
    escapeTimer = timer
    DispatchQueue.main.asyncAfter(deadline: .now() + escapeDelay, execute: timer)
  }

  private func readNotices() {
    var isResized = false
    var events: [TerminalEvent] = []
    reading: while true {
      switch terminal_next_notice() {
      case TERMINAL_RESIZED: isResized = true
      case TERMINAL_HANG_UP: events.append(.hangUp)
      default: break reading
      }
    }
    if isResized {
      terminal_resize()
      learnSize()
      events.append(.resized(columns: columns, rows: rows))
    }
    deliver(events)
  }

  private func deliver(_ events: [TerminalEvent]) {
    if !events.isEmpty { onEvents(events) }
  }
}

extension Unicode.Scalar {
  /// A mark that belongs on the letter before it; joiners and selectors of emoji would only confuse a terminal.
  fileprivate var isDrawnOverBase: Bool {
    Width.of(self) == 0 && properties.generalCategory != .format && !(0xFE00...0xFE0F).contains(value)
  }
}
