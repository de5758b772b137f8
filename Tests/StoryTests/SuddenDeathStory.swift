import Dossiers
import Foundation
import GoldenScreens
import Testing

extension Stories {
  /// The program is killed where it can neither save nor say goodbye, and started again.
  @Suite(.serialized) struct SuddenDeathStory {
    @Test func everyScreenComesBackWithItsContentAndWithoutSecrets() async throws {
      let folder = try StoryFolder()
      var citizen = Citizen(stage: try folder.open())
      try await citizen.signIn()

      try await citizen.type("tu bo di tich")
      try await citizen.see("3 / 85 thủ tục")
      citizen = try await restart(citizen, folder) { place, _ in place.contains("tu bo di tich") }
      try await citizen.see("Tìm: tu bo di tich                    3 / 85 thủ tục")
      try await citizen.see("chưa đăng nhập")

      try await citizen.press(.enter)
      try await citizen.see(citizen.words.procedure)
      try await citizen.press(.enter)
      try await citizen.see("▌Họ và tên *")
      try await citizen.press(.deleteAll)
      try await citizen.type("Đặng Quốc Đạt")
      try await citizen.see("▌Họ và tên *             Đặng Quốc Đạt")
      citizen = try await restart(citizen, folder) { _, draft in draft?.applicant["full-name"] == "Đặng Quốc Đạt" }
      try await citizen.see("Họ và tên *             Đặng Quốc Đạt")
      try await citizen.see("▸ Người nộp")

      // Nobody is signed in any more, so nothing is known of the applicant but the name.
      try await citizen.press(.enter, .enter)
      try await citizen.type("066088004321")
      try await citizen.press(.enter, .enter, .enter)
      try await citizen.type("0905777618")
      try await citizen.press(.enter, .enter, .enter, .enter, .enter)
      try await citizen.see("▌Tỉnh, thành phố *")
      try await citizen.fillAddress()
      try await citizen.press(.f10)
      try await citizen.see(citizen.words.paperMissing)
      try await citizen.attach()
      citizen = try await restart(citizen, folder) { _, draft in draft?.papers.first?.file?.document != nil }
      try await citizen.see("don-de-nghi.docx  4 kB      ! chưa ký")
      try await citizen.see("→ PDF")

      try await citizen.chooseCertificate()
      let before = try await citizen.read(after: " x ")
      try await citizen.press(.shiftLeft, .shiftUp)
      try await citizen.notSee(before)
      let moved = try await citizen.read(after: " x ").prefix { $0 != "·" }
      citizen = try await restart(citizen, folder) { place, draft in
        place.contains("place-signature") && draft?.box != nil
      }
      try await citizen.see("NGƯỜI")
      try await citizen.see(" x \(moved)")

      try await citizen.press(.enter)
      try await citizen.see(citizen.words.triesFull)
      try await citizen.type("12345")
      try await citizen.see("▌Mã PIN      •••••")
      citizen = try await restart(citizen, folder) { place, _ in place.contains("\"pin\"") }
      try await citizen.see(citizen.words.triesFull)
      try await citizen.notSee("•")
      try await citizen.see("trang 1, x \(moved.split(separator: " ")[0])")
      try expectNoSecret(in: folder)
    }

    /// Waits until what the person saw is on disk, kills the program and starts it again.
    private func restart(
      _ citizen: Citizen, _ folder: StoryFolder, once isKept: @Sendable (String, Draft?) -> Bool
    ) async throws -> Citizen {
      #expect(try await folder.keeps(isKept))
      let terminal = try #require(citizen.stage as? TerminalProcess)
      await terminal.kill(SIGKILL)
      #expect(await terminal.waitForEnd() == .signalled(SIGKILL))
      return Citizen(stage: try folder.open())
    }

    /// The sandbox portal keeps what a portal keeps; everything else on disk is the person's program.
    private func expectNoSecret(in folder: StoryFolder) throws {
      let own = try folder.keptFiles().filter { file in
        !["portal", "token/", "pki/", "office/"].contains { file.name.hasPrefix($0) }
      }
      #expect(own.contains { $0.name.hasPrefix("drafts.sqlite") })
      for file in own {
        #expect(file.bytes.range(of: Data(Citizen.password.utf8)) == nil, "\(file.name)")
        #expect(file.bytes.range(of: Data("\"12345\"".utf8)) == nil, "\(file.name)")
      }
    }
  }
}
