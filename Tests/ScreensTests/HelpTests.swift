import Canvas
import Dossiers
import Screens
import Testing

@Test func helpNamesEveryKeyOfEveryScreen() throws {
  let library = try #require(ScreenKit.library)
  for screen in ScreenID.allCases where screen != .help {
    let session = ScreenKit.session(at: [.home, screen, .help], columns: 120, rows: 60)
    let text = library.frame(of: session).text
    let own = library.description(of: screen).keys
    for record in own + library.common.keys.filter({ key in !own.contains { $0.action == key.action } }) {
      #expect(text.contains(record.label.vi), "\(screen): \(record.action)")
      for chord in record.chords { #expect(text.contains(chord.keyCap), "\(screen): \(chord)") }
    }
  }
}

@Test func helpLeadsBackToWhereOneWas() throws {
  let library = try #require(ScreenKit.library)
  var session = ScreenKit.session(at: [.home, .procedures])
  _ = try library.press("f1", &session)
  #expect(session.route.screens == [.home, .procedures, .help])
  _ = try library.press("f1", &session)
  #expect(session.route.screens == [.home, .procedures, .help])
  _ = try library.press("esc", &session)
  #expect(session.route.current == .procedures)
}

@Test func helpScrollsFromEndToEnd() throws {
  let library = try #require(ScreenKit.library)
  var session = ScreenKit.session(at: [.home, .help], columns: 60, rows: 20)
  _ = try library.press("end", &session)
  let last = session.helpScroll
  #expect(last > 0)
  _ = try library.press("pgdn", &session)
  #expect(session.helpScroll == last)
  _ = try library.press("up", &session)
  #expect(session.helpScroll == last - 1)
  _ = try library.press("home", &session)
  #expect(session.helpScroll == 0)
}

@Test func helpLooksAsRecorded() throws {
  let library = try #require(ScreenKit.library)
  try expectSnapshots(of: "help", library) { columns, rows, language in
    ScreenKit.session(at: [.home, .procedures, .help], columns: columns, rows: rows, language: language)
  }
}
