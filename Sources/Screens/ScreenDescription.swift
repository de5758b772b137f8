import Canvas
import Dossiers

/// What a file in `screens/` says: what people see and may press. What an action does is said in Swift.
public struct ScreenDescription: Hashable, Sendable {
  public var title: LocalizedText
  /// Letters are typed, so none of them can be a command.
  public var takesText: Bool
  public var keys: [KeyRecord]
  public var fields: [Field]
  public var texts: [String: LocalizedText]

  public init(
    title: LocalizedText, takesText: Bool = false, keys: [KeyRecord] = [], fields: [Field] = [],
    texts: [String: LocalizedText] = [:]
  ) {
    self.title = title
    self.takesText = takesText
    self.keys = keys
    self.fields = fields
    self.texts = texts
  }

  public func field(_ id: Field.ID) -> Field? { fields.first { $0.id == id } }
}

/// A key of a screen. The key bar, the help screen and the manual are drawn from these.
public struct KeyRecord: Hashable, Sendable {
  /// The first is the one that is shown.
  public var chords: [Chord]
  public var action: String
  public var label: LocalizedText
  public var help: LocalizedText
  /// Shown in the key bar, not only in help.
  public var isInBar: Bool

  public init(chords: [Chord], action: String, label: LocalizedText, help: LocalizedText, isInBar: Bool = true) {
    self.chords = chords
    self.action = action
    self.label = label
    self.help = help
    self.isInBar = isInBar
  }
}

/// The words for a problem: what happened and where, and what to do next.
public struct ProblemText: Hashable, Sendable {
  public var what: LocalizedText
  public var next: LocalizedText

  public init(what: LocalizedText, next: LocalizedText) {
    self.what = what
    self.next = next
  }
}

/// All that the files in `screens/` say.
public struct ScreenLibrary: Hashable, Sendable {
  /// Keys that work everywhere and texts that several screens share.
  public var common: ScreenDescription
  public var screens: [ScreenID: ScreenDescription]
  public var problems: [ProblemCode: ProblemText]

  public init(
    common: ScreenDescription, screens: [ScreenID: ScreenDescription], problems: [ProblemCode: ProblemText]
  ) {
    self.common = common
    self.screens = screens
    self.problems = problems
  }

  public func description(of screen: ScreenID) -> ScreenDescription {
    screens[screen] ?? ScreenDescription(title: LocalizedText(vi: "", en: ""))
  }

  /// The texts of a screen in a language.
  public func texts(of screen: ScreenID, in language: Language) -> ScreenTexts {
    ScreenTexts(library: self, description: description(of: screen), language: language)
  }
}
