/// Requests about readers and tokens.
public enum TokenEffect: Equatable, Sendable {
  case readTokens
}

/// What readers and tokens did.
public enum TokenEvent: Equatable, Sendable {
  case readersChanged(isServiceRunning: Bool, readers: [Reader])
  case tokensRead([Token])
  case tokensFailed(Problem)
}

/// Requests about documents and their pages.
public enum PageEffect: Equatable, Sendable {
  case readFacts(path: String)
  case readText(path: String, page: Int)
  case draw(PageRequest)
  case convert(Paper.ID, StoredFile, draft: Draft.ID)
  case cancelConversion
}

/// A part of a page at a size in samples. Areas are points, origin top left, y down; nil is the whole page.
public struct PageRequest: Hashable, Sendable {
  public var path: String
  /// From 0.
  public var page: Int
  public var area: PageRectangle?
  public var width: Int
  public var height: Int

  public init(path: String, page: Int, area: PageRectangle? = nil, width: Int, height: Int) {
    self.path = path
    self.page = page
    self.area = area
    self.width = width
    self.height = height
  }
}

/// What came of them.
public enum PageEvent: Equatable, Sendable {
  case factsRead(path: String, DocumentFacts)
  case textRead(path: String, page: Int, [PageText])
  case drawn(PageRequest, PageRaster)
  case failed(path: String, Problem)
  case converted(Paper.ID, StoredFile)
  case conversionFailed(Paper.ID, Problem)
}

/// Everything that a signature needs, save the PIN.
public struct SigningOrder: Equatable, Sendable {
  public var draft: Draft.ID
  public var paper: Paper.ID
  public var document: StoredFile
  public var box: SignatureBox
  public var certificate: Certificate
  public var scheme: SignatureScheme
  /// Language of the visible appearance.
  public var language: Language

  public init(
    draft: Draft.ID, paper: Paper.ID, document: StoredFile, box: SignatureBox, certificate: Certificate,
    scheme: SignatureScheme, language: Language
  ) {
    self.draft = draft
    self.paper = paper
    self.document = document
    self.box = box
    self.certificate = certificate
    self.scheme = scheme
    self.language = language
  }
}

/// Requests to sign and to verify.
public enum SignatureEffect: Equatable, Sendable {
  case sign(SigningOrder, pin: Secret)
  case verify(path: String)
}

/// What came of them. A signature is reported only after its file was verified anew.
public enum SignatureEvent: Equatable, Sendable {
  case signed(Paper.ID, StoredFile, SignatureReport)
  case signingFailed(Problem)
  case verified(path: String, SignatureReport)
  case verificationFailed(path: String, Problem)
}

/// Requests about what is kept on disk.
public enum DraftEffect: Equatable, Sendable {
  case load
  case delete(Draft.ID)
  case adopt(path: String, Paper.ID, draft: Draft.ID)
  case listFolder(path: String?)
  case saveReceipt(Receipt, draft: Draft.ID)
}

/// What came of them.
public enum DraftEvent: Equatable, Sendable {
  case loaded([Draft], followed: [TrackedDossier])
  case failed(Problem)
  case adopted(Paper.ID, StoredFile, name: String)
  case adoptionFailed(Paper.ID, Problem)
  case folderListed(path: String, [FolderEntry])
  case folderFailed(path: String, Problem)
  case receiptSaved(Draft.ID, path: String)
}
