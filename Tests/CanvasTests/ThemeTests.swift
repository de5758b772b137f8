import Canvas
import Foundation
import Testing
import Themes

@Suite struct ThemeTests {
  @Test(arguments: ["day", "night", "plain"])
  func everyRoleIsStyled(_ name: String) throws {
    let values = try ThemeFile.values(name)
    #expect(Set(values.keys) == Set(Role.allCases.map(\.rawValue)))
    #expect(throws: Never.self) { try Theme(name: name, values: values) }
  }

  @Test func plainUsesNoColour() throws {
    let plain = try ThemeFile.theme("plain")
    for role in Role.allCases {
      let style = plain.style(for: role)
      #expect(style.ink == nil && style.paper == nil)
      #expect(style.attributes.isSubset(of: [.bold, .underline, .reverse]))
    }
  }

  /// WCAG 2.1, 1.4.3: 4.5 to 1 for text, 3 to 1 for lines and what is disabled.
  @Test(arguments: ["day", "night"])
  func inkCanBeReadOnItsPaper(_ name: String) throws {
    let theme = try ThemeFile.theme(name)
    for role in Role.allCases {
      let style = theme.style(for: role)
      let ink = try #require(style.ink)
      let paper = try #require(style.paper)
      let isLine = [.border, .keyDisabled, .progressAhead].contains(role)
      #expect(contrast(ink, paper) >= (isLine ? 3 : 4.5), "\(name) \(role)")
    }
  }

  @Test func colourIsNeverTheOnlySignOfTheBox() throws {
    for name in ["day", "night", "plain"] {
      let theme = try ThemeFile.theme(name)
      #expect(theme.style(for: .box, depth: .none).attributes.contains(.reverse))
      #expect(theme.style(for: .selection, depth: .none).attributes.contains(.bold))
    }
  }

  @Test func openInkAndPaperAreThoseOfText() throws {
    let theme = try Theme(
      name: "mine", values: ThemeFile.minimal(["text": ["ink": .text("white"), "paper": .text("#101010")]]))
    #expect(theme.style(for: .border) == Style(ink: Colour("white"), paper: Colour("#101010")))
    #expect(theme.style(for: .text, depth: .none) == Style())
    #expect(theme.style(for: .border, depth: .none) == Style())
  }

  @Test(
    arguments: [
      (["shout": [:]], "shout", .unknownRole), (["key": ["colour": .text("red")]], "key.colour", .unknownProperty),
      (["key": ["ink": .text("#12345")]], "key.ink", .notAColour),
      (["key": ["ink": .text("reddish")]], "key.ink", .notAColour),
      (["key": ["paper": .flag(true)]], "key.paper", .notAColour),
      (["key": ["bold": .text("yes")]], "key.bold", .notAFlag),
    ] as [([String: [String: ThemeValue]], String, Theme.Malformed.Reason)])
  func namesTheKeyThatIsWrong(
    _ values: [String: [String: ThemeValue]], _ key: String, _ reason: Theme.Malformed.Reason
  ) {
    #expect(throws: Theme.Malformed(key: key, reason: reason)) {
      try Theme(name: "mine", values: ThemeFile.minimal(values))
    }
  }

  @Test func namesTheRoleThatIsMissing() {
    var values = ThemeFile.minimal([:])
    values["rail-here"] = nil
    #expect(throws: Theme.Malformed(key: "rail-here", reason: .missingRole)) { try Theme(name: "mine", values: values) }
  }

  private func contrast(_ one: Colour, _ other: Colour) -> Double {
    let (light, dark) = (max(luminance(one), luminance(other)), min(luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)
  }

  private func luminance(_ colour: Colour) -> Double {
    func linear(_ value: UInt8) -> Double {
      let part = Double(value) / 255
      return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue)
  }
}

