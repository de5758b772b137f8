import Canvas
import Dossiers
import Foundation

/// Keys to press without a person: a file of lines, read by `hoso demo --unattended`.
///
///     expect "words on the screen"     waits until they are there
///     key enter                        presses keys by their names, one after the other
///     type "tu bo di tich"             types text
///     code                             types the one-time code of the newest text message
///     pin                              types the demo's PIN
///     password                         types the demo's password
///     show "title"                     prints the screen under a title
public nonisolated struct KeyScript: Sendable {
  public enum Step: Hashable, Sendable {
    case expect(String)
    case keys([Chord])
    case type(String)
    case code
    case pin
    case password
    case show(String)
  }

  /// Each step with its line in the file, from 1.
  public let steps: [(line: Int, step: Step)]

  /// - Throws: `resource-broken` with the line that cannot be read.
  public init(_ text: String, file: String) throws(Problem) {
    var steps: [(line: Int, step: Step)] = []
    for (index, raw) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let line = raw.trimmingCharacters(in: .whitespaces)
      guard !line.isEmpty, !line.hasPrefix("#") else { continue }
      guard let step = Step(line) else {
        throw Problem(.resourceBroken, ["file": file, "key": "\(index + 1)"], technical: line)
      }
      steps.append((index + 1, step))
    }
    self.steps = steps
  }
}

extension KeyScript.Step {
  fileprivate nonisolated init?(_ line: String) {
    let word = String(line.prefix { $0 != " " })
    let rest = line.dropFirst(word.count).trimmingCharacters(in: .whitespaces)
    let quoted =
      rest.count >= 2 && rest.hasPrefix("\"") && rest.hasSuffix("\"") ? String(rest.dropFirst().dropLast()) : nil
    switch (word, quoted) {
    case ("expect", let text?): self = .expect(text)
    case ("type", let text?): self = .type(text)
    case ("show", let text?): self = .show(text)
    case ("code", nil) where rest.isEmpty: self = .code
    case ("pin", nil) where rest.isEmpty: self = .pin
    case ("password", nil) where rest.isEmpty: self = .password
    case ("key", nil):
      let names = rest.split(separator: " ").map(String.init)
      let chords = names.compactMap { try? Chord($0) }
      guard !names.isEmpty, chords.count == names.count else { return nil }
      self = .keys(chords)
    default: return nil
    }
  }
}
