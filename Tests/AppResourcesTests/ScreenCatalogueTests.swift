import AppResources
import Canvas
import Dossiers
import Foundation
import Screens
import Testing

/// What every file in `screens/` must keep to.
@Suite struct ScreenCatalogueTests {
  let library: ScreenLibrary

  init() throws { library = try ShippedFiles.library() }

  @Test func everyScreenHasAFileAndEveryFileAScreen() throws {
    let files = Set(try ShippedFiles.screenFiles().map(\.lastPathComponent))
    let wanted = ScreenID.allCases.map { "\($0.rawValue).toml" } + ["common.toml", "problems.toml"]
    #expect(files == Set(wanted))
  }

  @Test(arguments: ScreenID.allCases)
  func everyActionIsBoundAndEveryBoundActionExists(screen: ScreenID) {
    let bound = Set(library.description(of: screen).keys.map(\.action))
    let own = Set(screen.actionNames)
    let everywhere = Set(CommonAction.allCases.map(\.rawValue))
    #expect(own.subtracting(bound).isEmpty, "never bound")
    #expect(bound.subtracting(own).subtracting(everywhere).isEmpty, "unknown to the screen")
    #expect(own.isDisjoint(with: everywhere), "a common action would never reach the screen")
  }

  @Test func theCommonFileBindsTheCommonActionsAndNothingElse() {
    #expect(Set(library.common.keys.map(\.action)) == Set(CommonAction.allCases.map(\.rawValue)))
  }

  @Test func everyProblemHasWords() {
    for code in ProblemCode.allCases { #expect(library.problems[code] != nil, "\(code.rawValue)") }
  }

  @Test(arguments: ScreenID.allCases)
  func noChordMeansTwoThings(screen: ScreenID) {
    let own = library.description(of: screen).keys
    var seen: [Chord: String] = [:]
    for record in own {
      for chord in record.chords {
        #expect(seen[chord] == nil, "\(chord) is \(seen[chord] ?? "") and \(record.action)")
        seen[chord] = record.action
      }
    }
    // A screen may give a common action another key; it may not take a common key for something else.
    for record in library.common.keys {
      for chord in record.chords { #expect(seen[chord] == nil || seen[chord] == record.action, "\(chord)") }
    }
    let mergedActions = own.map(\.action) + library.common.keys.map(\.action).filter { !own.map(\.action).contains($0) }
    #expect(Set(mergedActions).count == mergedActions.count)
  }

  @Test(arguments: ScreenID.allCases)
  func everyChordReachesUsFromATerminal(screen: ScreenID) {
    let records = library.description(of: screen).keys + library.common.keys
    for record in records {
      #expect(!record.chords.isEmpty)
      for chord in record.chords {
        #expect(chord.isDistinguishable, "\(chord)")
        let isForbidden =
          if case .character(let character) = chord.key {
            chord.modifiers.contains(.control) && "hijm[".contains(character)
          } else {
            false
          }
        #expect(!isForbidden, "\(chord)")
      }
    }
  }

  @Test(arguments: ScreenID.allCases)
  func noTypedCharacterIsACommandWhereTextIsTyped(screen: ScreenID) {
    let description = library.description(of: screen)
    guard description.takesText else { return }
    for chord in (description.keys + library.common.keys).flatMap(\.chords) {
      guard case .character = chord.key else { continue }
      #expect(!chord.modifiers.isEmpty, "\(chord)")
    }
  }

  @Test func aScreenWithFieldsTakesText() {
    for (screen, description) in library.screens where !description.fields.isEmpty {
      #expect(description.takesText || screen == .oneTimeCode, "\(screen.rawValue)")
      let names = description.fields.map(\.id)
      #expect(Set(names).count == names.count)
    }
  }

  @Test(arguments: ScreenID.allCases)
  func theKeyBarHasShortLabels(screen: ScreenID) {
    for record in library.description(of: screen).keys + library.common.keys {
      for language in Language.allCases {
        let length = record.label[language].count
        #expect((1...22).contains(length), "\(record.action): \(record.label[language])")
        #expect(record.help[language].count <= 160, "\(record.action)")
      }
    }
    for language in Language.allCases { #expect(library.description(of: screen).title[language].count <= 40) }
  }
}
