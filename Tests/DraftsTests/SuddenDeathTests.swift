import Dossiers
import Drafts
import Foundation
import Testing

@Suite struct SuddenDeathTests {
  /// A program is killed while it saves; whatever it was told to be saved is there, and nothing is half there.
  @Test(arguments: [1, 3, 10, 25]) func killedProgramLosesNothingThatWasSaved(versions: Int) async throws {
    let folder = try TemporaryFolder()
    let writer = Process()
    let output = Pipe()
    writer.executableURL = try writerAddress()
    writer.arguments = [folder.path]
    writer.standardOutput = output
    try writer.run()
    var said = ""
    while said.split(separator: "\n").count < versions {
      let more = output.fileHandleForReading.availableData
      try #require(!more.isEmpty, "the writer ended by itself")
      said += String(decoding: more, as: UTF8.self)
    }
    kill(writer.processIdentifier, SIGKILL)
    writer.waitUntilExit()
    #expect(writer.terminationReason == .uncaughtSignal)
    said += String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    let saved = try #require(said.split(separator: "\n").last.flatMap { Int($0) })

    let store = try DraftStore(directory: folder.path)
    #expect(store.recovery == nil)
    let draft = try #require(try await store.draft("one"))
    let version = Int(draft.updatedAt.seconds)
    #expect(version == saved || version == saved + 1)
    #expect(draft.applicant["note"] == String(repeating: "\(version) ", count: 2_000))
    let state = try #require(try await store.state("version").flatMap { Int($0) })
    #expect(state == version || state == version - 1)
    #expect(state >= saved)
  }

  private func writerAddress() throws -> URL {
    let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let folder = URL(fileURLWithPath: tests).deletingLastPathComponent()
    return folder.appendingPathComponent("DraftWriter")
  }
}