@Suite struct ColourTests {
  @Test(arguments: [
    ("#000000", 16, 0), ("#ffffff", 231, 15), ("#ff0000", 196, 9), ("#808080", 244, 8), ("#5fd7ff", 81, 6),
    ("red", 1, 1), ("bright-blue", 12, 12), ("#1c1c1c", 234, 0),
  ])
  func findsTheNearestInEachPalette(_ text: String, _ palette: Int, _ sixteen: Int) throws {
    let colour = try #require(Colour(text))
    #expect(colour.index(at: .palette) == palette)
    #expect(colour.index(at: .sixteen) == sixteen)
    #expect(colour.index(at: .eight).map { $0 < 8 } == true)
    #expect(colour.index(at: .none) == nil)
  }

  @Test(arguments: ["", "#fff", "#gggggg", "#+12345", "orange", "ff0000"])
  func refusesOtherTexts(_ text: String) {
    #expect(Colour(text) == nil)
  }

  @Test func depthFollowsTheTerminalAndTheUser() {
    #expect(Depth(colours: 0) == .none)
    #expect(Depth(colours: 8) == .eight)
    #expect(Depth(colours: 16) == .sixteen)
    #expect(Depth(colours: 1 << 24) == .palette)
    #expect(Depth(colours: 256, noColour: true) == .none)
  }

  @Test func pagesKeepTheirGreysWhereThereAreAny() {
    let theme = Theme(name: "mine", styles: [.box: Style(ink: Colour("red"), paper: Colour("yellow"))])
    let cell = Cell(glyph: "▘", paint: .page(ink: 0, paper: 15))
    #expect(theme.look(of: cell, depth: .palette) == Look(glyph: "▘", ink: 16, paper: 231))
    #expect(theme.look(of: cell, depth: .sixteen) == Look(glyph: "▘", ink: 0, paper: 15))
    let boxed = Cell(glyph: "▘", paint: .page(ink: 0, paper: 15, overlay: .box))
    #expect(theme.look(of: boxed, depth: .palette) == Look(glyph: "▘", ink: 16, paper: 3))
    let letter = Cell(glyph: "ọ", paint: .page(ink: 0, paper: 15, overlay: .box))
    #expect(theme.look(of: letter, depth: .palette) == Look(glyph: "ọ", ink: 1, paper: 3))
  }

  @Test func pagesBecomeShadesWithoutColour() {
    let theme = Theme(name: "mine", styles: [:])
    func glyph(_ ink: Gray, _ paper: Gray, _ glyph: Character = " ") -> Character {
      theme.look(of: Cell(glyph: glyph, paint: .page(ink: ink, paper: paper)), depth: .none).glyph
    }
    #expect(glyph(15, 15) == " ")
    #expect(glyph(8, 8) == "▒")
    #expect(glyph(0, 0) == "█")
    #expect(glyph(0, 15, "▚") == "▚")
    #expect(glyph(12, 14, "▚") == " ")
    #expect(glyph(0, 15, "ế") == "ế")
  }
}

/// The theme files, which are TOML of one inline table a line.
enum ThemeFile {
  static func theme(_ name: String) throws -> Theme { try Theme(name: name, values: values(name)) }

  static func values(_ name: String) throws -> [String: [String: ThemeValue]] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../themes/\(name).toml")
    var values: [String: [String: ThemeValue]] = [:]
    for line in try String(contentsOf: root, encoding: .utf8).split(separator: "\n") where !line.hasPrefix("#") {
      let match = try #require(line.wholeMatch(of: /([a-z-]+) = \{ ?(.*?) ?\}/))
      var properties: [String: ThemeValue] = [:]
      for property in match.2.split(separator: ", ") {
        let parts = property.split(separator: " = ").map(String.init)
        let value = try #require(parts.last)
        properties[parts[0]] = value == "true" ? .flag(true) : .text(value.replacing("\"", with: ""))
      }
      try #require(values.updateValue(properties, forKey: String(match.1)) == nil)
    }
    return values
  }

  static func minimal(_ values: [String: [String: ThemeValue]]) -> [String: [String: ThemeValue]] {
    Dictionary(uniqueKeysWithValues: Role.allCases.map { ($0.rawValue, [:]) }).merging(values) { $1 }
  }
}
