import AppResources
import Dossiers
import Foundation
import Screens
import Testing

/// What people read: every text of every file, with the place where it stands.
@Suite struct CatalogueTextTests {
  struct Entry {
    var place: String
    var text: LocalizedText
  }

  let entries: [Entry]

  init() throws {
    let library = try ShippedFiles.library()
    var entries = Self.entries(of: library.common, in: "common")
    for screen in ScreenID.allCases {
      entries += Self.entries(of: library.description(of: screen), in: screen.rawValue)
    }
    for (code, words) in library.problems {
      entries.append(Entry(place: "problems.\(code.rawValue).what", text: words.what))
      entries.append(Entry(place: "problems.\(code.rawValue).next", text: words.next))
    }
    self.entries = entries
  }

  @Test func thereAreManyInBothLanguages() {
    #expect(entries.count > 500)
    for entry in entries {
      for language in Language.allCases {
        let text = entry.text[language]
        #expect(text.contains { !$0.isWhitespace }, "\(entry.place)")
        #expect(text.last?.isWhitespace == false, "\(entry.place): “\(text)”")
      }
    }
  }

  @Test func theyAreComposedByteByByte() {
    for entry in entries {
      for language in Language.allCases {
        let text = entry.text[language]
        #expect(Array(text.utf8) == Array(text.precomposedStringWithCanonicalMapping.utf8), "\(entry.place)")
      }
    }
  }

  @Test func theyHoldNothingThatATerminalObeys() {
    for entry in entries {
      for language in Language.allCases {
        let obeyed = entry.text[language].unicodeScalars.filter {
          [.control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate]
            .contains($0.properties.generalCategory)
        }
        #expect(obeyed.isEmpty, "\(entry.place)")
      }
    }
  }

  @Test func bothLanguagesHaveTheSamePlaceholders() {
    for entry in entries {
      #expect(Self.placeholders(of: entry.text.vi) == Self.placeholders(of: entry.text.en), "\(entry.place)")
      for language in Language.allCases {
        let text = entry.text[language]
        #expect(text.count { $0 == "{" } == text.count { $0 == "}" }, "\(entry.place): \(text)")
      }
    }
  }

  @Test func aSentenceForAProblemSaysWhatAndWhatNext() {
    for entry in entries where entry.place.hasPrefix("problems.") {
      for language in Language.allCases {
        #expect(
          entry.text[language].last.map { ".!?".contains($0) } ?? false, "\(entry.place): \(entry.text[language])")
      }
    }
  }

  @Test func everyFileOnDiskIsComposedUTF8() throws {
    let themes = try FileManager.default.contentsOfDirectory(
      at: ShippedFiles.root.appending(path: "themes"), includingPropertiesForKeys: nil)
    for file in try ShippedFiles.screenFiles() + themes {
      let data = try Data(contentsOf: file)
      let text = try #require(String(data: data, encoding: .utf8), "\(file.lastPathComponent)")
      #expect(Array(data) == Array(text.precomposedStringWithCanonicalMapping.utf8), "\(file.lastPathComponent)")
    }
  }

  private static func entries(of description: ScreenDescription, in file: String) -> [Entry] {
    var entries = [Entry(place: "\(file).title", text: description.title)]
    for record in description.keys {
      entries.append(Entry(place: "\(file).\(record.action).label", text: record.label))
      entries.append(Entry(place: "\(file).\(record.action).help", text: record.help))
    }
    for field in description.fields {
      entries.append(Entry(place: "\(file).\(field.id).label", text: field.label))
      if let hint = field.hint { entries.append(Entry(place: "\(file).\(field.id).hint", text: hint)) }
    }
    return entries + description.texts.map { Entry(place: "\(file).\($0.key)", text: $0.value) }
  }

  private static func placeholders(of text: String) -> Set<String> {
    Set(
      text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().map { String($0.prefix { $0 != "}" }) })
  }
}
