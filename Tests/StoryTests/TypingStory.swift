import Dossiers
import GoldenScreens
import Testing

extension Stories {
  /// Vietnamese input methods, each in its own way, into the applicant's name: the disk holds NFC.
  @Suite(.serialized) struct TypingStory {
    private static let name = "Nguyễn Thị Ngọc Ánh"

    @Test func textOfEveryInputMethodIsShownAndKeptComposed() async throws {
      let folder = try StoryFolder()
      let terminal = try folder.open()
      let citizen = Citizen(stage: terminal)
      try await citizen.beginWithoutSigningIn()

      // One write, composed.
      try await citizen.press(.deleteAll)
      try await citizen.type(Self.name)
      try await expectName(citizen, folder)

      // Every scalar in a write of its own, marks after their letters.
      try await citizen.press(.deleteAll)
      for scalar in Self.name.decomposedStringWithCanonicalMapping.unicodeScalars {
        try await citizen.type(String(scalar))
      }
      try await expectName(citizen, folder)

      // Telex takes letters back and writes them anew, in one write: with DEL, then with BS.
      for erase in ["\u{7F}", "\u{8}"] {
        try await citizen.press(.deleteAll)
        try await citizen.type("Nguye")
        try await citizen.type("\(erase)ê")
        try await citizen.type("n")
        try await citizen.type("\(erase)\(erase)ễn")
        try await citizen.type(" Thi\(erase)ị Ngoc\(erase)\(erase)ọc A\(erase)Ánh")
        try await expectName(citizen, folder)
      }
    }

    private func expectName(_ citizen: Citizen, _ folder: StoryFolder) async throws {
      try await citizen.see("▌Họ và tên *             \(Self.name)")
      let kept = try await folder.draft { $0.applicant["full-name"].map { Array($0.utf8) } == Array(Self.name.utf8) }
      #expect(Array((kept?.applicant["full-name"] ?? "").utf8) == Array(Self.name.utf8))
    }
  }
}
