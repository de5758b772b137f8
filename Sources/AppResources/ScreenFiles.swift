import Canvas
import Dossiers
import Screens

extension ScreenLibrary {
  /// Reads `screens/`: a file for each screen, the common one and the words for problems.
  public static func load(from folder: ResourceFolder) throws(Problem) -> ScreenLibrary {
    var library = try load(only: [], from: folder)
    try library.complete(from: folder)
    return library
  }

  /// Reads what the first frame needs: the files of some screens and the common one.
  public static func load(only screens: Set<ScreenID>, from folder: ResourceFolder) throws(Problem) -> ScreenLibrary {
    var library = ScreenLibrary(
      common: try ScreenDescription(folder.read("screens/common.toml")), screens: [:], problems: [:])
    for screen in screens { library.screens[screen] = try description(of: screen, in: folder) }
    return library
  }

  /// Reads the files that were left out at first.
  public mutating func complete(from folder: ResourceFolder) throws(Problem) {
    for screen in ScreenID.allCases where screens[screen] == nil {
      screens[screen] = try Self.description(of: screen, in: folder)
    }
    if problems.isEmpty { problems = try Self.problems(folder.read("screens/problems.toml")) }
  }

  private static func description(of screen: ScreenID, in folder: ResourceFolder) throws(Problem) -> ScreenDescription {
    try ScreenDescription(folder.read("screens/\(screen.rawValue).toml"))
  }

  private static func problems(_ file: ResourceNode) throws(Problem) -> [ProblemCode: ProblemText] {
    var problems: [ProblemCode: ProblemText] = [:]
    for (name, node) in try file.table() {
      guard let code = ProblemCode(rawValue: name) else { throw node.broken("unknown problem") }
      let entry = try node.table(knowing: ["what", "next"])
      problems[code] = ProblemText(
        what: try LocalizedText(entry, "what", of: node), next: try LocalizedText(entry, "next", of: node))
    }
    return problems
  }
}

extension ScreenDescription {
  init(_ file: ResourceNode) throws(Problem) {
    let table = try file.table(knowing: ["title", "takes-text", "keys", "fields", "texts"])
    var texts: [String: LocalizedText] = [:]
    if let node = table["texts"] {
      for (id, text) in try node.table() { texts[id] = try LocalizedText(text) }
    }
    var keys: [KeyRecord] = []
    for node in try table["keys"]?.list() ?? [] { keys.append(try KeyRecord(node)) }
    var fields: [Field] = []
    for node in try table["fields"]?.list() ?? [] { fields.append(try Field(node)) }
    self.init(
      title: try LocalizedText(table, "title", of: file), takesText: try table["takes-text"]?.flag() ?? false,
      keys: keys,
      fields: fields, texts: texts)
  }
}

extension KeyRecord {
  init(_ node: ResourceNode) throws(Problem) {
    let table = try node.table(knowing: ["chord", "action", "label", "help", "bar"])
    guard let chord = table["chord"], let action = table["action"] else { throw node.broken("no chord or no action") }
    var chords: [Chord] = []
    if case .list = chord.value {
      for entry in try chord.list() { chords.append(try Chord(entry)) }
    } else {
      chords = [try Chord(chord)]
    }
    self.init(
      chords: chords, action: try action.text(), label: try LocalizedText(table, "label", of: node),
      help: try LocalizedText(table, "help", of: node), isInBar: try table["bar"]?.flag() ?? true)
  }
}

extension Chord {
  init(_ node: ResourceNode) throws(Problem) {
    let text = try node.text()
    do {
      try self.init(text)
    } catch {
      throw node.broken("\(error)")
    }
  }
}

extension Field {
  init(_ node: ResourceNode) throws(Problem) {
    let table = try node.table(knowing: ["id", "kind", "label", "hint", "required", "limit"])
    guard let id = table["id"] else { throw node.broken("no id") }
    var kind = Kind.text
    if let named = table["kind"] {
      guard let known = Kind(rawValue: try named.text()) else { throw named.broken("unknown kind") }
      kind = known
    }
    var hint: LocalizedText?
    if let text = table["hint"] { hint = try LocalizedText(text) }
    self.init(
      id: try id.text(), label: try LocalizedText(table, "label", of: node), hint: hint, kind: kind,
      isRequired: try table["required"]?.flag() ?? false, lengthLimit: try table["limit"]?.number() ?? 250)
  }
}

extension LocalizedText {
  init(_ node: ResourceNode) throws(Problem) {
    let table = try node.table(knowing: ["vi", "en"])
    guard let vi = table["vi"], let en = table["en"] else { throw node.broken("needs vi and en") }
    self.init(vi: try vi.text(), en: try en.text())
  }

  init(_ table: [String: ResourceNode], _ name: String, of node: ResourceNode) throws(Problem) {
    guard let entry = table[name] else { throw node.broken("no \(name)") }
    try self.init(entry)
  }
}
