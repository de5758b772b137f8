import AppResources
import Canvas
import Dossiers
import Foundation
import Screens
import Testing
import Themes

@Suite struct ThemeFilesTests {
  @Test func theShippedThemesAreThoseOnDisk() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: ShippedFiles.root.appending(path: "themes").path)
    #expect(Set(files) == Set(Theme.shipped.map { "\($0).toml" }))
    let texts = try ShippedFiles.library().texts(of: .settings, in: .vietnamese)
    for name in Theme.shipped { #expect(texts.has("theme-\(name)"), "\(name)") }
  }

  @Test(arguments: Theme.shipped)
  func everyThemeSaysHowEveryRoleLooks(name: String) throws {
    let theme = try Theme.load(name, from: ShippedFiles.folder)
    #expect(theme.name == name)
    let text = try String(contentsOf: ShippedFiles.root.appending(path: "themes/\(name).toml"), encoding: .utf8)
    for role in Role.allCases {
      let isSaid = text.split(separator: "\n").contains { $0.hasPrefix("\(role.rawValue) =") }
      #expect(isSaid, "\(role.rawValue)")
    }
  }

  @Test func withoutColourWhatMattersStillLooksDifferent() throws {
    let theme = try Theme.load("plain", from: ShippedFiles.folder)
    let text = theme.style(for: .text, depth: .none)
    for role in [Role.selection, .fieldFocused, .title] {
      #expect(theme.style(for: role, depth: .none) != text, "\(role.rawValue)")
    }
  }

  @Test func thePersonsOwnThemeComesFirst() throws {
    let own = FileManager.default.temporaryDirectory.appending(path: "hoso-own-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: own) }
    try FileManager.default.createDirectory(at: own.appending(path: "themes"), withIntermediateDirectories: true)
    let shipped = try String(contentsOf: ShippedFiles.root.appending(path: "themes/plain.toml"), encoding: .utf8)
    let changed = shipped.replacingOccurrences(of: "\ndim = {}", with: "\ndim = { underline = true }")
    try Data(changed.utf8).write(to: own.appending(path: "themes/plain.toml"))
    let usual = try Theme.load("plain", from: ShippedFiles.folder, own: own.path + "/nowhere")
    let mine = try Theme.load("plain", from: ShippedFiles.folder, own: own.path)
    #expect(!usual.style(for: .dim).attributes.contains(.underline))
    #expect(mine.style(for: .dim).attributes.contains(.underline))
  }

  @Test func aThemeThatDoesNotExistIsNamed() {
    let problem = #expect(throws: Problem.self) { try Theme.load("sepia", from: ShippedFiles.folder) }
    #expect(problem?.code == .resourceBroken)
    #expect(problem?.details["file"]?.hasSuffix("themes/sepia.toml") == true)
  }
}
