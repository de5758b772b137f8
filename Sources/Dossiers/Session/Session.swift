/// Everything that the program knows between two events. Screens read it to draw and change it to act; nothing else is
/// shared between them.
public struct Session: Equatable, Sendable {
  public var now: Moment
  public var size: ScreenSize
  public var settings: Settings
  public var connection: ConnectionFacts
  public var route: Route
  /// The message line.
  public var notice: Notice?
  public var account: Account
  public var catalogue: CatalogueBrowser
  public var shelf: DraftShelf
  /// The dossier at hand.
  public var draft: Draft?
  public var applicant: ApplicantEntry
  public var papers: PaperDesk
  public var picker: FilePicker
  public var tokens: TokenTray
  public var placement: Placement
  public var pages: PageShelf
  public var submission: Submission
  public var following: Following
  /// Rows of the settings screen and of the help screen.
  public var settingsRow: Int
  public var helpScroll: Int

  public init(
    now: Moment, size: ScreenSize = ScreenSize(columns: 80, rows: 24), settings: Settings = Settings(),
    connection: ConnectionFacts
  ) {
    self.now = now
    self.size = size
    self.settings = settings
    self.connection = connection
    route = Route()
    account = Account()
    catalogue = CatalogueBrowser()
    shelf = DraftShelf()
    applicant = ApplicantEntry()
    papers = PaperDesk()
    picker = FilePicker()
    tokens = TokenTray()
    placement = Placement()
    pages = PageShelf()
    submission = Submission()
    following = Following()
    settingsRow = 0
    helpScroll = 0
  }

  public var language: Language { settings.language }

  /// The paper whose file is being attached, signed or looked at.
  public var currentPaper: Paper? {
    guard let draft else { return nil }
    return draft.papers.first { $0.id == draft.currentPaper }
  }

  /// Changes a paper of the dossier at hand in place; does nothing for a paper that it has not.
  public mutating func changePaper(_ id: Paper.ID, _ change: (inout Paper) -> Void) {
    guard let index = draft?.papers.firstIndex(where: { $0.id == id }) else { return }
    change(&draft!.papers[index])
    draft?.updatedAt = now
  }

  public mutating func say(_ text: String, _ details: [String: String] = [:]) {
    notice = Notice(kind: .information, content: .text(text, details))
  }

  public mutating func warn(_ text: String, _ details: [String: String] = [:]) {
    notice = Notice(kind: .warning, content: .text(text, details))
  }

  public mutating func report(_ problem: Problem) {
    notice = Notice(kind: .error, content: .problem(problem))
  }
}

/// The terminal's size in cells.
public struct ScreenSize: Hashable, Sendable {
  public var columns: Int
  public var rows: Int

  public init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
  }

  /// Below this nothing is drawn but a request for more room.
  public static let smallest = ScreenSize(columns: 60, rows: 20)

  public var isTooSmall: Bool { columns < Self.smallest.columns || rows < Self.smallest.rows }
}

/// What the message line says: what happened, and what to do next.
public struct Notice: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Sendable { case information, success, warning, error }
  public enum Content: Hashable, Sendable {
    /// A text of the current screen's file or of `common.toml`, with what fills its placeholders.
    case text(String, [String: String])
    case problem(Problem)
  }

  public var kind: Kind
  public var content: Content

  public init(kind: Kind, content: Content) {
    self.kind = kind
    self.content = content
  }
}

/// What the person chose for good.
public struct Settings: Hashable, Codable, Sendable {
  public var language: Language
  /// The name of a file in `themes/`.
  public var theme: String

  public init(language: Language = .vietnamese, theme: String = "night") {
    self.language = language
    self.theme = theme
  }
}

/// The portal as the header names it.
public struct ConnectionFacts: Hashable, Codable, Sendable {
  public var id: String
  public var name: LocalizedText
  public var isSandbox: Bool
  /// What to sign in and to sign with at a sandbox, known to all; nil at a real portal.
  public var samples: SampleCredentials?

  public init(id: String, name: LocalizedText, isSandbox: Bool, samples: SampleCredentials? = nil) {
    self.id = id
    self.name = name
    self.isSandbox = isSandbox
    self.samples = samples
  }
}

/// The invented person of a sandbox.
public struct SampleCredentials: Hashable, Codable, Sendable {
  public var account: String
  public var password: String
  public var pin: String

  public init(account: String, password: String, pin: String) {
    self.account = account
    self.password = password
    self.pin = pin
  }
}
