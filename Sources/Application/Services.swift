import Dossiers
import Drafts
import Pages
import PortalClient
import Signatures
import Tokens

/// Everything outside the session that requests go to.
public struct Services: Sendable {
  public var folders: Folders
  public var drafts: DraftStore
  public var listing = FolderListing()
  /// Opened when it is first needed: the embedded sandbox may still be starting.
  public var portal: @Sendable () async throws(Problem) -> PortalClient
  public var pages: PageReader
  public var converter: DocumentConverter
  public var tokens: TokenSlots
  /// Returns once a software token has been made, where there is one to be made, with the serial numbers known to be revoked.
  public var prepareTokens: @Sendable () async throws(Problem) -> Set<String>
  public var signing: DocumentSigning
  /// Text messages of the sandbox; nil at a real portal.
  public var messages: (@Sendable () async -> AsyncStream<SandboxMessage>)?
  /// Keeps what the person chose for good, at once.
  public var saveSettings: @Sendable (Settings) -> Void
  public var clock: @Sendable () -> Moment

  public init(
    folders: Folders, drafts: DraftStore, portal: @escaping @Sendable () async throws(Problem) -> PortalClient,
    pages: PageReader, converter: DocumentConverter, tokens: TokenSlots,
    prepareTokens: @escaping @Sendable () async throws(Problem) -> Set<String> = { [] }, signing: DocumentSigning,
    messages: (@Sendable () async -> AsyncStream<SandboxMessage>)? = nil,
    saveSettings: @escaping @Sendable (Settings) -> Void = { _ in },
    clock: @escaping @Sendable () -> Moment = { Moment.current() }
  ) {
    self.folders = folders
    self.drafts = drafts
    self.portal = portal
    self.pages = pages
    self.converter = converter
    self.tokens = tokens
    self.prepareTokens = prepareTokens
    self.signing = signing
    self.messages = messages
    self.saveSettings = saveSettings
    self.clock = clock
  }
}
