import Canvas
import Foundation
import TerminalDriver
import Themes

/// Shows what the terminal sends: the program that the tests of the driver run on a pseudo-terminal.
@main
struct Probe {
  static func main() async {
    let terminal: Terminal
    do {
      terminal = try Terminal.open(logFile: ProcessInfo.processInfo.environment["PROBE_LOG"])
    } catch {
      print("refused: \(error)")
      exit(3)
    }
    let events = AsyncStream<[TerminalEvent]> { continuation in
      terminal.onEvents = { continuation.yield($0) }
    }
    var screen = ProbeScreen()
    screen.show(on: terminal)
    for await batch in events {
      screen.batches += 1
      for event in batch {
        await screen.receive(event, terminal)
      }
      screen.show(on: terminal)
    }
  }
}

struct ProbeScreen {
  var batches = 0
  private var log: [String] = []
  private var wantsMouse = false
  private var ordinal = 0

  mutating func receive(_ event: TerminalEvent, _ terminal: Terminal) async {
    ordinal += 1
    log.append("\(ordinal) \(ProbeScreen.describe(event))")
    switch event {
    case .key(let chord) where chord.description == "ctrl-q":
      terminal.close()
      exit(0)
    case .key(let chord) where chord.description == "ctrl-t":
      let nothing: [Int] = []
      log.append("\(nothing[ordinal])")
    case .key(let chord) where chord.description == "ctrl-o":
      wantsMouse.toggle()
    case .key(let chord) where chord.description == "ctrl-e":
      FileHandle.standardError.write(Data("to the log\n".utf8))
    case .key(let chord) where chord.description == "ctrl-z":
      log.append("status \(await terminal.run("sh", ["-c", ProbeScreen.script]) ?? -1)")
    case .hangUp:
      terminal.close()
      print("hung up")
      exit(129)
    case .key, .text, .paste, .mouse, .resized, .focus: break
    }
  }

  func show(on terminal: Terminal) {
    var frame = Frame(columns: terminal.columns, rows: terminal.rows)
    frame.wantsMouse = wantsMouse
    frame.drawOutline(of: frame.area, title: Line("Hồ sơ Đắk Lắk", .title))
    let body = frame.area.inset(horizontal: 2, vertical: 1)
    frame.write("\(terminal.columns)x\(terminal.rows) \(terminal.depth)", in: body.line(0), role: .accent)
    frame.write("lỗi", in: body.line(1), role: .error)
    frame.write("NFD: \("ệ".decomposedStringWithCanonicalMapping)|漢字|e\u{301}", in: body.line(2))
    frame.write("batches \(batches)", in: body.line(3))
    frame.fill(
      Area(column: body.right - 4, row: body.row, width: 4, height: 2),
      with: Cell(glyph: "▞", paint: .page(ink: 3, paper: 13)))
    let room = max(0, body.height - 4)
    frame.write(log.suffix(room).map { Line($0) }, in: body.inset(top: 4))
    frame.cursor = body.position(column: 3, row: 1)
    terminal.show(frame, theme: ProbeScreen.theme)
  }

  private static let theme = Theme(
    name: "probe",
    styles: [
      .title: Style(attributes: .bold), .error: Style(ink: Colour("#ff0000"), attributes: .bold),
      .accent: Style(ink: Colour("#5fd7ff"), attributes: .underline), .border: Style(ink: Colour("green")),
    ])

  private static func describe(_ event: TerminalEvent) -> String {
    switch event {
    case .key(let chord): "key \(chord)"
    case .text(let text):
      "text \(text) " + text.unicodeScalars.map { String($0.value, radix: 16) }.joined(separator: "+")
    case .paste(let text): "paste \(text.replacing("\n", with: "⏎"))"
    case .mouse(let mouse): "mouse \(mouse.action) \(mouse.position.column),\(mouse.position.row)"
    case .resized(let columns, let rows): "resized \(columns)x\(rows)"
    case .focus(let isFocused): "focus \(isFocused)"
    case .hangUp: "hang-up"
    }
  }

  /// Says that it runs, reads a line and says that too.
  private static let script = "echo lent >&2; read line; echo \"got $line\"; exit 7"
}
