/// The components screen: the selected row and what is going on with each paper.
public struct PaperDesk: Equatable, Sendable {
  public enum Activity: String, CaseIterable, Sendable { case copying, converting }

  public var selected: Int
  public var activities: [Paper.ID: Activity]
  /// The document is shown in place of the list or the report, where there is no room for both.
  public var showsDocument: Bool
  /// The page of the document that is shown, from 0.
  public var page: Int
  /// The first line of the signature report that is shown.
  public var reportScroll: Int

  public init() {
    selected = 0
    activities = [:]
    showsDocument = false
    page = 0
    reportScroll = 0
  }
}

/// The file picker.
public struct FilePicker: Equatable, Sendable {
  public var folder: String?
  public var entries: [FolderEntry]
  public var filter: TextInput
  public var selected: Int
  public var isLoading: Bool

  public init() {
    entries = []
    filter = TextInput()
    selected = 0
    isLoading = false
  }

  /// Entries whose names hold the filter, marks and case aside; the way up is among them only while there is no filter,
  /// so that Enter never leads out of a folder in which nothing matches.
  public var shown: [FolderEntry] {
    let wanted = filter.text.searchFolded
    return wanted.isEmpty ? entries : entries.filter { $0.name != ".." && $0.name.searchFolded.contains(wanted) }
  }

  public var selectedEntry: FolderEntry? {
    let shown = shown
    return shown.indices.contains(selected) ? shown[selected] : nil
  }
}

/// Signing: tokens, the chosen certificate, the PIN being typed.
public struct TokenTray: Equatable, Sendable {
  public var status: TokenStatus
  public var isReading: Bool
  public var problem: Problem?
  /// The identity number of the person who is signed in.
  public var owner: String?
  public var chosen: Certificate.ID?
  public var selected: Int
  /// The selected way of signing.
  public var methodRow: Int
  /// The properties of the selected certificate are shown.
  public var showsProperties: Bool
  public var pin: Secret
  public var isSigning: Bool
  /// Wrong PINs since the certificate was chosen.
  public var wrongPins: Int

  public init() {
    status = TokenStatus()
    isReading = false
    selected = 0
    methodRow = 0
    showsProperties = false
    pin = Secret()
    isSigning = false
    wrongPins = 0
  }

  /// All certificates: those that can sign first, and among them the signed-in person's own.
  public var certificates: [Certificate] {
    let all = status.tokens.flatMap(\.certificates)
    let usable = all.filter(\.isUsable)
    return usable.filter(isOwn) + usable.filter { !isOwn($0) } + all.filter { !$0.isUsable }
  }

  private func isOwn(_ certificate: Certificate) -> Bool {
    guard let owner, let number = certificate.identityNumber else { return false }
    return number.hasSuffix(owner)
  }

  public var chosenCertificate: Certificate? { certificates.first { $0.id == chosen } }

  /// The token that holds the chosen certificate.
  public var chosenToken: Token? {
    status.tokens.first { token in token.certificates.contains { $0.id == chosen } }
  }

  /// The best scheme that the chosen key offers: PSS where the token has it (TT 15/2025/TT-BKHCN).
  public var scheme: SignatureScheme? {
    guard let offered = chosenCertificate?.location?.schemes else { return nil }
    return [.pss, .ecdsa, .pkcs1].first(where: offered.contains)
  }
}

/// Sending the dossier.
public struct Submission: Equatable, Sendable {
  public enum Stage: String, CaseIterable, Sendable { case idle, uploading, submitting, done, failed }

  public var stage: Stage
  /// Bytes sent by paper.
  public var sent: [Paper.ID: Int]
  public var totals: [Paper.ID: Int]
  public var problem: Problem?
  /// The selected line of review.
  public var reviewRow: Int

  public init() {
    stage = .idle
    sent = [:]
    totals = [:]
    reviewRow = 0
  }

  /// From 0 to 1 over all files.
  public var progress: Double {
    let total = totals.values.reduce(0, +)
    guard total > 0 else { return stage == .done ? 1 : 0 }
    return Double(sent.values.reduce(0, +)) / Double(total)
  }
}

/// What was drawn and read of documents. Bounded: the oldest picture gives way.
public struct PageShelf: Equatable, Sendable {
  public private(set) var rasters: [PageRequest: PageRaster]
  private var order: [PageRequest]
  public var texts: [PageKey: [PageText]]
  public var facts: [String: DocumentFacts]
  public var reports: [String: SignatureReport]
  public var problems: [String: Problem]

  public init() {
    rasters = [:]
    order = []
    texts = [:]
    facts = [:]
    reports = [:]
    problems = [:]
  }

  public mutating func keep(_ raster: PageRaster, for request: PageRequest) {
    if rasters.updateValue(raster, forKey: request) == nil { order.append(request) }
    while order.count > Self.capacity { rasters[order.removeFirst()] = nil }
  }

  /// Forgets a document whose file was replaced.
  public mutating func forget(_ path: String) {
    for request in order where request.path == path { rasters[request] = nil }
    order.removeAll { $0.path == path }
    for key in texts.keys where key.path == path { texts[key] = nil }
    facts[path] = nil
    reports[path] = nil
    problems[path] = nil
  }

  private static let capacity = 12
}

/// A page of a document, counted from 0.
public struct PageKey: Hashable, Sendable {
  public var path: String
  public var page: Int

  public init(path: String, page: Int) {
    self.path = path
    self.page = page
  }
}
