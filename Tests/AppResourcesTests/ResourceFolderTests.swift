import AppResources
import Dossiers
import Foundation
import Testing

@Suite struct ResourceFolderTests {
  @Test func theEnvironmentComesFirst() throws {
    let scratch = try ScratchResources()
    defer { scratch.remove() }
    let program = ShippedFiles.root.path + "/.build/debug/hoso"
    #expect(
      try ResourceFolder.located(environment: ["HOSO_RESOURCES": scratch.path], program: program) == scratch.folder)
    #expect(try ResourceFolder.located(environment: [:], program: program) == ShippedFiles.folder)
  }

  @Test func anInstalledProgramFindsItsOwn() throws {
    let scratch = try ScratchResources()
    defer { scratch.remove() }
    let share = scratch.path + "/usr/share/hoso"
    try FileManager.default.createDirectory(atPath: scratch.path + "/usr/share", withIntermediateDirectories: true)
    try FileManager.default.createDirectory(atPath: scratch.path + "/usr/bin", withIntermediateDirectories: true)
    try FileManager.default.createDirectory(atPath: share, withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: scratch.path + "/screens", toPath: share + "/screens")
    try FileManager.default.createDirectory(atPath: share + "/sandbox", withIntermediateDirectories: true)
    let found = try ResourceFolder.located(environment: [:], program: scratch.path + "/usr/bin/hoso")
    #expect(found.path == share)
    #expect(found.sandbox == share + "/sandbox")
    #expect(ShippedFiles.folder.sandbox.hasSuffix("Sources/Sandbox/Resources"))
  }

  @Test func withoutResourcesTheMissingFileIsNamed() {
    let problem = #expect(throws: Problem.self) {
      try ResourceFolder.located(environment: [:], program: "/nowhere/bin/hoso")
    }
    #expect(problem?.code == .resourceBroken)
    #expect(problem?.details["file"] == "screens/common.toml")
  }
}
