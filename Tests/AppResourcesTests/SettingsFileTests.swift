import AppResources
import Dossiers
import Foundation
import Testing

@Suite struct SettingsFileTests {
  let folder = FileManager.default.temporaryDirectory.appending(path: "hoso-settings-\(UUID().uuidString)").path
  var file: SettingsFile { SettingsFile(folder: folder) }

  @Test func whatIsWrittenIsRead() throws {
    defer { remove() }
    for language in Language.allCases {
      for theme in ["day", "night", "plain", "của \"tôi\" \\ 1", "a\nb"] {
        let settings = Settings(language: language, theme: theme)
        try file.write(settings)
        #expect(try file.read() == settings)
      }
    }
  }

  @Test func withoutAFileTheUsualSettingsHold() throws {
    #expect(try file.read() == Settings())
    #expect(!FileManager.default.fileExists(atPath: folder))
  }

  @Test func whatIsNotSaidIsUsual() throws {
    defer { remove() }
    try write("language = \"en\"\n")
    #expect(try file.read() == Settings(language: .english))
  }

  @Test func onlyThePersonMayReadIt() throws {
    defer { remove() }
    try file.write(Settings())
    #expect(try permissions(of: file.path) == 0o600)
    #expect(try permissions(of: folder) == 0o700)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["settings.toml"])
  }

  @Test(arguments: [
    ("language = \"fr\"", "language"), ("language = 1", "language"), ("colour = true", "colour"),
    ("language = \"vi", "1:"), ("theme = []", "theme"),
  ])
  func whatCannotBeUnderstoodIsRefusedWithFileAndPlace(text: String, place: String) throws {
    defer { remove() }
    try write(text)
    let problem = try #require(throws: Problem.self) { try file.read() }
    #expect(problem.code == .settingsUnreadable)
    #expect(problem.details["file"] == file.path)
    #expect(problem.details["key"]?.hasPrefix(place) == true, "\(problem)")
    #expect(!problem.technical.isEmpty)
  }

  @Test func aFolderThatCannotBeMadeIsAProblem() throws {
    defer { remove() }
    try write("")
    let inside = SettingsFile(folder: file.path + "/deeper")
    let problem = #expect(throws: Problem.self) { try inside.write(Settings()) }
    #expect(problem?.code == .fileNotWritable)
  }

  private func write(_ text: String) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(fileURLWithPath: file.path))
  }

  private func permissions(of path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  private func remove() { try? FileManager.default.removeItem(atPath: folder) }
}
