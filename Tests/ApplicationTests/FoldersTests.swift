import Application
import Dossiers
import Foundation
import Testing
import TokenFixture

@Suite struct FoldersTests {
  @Test func withoutVariablesTheUsualPlacesHold() {
    let folders = Folders(environment: ["HOME": "/home/anh"])
    #expect(folders.configuration == "/home/anh/.config/hoso")
    #expect(folders.data == "/home/anh/.local/share/hoso")
    #expect(folders.state == "/home/anh/.local/state/hoso")
    #expect(folders.log == "/home/anh/.local/state/hoso/hoso.log")
    #expect(folders.receipt(number: "H15.08-20261123-0000043").hasSuffix("/signed/H15.08-20261123-0000043.pdf"))
  }

  /// "All paths set in these environment variables must be absolute" (XDG Base Directory Specification).
  @Test func absoluteVariablesAreFollowedAndOthersIgnored() {
    let folders = Folders(environment: [
      "HOME": "/home/anh", "XDG_CONFIG_HOME": "/etc/anh", "XDG_DATA_HOME": "relative", "XDG_STATE_HOME": "",
    ])
    #expect(folders.configuration == "/etc/anh/hoso")
    #expect(folders.data == "/home/anh/.local/share/hoso")
    #expect(folders.state == "/home/anh/.local/state/hoso")
  }

  @Test func aDemoKeepsEverythingInOneFolder() {
    let folders = Folders(demo: "/tmp/demo")
    #expect(folders.receipt(number: "1") == "/tmp/demo/receipt.pdf")
    for path in [folders.configuration, folders.data, folders.state, folders.results, folders.documents, folders.log] {
      #expect(path.hasPrefix("/tmp/demo"))
    }
  }

  @Test func theyAreForThePersonAlone() throws {
    let scratch = try ScratchFolder()
    let folders = Folders(demo: scratch.path("demo"))
    try folders.make()
    try folders.make()
    for folder in [folders.configuration, folders.data, folders.results] {
      let mode = try FileManager.default.attributesOfItem(atPath: folder)[.posixPermissions] as? Int
      #expect(mode == 0o700, "\(folder)")
    }
    try scratch.write(Array("x".utf8), "file")
    let problem = #expect(throws: Problem.self) { try Folders(demo: scratch.path("file/demo")).make() }
    #expect(problem?.code == .fileNotWritable)
  }

  @Test func trustedRootsAreReadFromTheirFolder() async throws {
    let scratch = try ScratchFolder()
    let folders = Folders(demo: scratch.path("demo"))
    #expect(try TrustFolder.anchors(in: folders).roots.isEmpty)
    try FileManager.default.createDirectory(
      atPath: folders.configuration + "/trust", withIntermediateDirectories: true)
    let authority = try await TokenFixture.shared.value.authority
    let both =
      try Data(contentsOf: authority.folder.appending(path: authority.rootFile))
      + Data(contentsOf: authority.folder.appending(path: authority.intermediateFile))
    try both.write(to: URL(fileURLWithPath: folders.configuration + "/trust/chain.pem"))
    try Data("not a certificate".utf8).write(to: URL(fileURLWithPath: folders.configuration + "/trust/notes.txt"))
    let anchors = try TrustFolder.anchors(in: folders)
    #expect(anchors.roots == [authority.root])
    #expect(anchors.intermediates == [authority.intermediate])
    let text = try scratch.write(Array("not a certificate".utf8), "root.pem")
    #expect(throws: Problem.self) { try TrustFolder.certificates(in: text) }
  }
}
