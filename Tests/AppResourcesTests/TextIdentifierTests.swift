import AppResources
import Dossiers
import Foundation
import Screens
import Testing

/// Swift asks for texts by id; the id must be in the screen's file or in the common one.
@Suite struct TextIdentifierTests {
  let library: ScreenLibrary
  static let askers: Set = ["texts[", "self[", "warn(", "say("]

  init() throws { library = try ShippedFiles.library() }

  @Test(arguments: ScreenID.allCases)
  func whateverAScreenAsksForIsInItsFile(screen: ScreenID) throws {
    let files = try ShippedFiles.sources(of: "Screens").filter { Self.screen(of: $0) == screen }
    #expect(!files.isEmpty)
    let own = Set(library.description(of: screen).texts.keys).union(library.common.texts.keys)
    var asked = 0
    for file in files {
      for literal in try SwiftLiterals(file).literals where Self.asks(literal) {
        asked += 1
        #expect(Self.matches(literal.text, own), "\(file.lastPathComponent):\(literal.line) \(literal.text)")
      }
    }
    #expect(asked > 0)
  }

  @Test func whateverNoticesAndSharedPartsAskForIsCommon() throws {
    let shared = try ShippedFiles.sources(of: "Screens").filter { Self.screen(of: $0) == nil }
    let everywhere = Set(library.common.texts.keys)
    for file in try shared + ShippedFiles.sources(of: "Dossiers") {
      let isDomain = file.path.contains("/Dossiers/")
      for literal in try SwiftLiterals(file).literals {
        let isNotice = ["say(", "warn(", ".text("].contains(literal.caller) && !literal.text.isEmpty
        let isDrawn = !isDomain && Self.askers.contains(literal.caller)
        guard isNotice || isDrawn else { continue }
        #expect(Self.matches(literal.text, everywhere), "\(file.lastPathComponent):\(literal.line) \(literal.text)")
      }
    }
  }

