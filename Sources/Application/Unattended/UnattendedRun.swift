import Canvas
import Dossiers
import Foundation
import TerminalDriver

/// Drives the program through its own screens by a key script, as a person would through a terminal.
public final class UnattendedRun {
  private let application: Application
  private let display: HeadlessTerminal
  private let pin: Secret
  private let password: Secret
  private let print: (String) -> Void

  public init(
    _ application: Application, display: HeadlessTerminal, pin: Secret, password: Secret,
    print: @escaping (String) -> Void
  ) {
    self.application = application
    self.display = display
    self.pin = pin
    self.password = password
    self.print = print
  }

  /// Plays the script; throws `unexpected` with the line whose words did not come within `patience` seconds.
  public func play(_ script: KeyScript, file: String, patience: Double = 60) async throws(Problem) {
    for (line, step) in script.steps {
      switch step {
      case .expect(let words):
        guard await appears(words, within: patience) else {
          print(display.frame?.text ?? "")
          throw Problem(.unexpected, ["file": file, "line": "\(line)"], technical: "\(file):\(line) \(words)")
        }
      case .keys(let chords): for chord in chords { press([.key(chord)]) }
      case .type(let text): press([.text(text)])
      case .code:
        guard await comes(within: patience, { self.newestCode != nil }), let code = newestCode else {
          throw Problem(.unexpected, ["file": file, "line": "\(line)"], technical: "\(file):\(line) SMS")
        }
        code.reveal { press([.text($0)]) }
      case .pin: pin.reveal { press([.text($0)]) }
      case .password: password.reveal { press([.text($0)]) }
      case .show(let title): show(title)
      }
    }
  }

  private var newestCode: Secret? {
    application.session.account.message?.text.reveal { text in
      let code = text.split(whereSeparator: { !$0.isNumber }).first { $0.count == Account.codeLength }
      return code.map { Secret(String($0)) }
    }
  }

  private func press(_ events: [TerminalEvent]) { application.receive(events) }

  private func show(_ title: String) {
    let text = display.frame?.text ?? ""
    print("── \(title) " + String(repeating: "─", count: max(0, display.columns - title.count - 4)))
    print(text + "\n")
  }

  private func appears(_ words: String, within seconds: Double) async -> Bool {
    await comes(within: seconds) { self.display.frame?.text.contains(words) ?? false }
  }

  private func comes(within seconds: Double, _ condition: () -> Bool) async -> Bool {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while ContinuousClock.now < deadline {
      if condition() { return true }
      try? await Task.sleep(for: .milliseconds(5))
    }
    return condition()
  }
}
