import Glibc
import GoldenScreens
import Testing

extension Stories {
  /// What happens to the window while a person works in it.
  @Suite(.serialized) struct WindowStory {
    @Test func resizingWhileTheBoxIsPlacedLosesNothing() async throws {
      let folder = try StoryFolder()
      let terminal = try folder.open()
      let citizen = Citizen(stage: terminal)
      try await citizen.signIn()
      try await citizen.findProcedure()
      try await citizen.fillApplicant()
      try await citizen.attach()
      try await citizen.chooseCertificate()
      let before = try await citizen.read(after: " x ")
      try await citizen.press(.shiftLeft)
      try await citizen.notSee(before)
      let place = String(try await citizen.read(after: " x ").prefix { $0 != "·" })

      for (columns, rows) in [(120, 40), (60, 20), (100, 30)] {
        await terminal.resize(columns: columns, rows: rows)
        try await citizen.see(" x \(place)")
        try await citizen.see("Esc Lùi")
      }
      await terminal.resize(columns: 40, rows: 12)
      try await citizen.see("40×12")
      // A key that would move the box waits for nothing here: there is nothing to see.
      try await citizen.press(.shiftLeft)
      await terminal.resize(columns: 80, rows: 24)
      try await citizen.see(" x \(place)")
      try await citizen.see("⏎ Ký ở đây")
    }

    @Test func terminationLeavesTheTerminalAsItWasAndTheDraftSaved() async throws {
      let folder = try StoryFolder()
      let terminal = try folder.open()
      let citizen = Citizen(stage: terminal)
      try await citizen.beginWithoutSigningIn()
      try await citizen.type("Phan Quốc Hậu")
      try await citizen.see("▌Họ và tên *             Phan Quốc Hậu")
      #expect(await terminal.isOnAlternateScreen)
      #expect(await !terminal.isSane)
      await terminal.kill(SIGTERM)
      #expect(await terminal.waitForEnd() != nil)
      #expect(await !terminal.isOnAlternateScreen)
      #expect(await terminal.isSane)
      #expect(try await folder.draft()?.applicant["full-name"] == "Phan Quốc Hậu")
    }
  }
}