  @Test func whateverTheReceiptAndTheSignatureAskForIsThere() throws {
    let wanted: [(file: String, screen: ScreenID)] = [
      ("Application/Performers/ReceiptWork.swift", .receipt),
      ("Application/Performers/SignatureWork.swift", .placeSignature),
      ("hoso/Answers/ReportText.swift", .signatureReport),
    ]
    for (file, screen) in wanted {
      let known = Set(library.description(of: screen).texts.keys).union(library.common.texts.keys)
      let asked = try SwiftLiterals(ShippedFiles.root.appending(path: "Sources/\(file)")).literals
        .filter { $0.caller == "texts[" }
      #expect(!asked.isEmpty)
      for literal in asked { #expect(Self.matches(literal.text, known), "\(file): \(literal.text)") }
    }
  }

  @Test func everyValueThatNamesATextHasOne() {
    func expect(_ ids: [String], on screens: ScreenID...) {
      for id in ids {
        for screen in screens {
          let known = library.texts(of: screen, in: .vietnamese).has(id)
          #expect(known, "\(screen.rawValue): \(id)")
        }
      }
    }
    let all = ScreenID.allCases
    for screen in all {
      expect(FieldProblem.allCases.map(\.rawValue), on: screen)
      expect(ChecklistItem.Kind.allCases.map(\.rawValue), on: screen)
      expect(Step.allCases.map { "step-\($0.rawValue)" }, on: screen)
    }
    expect(ApplicantField.allCases.map { "applicant-\($0.rawValue)" }, on: .components, .review, .home)
    expect(DossierStatus.allCases.map { "status-\($0.rawValue)" }, on: .home, .tracking)
    expect(ServiceLevel.allCases.map { "level-\($0.rawValue)" }, on: .procedures, .procedure)
    expect(AgencyTier.allCases.map { "tier-\($0.rawValue)" }, on: .procedures)
    expect(FileKind.allCases.map { "kind-\($0.rawValue)" }, on: .attach)
    expect(
      CertificateObstacle.allCases.flatMap { ["why-\($0.rawValue)", "obstacle-\($0.rawValue)"] }, on: .certificates)
    expect(SignatureScheme.allCases.map { "scheme-\($0.rawValue)" }, on: .certificates)
    expect(SignatureVerdict.Finding.allCases.map { "finding-\($0.rawValue)" }, on: .signatureReport)
    let verdicts: [SignatureReport.Verdict] = [.valid, .invalid, .unknown, .unsigned]
    expect(verdicts.map { "verdict-\($0.rawValue)" }, on: .signatureReport)
    expect(verdicts.map { "hint-\($0.rawValue)" }, on: .signatureReport)
    let levels: [SignatureVerdict.Level] = [.baselineB, .baselineT, .baselineLT, .baselineLTA, .legacy]
    expect(levels.map { "level-\($0.rawValue)" }, on: .signatureReport)
    expect([SignatureVerdict.Integrity.intact, .broken].map { "integrity-\($0.rawValue)" }, on: .signatureReport)
    expect([SignatureVerdict.Coverage.wholeFile, .revision].map { "coverage-\($0.rawValue)" }, on: .signatureReport)
    expect(
      [SignatureVerdict.Changes.none, .permitted, .suspicious].map { "changes-\($0.rawValue)" }, on: .signatureReport)
    expect(
      [SignatureVerdict.Trust.trusted, .untrusted, .unknown].map { "trust-\($0.rawValue)" }, on: .signatureReport)
    expect(PlaceSuggestion.Corner.allCases.map { "corner-\($0.rawValue)" }, on: .placeSignature)
    expect(Placement.View.allCases.map { "view-\($0.rawValue)" }, on: .placeSignature)
    expect(Language.allCases.map { "language-\($0.rawValue)" }, on: .settings)
  }

  @Test func noTextIsLeftOver() throws {
    var spelled: Set<String> = []
    for target in ["Dossiers", "Screens", "Application", "hoso"] {
      for file in try ShippedFiles.sources(of: target) {
        spelled.formUnion(try SwiftLiterals(file).literals.map(\.text))
      }
    }
    let patterns = spelled.filter { $0.contains("\0") && $0.count > 2 }
    let families = ["field-", "check-"]
    for (name, description) in [("common", library.common)] + library.screens.map({ ($0.key.rawValue, $0.value) }) {
      for id in description.texts.keys {
        let isSpelled = spelled.contains(id) || families.contains { id.hasPrefix($0) }
        #expect(isSpelled || patterns.contains { Self.matches(id, pattern: $0) }, "\(name): \(id)")
      }
    }
  }

  private static func asks(_ literal: SwiftLiterals.Literal) -> Bool {
    guard !literal.isRawValue else { return false }
    if askers.contains(literal.caller) { return true }
    // Reasons why something cannot be done, and texts that a table names, are ids of two words and more.
    return isIdentifier(literal.text) && literal.text.contains("-")
  }

  private static func isIdentifier(_ text: String) -> Bool {
    text.first.map { $0.isASCII && $0.isLetter } ?? false && !text.hasSuffix("-")
      && text.allSatisfy { $0 == "-" || ($0.isASCII && ($0.isLowercase || $0.isNumber)) }
  }

  /// Whether an id is known; of one with an interpolation, whether any known id has its form.
  private static func matches(_ text: String, _ known: Set<String>) -> Bool {
    text.contains("\0") ? known.contains { matches($0, pattern: text) } : known.contains(text)
  }

  private static func matches(_ id: String, pattern: String) -> Bool {
    let parts = pattern.split(separator: "\0", omittingEmptySubsequences: false)
    guard let first = parts.first, let last = parts.last, !(first.isEmpty && last.isEmpty) else { return false }
    return id.hasPrefix(first) && id.hasSuffix(last) && id.count > first.count + last.count
  }

  /// `SignIn+Drawing.swift` belongs to `sign-in`.
  private static func screen(of file: URL) -> ScreenID? {
    let name = file.deletingPathExtension().lastPathComponent.prefix { $0 != "+" }
    if name == "PlacementPanes" { return .placeSignature }
    let words = name.reduce(into: "") { $0 += $1.isUppercase && !$0.isEmpty ? "-\($1.lowercased())" : $1.lowercased() }
    return ScreenID(rawValue: words)
  }
}
