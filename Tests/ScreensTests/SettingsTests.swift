import Dossiers
import Screens
import Testing

@Test func theLanguageChangesAtOnce() throws {
  let library = try #require(ScreenKit.library)
  var session = ScreenKit.session(at: [.home, .settings])
  #expect(try library.press("enter", &session) == [])
  #expect(session.language == .english)
  _ = try library.press("left", &session)
  #expect(session.language == .vietnamese)
}

@Test func themesGoRound() throws {
  let library = try #require(ScreenKit.library)
  var session = ScreenKit.session(at: [.home, .settings])
  session.settings.theme = "night"
  _ = try library.press("down", &session)
  _ = try library.press("down", &session)
  #expect(session.settingsRow == 1)
  #expect(try library.press("space", &session) == [.program(.useTheme("day"))])
  #expect(try library.press("right", &session) == [.program(.useTheme("plain"))])
  #expect(try library.press("right", &session) == [.program(.useTheme("night"))])
  #expect(try library.press("left", &session) == [.program(.useTheme("plain"))])
  #expect(session.settings.theme == "plain")
}

@Test func theLanguageKeyWorksEverywhere() throws {
  let library = try #require(ScreenKit.library)
  for screen in ScreenID.allCases {
    var session = ScreenKit.session(at: [.home, screen])
    _ = try library.press("f2", &session)
    #expect(session.language == .english, "\(screen)")
  }
}

@Test func settingsLookAsRecorded() throws {
  let library = try #require(ScreenKit.library)
  try expectSnapshots(of: "settings", library) { columns, rows, language in
    ScreenKit.session(at: [.home, .settings], columns: columns, rows: rows, language: language)
  }
}
