import GoldenScreens
import Testing

extension Stories {
  /// From home to receipt and tracking, by keys in tmux; then the program is started again.
  @Suite(.serialized) struct SubmissionStory {
    @Test func dossierIsSubmittedInVietnameseInASmallWindow() async throws {
      let folder = try StoryFolder()
      let number = try await submit(in: folder, columns: 80, rows: 24, words: .vietnamese)
      #expect(number.wholeMatch(of: /H15\.\d+-\d{8}-\d{7}/) != nil, "\(number)")

      let again = Citizen(stage: try await folder.openInTmux(columns: 80, rows: 24))
      try await again.see("Tra cứu hồ sơ")
      try await again.see("▌Mã hồ sơ        \(number)")
      try await again.see("Trạng thái    1 Mới đăng ký")
      try await again.press(.escape)
      try await again.see(number)
    }

    @Test func dossierIsSubmittedInEnglishInALargeWindow() async throws {
      let folder = try StoryFolder()
      let number = try await submit(in: folder, columns: 120, rows: 40, words: .english)
      #expect(number.wholeMatch(of: /H15\.\d+-\d{8}-\d{7}/) != nil, "\(number)")

      let again = Citizen(stage: try await folder.openInTmux(columns: 120, rows: 40), words: .english)
      try await again.see("Track a dossier")
      try await again.see(number)
      try await again.see("1 Registered")
    }

    /// The dossier's number.
    private func submit(in folder: StoryFolder, columns: Int, rows: Int, words: Words) async throws -> String {
      let stage = try await folder.openInTmux(columns: columns, rows: rows)
      let citizen = Citizen(stage: stage, words: words)
      try await citizen.see(Words.vietnamese.home)
      if words.home != Words.vietnamese.home { try await citizen.press(.f2) }
      try await citizen.signIn()
      try await citizen.findProcedure()
      try await citizen.fillApplicant()
      try await citizen.attach()
      try await citizen.sign()
      let number = try await citizen.submit()
      try await citizen.type("t")
      try await citizen.see(words.tracking)
      try await citizen.see(words.registered)
      try await citizen.press(.control("q"))
      #expect(try await stage.ends(with: 0))
      return number
    }
  }
}
