import Dossiers

/// The texts that a screen draws with: its own, then those that all screens share, in the person's language.
public struct ScreenTexts: Sendable {
  public let library: ScreenLibrary
  public let description: ScreenDescription
  public let language: Language

  /// A text by its id; the id itself, in brackets, where no file has it.
  public subscript(id: String) -> String { find(id)?[language] ?? "[\(id)]" }

  /// A text with its placeholders filled: `{file}` becomes what `details` has for "file".
  public subscript(id: String, details: [String: String]) -> String { self[id].filled(with: details) }

  public func has(_ id: String) -> Bool { find(id) != nil }

  public func callAsFunction(_ text: LocalizedText) -> String { text[language] }

  /// What happened, what to do next, and the technical code at the end.
  public func sentence(for problem: Problem) -> String {
    guard let words = library.problems[problem.code] else { return "[\(problem.code.rawValue)] \(problem.technical)" }
    var details = problem.details
    for key in problem.details.keys where key.hasSuffix(".\(language.rawValue)") {
      details[String(key.dropLast(language.rawValue.count + 1))] = problem.details[key]
    }
    let sentence = "\(words.what[language]) \(words.next[language])".told(with: details)
    return problem.technical.isEmpty ? sentence : "\(sentence) [\(problem.technical)]"
  }

  public func sentence(for notice: Notice) -> String {
    switch notice.content {
    case .text(let id, let details): self[id, details]
    case .problem(let problem): sentence(for: problem)
    }
  }

  private func find(_ id: String) -> LocalizedText? { description.texts[id] ?? library.common.texts[id] }
}

extension String {
  /// Fills placeholders; a sentence whose detail nobody knows is left out.
  func told(with details: [String: String]) -> String {
    guard contains("{") else { return trimmed }
    let known = details.filter { !$0.value.isEmpty }
    let blank = known.mapValues { _ in "" }
    return sentences.filter { !$0.filled(with: blank).contains("{") }.map { $0.filled(with: known) }
      .joined(separator: " ").trimmed
  }

  private var sentences: [String] {
    var sentences = [""]
    for character in self {
      if character == " ", sentences[sentences.count - 1].hasSuffix(".") {
        sentences.append("")
      } else {
        sentences[sentences.count - 1].append(character)
      }
    }
    return sentences
  }

  /// Replaces each `{name}` by its detail; a name without one stays as it is.
  public func filled(with details: [String: String]) -> String {
    guard contains("{") else { return self }
    var filled = ""
    var rest = self[...]
    while let open = rest.firstIndex(of: "{") {
      filled += rest[..<open]
      guard let close = rest[open...].firstIndex(of: "}") else { break }
      let name = String(rest[rest.index(after: open)..<close])
      filled += details[name] ?? "{\(name)}"
      rest = rest[rest.index(after: close)...]
    }
    return filled + rest
  }
}
