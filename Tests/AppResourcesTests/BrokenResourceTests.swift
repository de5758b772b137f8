import AppResources
import Dossiers
import Foundation
import Screens
import Testing
import Themes

/// A file that cannot be used is refused with its name and the place in it.
@Suite struct BrokenResourceTests {
  struct Damage: Sendable, CustomTestStringConvertible {
    var file: String
    var old: String
    var new: String
    var key: String
    var testDescription: String { "\(file) \(new)" }
  }

  static let damages = [
    Damage(file: "screens/pin.toml", old: "action = \"sign\"", new: "activity = \"sign\"", key: "keys[0].activity"),
    Damage(file: "screens/pin.toml", old: "chord = \"enter\"", new: "chord = \"ctrl-m\"", key: "keys[0].chord"),
    Damage(
      file: "screens/pin.toml", old: "chord = \"enter\"", new: "chord = [\"f5\", \"ctrl-[\"]", key: "keys[0].chord[1]"),
    Damage(file: "screens/pin.toml", old: "chord = \"enter\"", new: "chord = \"retrun\"", key: "keys[0].chord"),
    Damage(file: "screens/pin.toml", old: "chord = \"enter\"\n", new: "", key: "keys[0]"),
    Damage(file: "screens/pin.toml", old: "chord = \"enter\"", new: "chord = 5", key: "keys[0].chord"),
    Damage(file: "screens/pin.toml", old: "takes-text = true", new: "takes-text = \"yes\"", key: "takes-text"),
    Damage(file: "screens/pin.toml", old: "takes-text", new: "take-text", key: "take-text"),
    Damage(
      file: "screens/pin.toml", old: "{ vi = \"Mã PIN\", en = \"PIN\" }", new: "{ vi = \"Mã PIN\" }", key: "texts.pin"),
    Damage(file: "screens/pin.toml", old: "{ vi = \"Mã PIN\", en = \"PIN\" }", new: "\"PIN\"", key: "texts.pin"),
    Damage(
      file: "screens/pin.toml", old: "{ vi = \"Mã PIN\", en = \"PIN\" }",
      new: "{ vi = \"Mã PIN\", en = \"PIN\", fr = \"PIN\" }", key: "texts.pin.fr"),
    Damage(file: "screens/problems.toml", old: "[pin-wrong]", new: "[pin-rong]", key: "pin-rong"),
    Damage(file: "screens/applicant.toml", old: "kind = \"", new: "kind = \"un", key: "fields[2].kind"),
  ]

  @Test(arguments: damages)
  func aScreenFileIsRefusedWithItsNameAndKey(damage: Damage) throws {
    let scratch = try ScratchResources()
    defer { scratch.remove() }
    try scratch.replace(damage.old, by: damage.new, in: damage.file)
    let problem = try #require(throws: Problem.self) { try ScreenLibrary.load(from: scratch.folder) }
    #expect(problem.code == .resourceBroken)
    #expect(problem.details["file"] == damage.file)
    #expect(problem.details["key"] == damage.key)
    #expect(!problem.technical.isEmpty)
  }

  @Test func aMistakeOfSyntaxIsToldWithLineAndColumn() throws {
    let scratch = try ScratchResources()
    defer { scratch.remove() }
    try scratch.write("title = { vi = \"Mã\", en = \"PIN\" }\ntakes-text = maybe\n", to: "screens/pin.toml")
    let problem = try #require(throws: Problem.self) { try ScreenLibrary.load(from: scratch.folder) }
    #expect(problem.code == .resourceBroken)
    #expect(problem.details["file"] == "screens/pin.toml")
    let place = try #require(problem.details["key"]?.split(separator: ":").map { Int($0) })
    #expect(place.count == 2)
    #expect(place.first == 2)
    #expect((14...20).contains(place.last.flatMap { $0 } ?? 0))
  }

  @Test func aKeyThatStandsTwiceIsAMistake() throws {
    let scratch = try ScratchResources()
    defer { scratch.remove() }
    let words = "{ vi = \"Mã\", en = \"PIN\" }"
    try scratch.write("title = \(words)\n[texts]\npin = \(words)\npin = \(words)\n", to: "screens/pin.toml")
    let problem = try #require(throws: Problem.self) { try ScreenLibrary.load(from: scratch.folder) }
    #expect(problem.details["key"]?.hasPrefix("4:") == true)
  }

  @Test func bytesThatAreNoUTF8AreRefused() throws {
    let scratch = try ScratchResources()
    defer { scratch.remove() }
    let path = URL(fileURLWithPath: scratch.path + "/screens/pin.toml")
    var data = try Data(contentsOf: path)
    let marked = try #require(data.range(of: Data("Nhập".utf8)))
    data[marked.lowerBound + 2] = 0xFF
    try data.write(to: path)
    let problem = try #require(throws: Problem.self) { try ScreenLibrary.load(from: scratch.folder) }
    #expect(problem.code == .resourceBroken)
    #expect(problem.details["file"] == "screens/pin.toml")
  }

  @Test func aFileThatIsMissingIsNamed() throws {
    let scratch = try ScratchResources()
    defer { scratch.remove() }
    try FileManager.default.removeItem(atPath: scratch.path + "/screens/review.toml")
    let problem = try #require(throws: Problem.self) { try ScreenLibrary.load(from: scratch.folder) }
    #expect(problem.code == .resourceBroken)
    #expect(problem.details["file"]?.hasSuffix("screens/review.toml") == true)
  }

  @Test(arguments: [
    ("dim = {}", "dim = { ink = \"#12345\" }", "dim.ink"), ("dim = {}", "dim = { blink = true }", "dim.blink"),
    ("dim = {}", "dimmed = {}", "dimmed"), ("dim = {}", "dim = { bold = \"yes\" }", "dim.bold"),
  ])
  func aThemeIsRefusedWithItsNameAndKey(old: String, new: String, key: String) throws {
    let scratch = try ScratchResources()
    defer { scratch.remove() }
    try scratch.replace(old, by: new, in: "themes/plain.toml")
    let problem = try #require(throws: Problem.self) { try Theme.load("plain", from: scratch.folder) }
    #expect(problem.code == .resourceBroken)
    #expect(problem.details["file"] == "themes/plain.toml")
    #expect(problem.details["key"] == key)
  }
}
