import Dossiers
import FlyingFox
import FlyingSocks
import Foundation

/// The embedded portal on 127.0.0.1: an identity provider with one-time codes, the iGate API, a test authority.
///
/// Its state is in `directory`: `portal.sqlite`, `files/`, `pki/`. It survives a restart; one-time codes do not.
public actor SandboxPortal {
  /// The invented people who can sign in.
  public nonisolated let accounts = SandboxAccount.all
  /// Issues certificates that the desk trusts.
  public nonisolated let authority: TestAuthority
  private nonisolated let outbox = Outbox()
  private let settings: SandboxSettings
  private let identity: IdentityProvider
  private let dossiers: DossierStore
  private let router: Router
  private let samples: [DeskTexts.Sample]
  private var server: HTTPServer?
  private var running: Task<Void, Never>?

  private static let answerTimeout = 120.0

  /// Reads `catalogue.json`, `administrative-units.json` and `desk.json` from `resources`, and opens what `directory`
  /// holds. `check` judges the signatures of uploaded PDF files.
  ///
  /// Throws `resourceBroken`, `fileNotWritable` and `fileUnreadable` with the file.
  public init(
    directory: String, resources: String, settings: SandboxSettings = SandboxSettings(),
    check: @escaping DocumentCheck
  ) throws(Problem) {
    let resources = try SandboxResources(folder: resources)
    try PrivateFolder.make(directory)
    let database = try PortalDatabase.open(directory + "/portal.sqlite")
    let sessions = SessionStore(database: database, settings: settings)
    let texts = resources.texts
    let identity = IdentityProvider(
      accounts: accounts, passwords: AccountStore(database: database), sessions: sessions, outbox: outbox,
      texts: texts, settings: settings)
    let files = try FileStore(folder: directory + "/files", database: database, now: settings.now)
    let clock = StatusClock(milestones: settings.milestones, progress: texts.progress)
    let dossiers = DossierStore(database: database, clock: clock, now: settings.now)
    let desk = OneStopDesk(texts: texts, files: files, check: check, fileSizeLimit: settings.fileSizeLimit)
    let authority = TestAuthority(folder: directory + "/pki", now: settings.now)
    let fileRoutes = FileRoutes(store: files, resources: resources, sizeLimit: settings.fileSizeLimit)
    let dossierRoutes = DossierRoutes(store: dossiers, desk: desk, catalogue: resources.catalogue)
    router = Router(
      routes: identity.routes + resources.catalogue.routes + resources.places.routes + fileRoutes.routes
        + dossierRoutes.routes + authority.routes,
      texts: texts, requestSizeLimit: settings.requestSizeLimit,
      accountOfToken: { try await identity.account(ofAccessToken: $0) })
    samples = texts.samples
    self.settings = settings
    self.identity = identity
    self.dossiers = dossiers
    self.authority = authority
  }

  /// Text messages from now on. They are kept nowhere.
  public nonisolated var messages: AsyncStream<TextMessage> { outbox.messages }

  /// Listens on a port, 0 for any that is free, and tells the address: "http://127.0.0.1:8080".
  ///
  /// Throws `portalFailed` where the port is taken.
  @discardableResult
  public func start(port: UInt16) async throws(Problem) -> String {
    await stop()
    let port = try await listen(on: port)
    let address = "http://127.0.0.1:\(port)"
    await authority.publish(at: address)
    if settings.preparesAuthority { try await authority.prepare() }
    do {
      try await identity.seed()
      try await dossiers.seed(samples, for: .hau)
    } catch {
      throw Problem(.portalFailed, technical: "\(error)")
    }
    return address
  }

  /// Closes all connections. Streams of messages stay open for the next start.
  public func stop() async {
    await server?.stop()
    running?.cancel()
    await running?.value
    server = nil
    running = nil
  }

  private func listen(on port: UInt16) async throws(Problem) -> UInt16 {
    do {
      let address = try sockaddr_in.inet(ip4: "127.0.0.1", port: port)
      try Self.bindAndRelease(address)
      let configuration = HTTPServer.Configuration(
        address: address, timeout: Self.answerTimeout,
        sharedRequestBufferSize: 65_536, logger: .disabled)
      let server = HTTPServer(
        config: configuration, handler: ClosureHTTPHandler { [router] in await router.respond(to: $0) })
      self.server = server
      running = Task { try? await server.run() }
      // A busy machine takes its time; whoever is impatient cancels.
      try await server.waitUntilListening(timeout: 120)
      if case .ip4(_, let port)? = await server.listeningAddress { return port }
    } catch {
      await stop()
      throw Problem(.portalFailed, ["port": String(port)], technical: "\(error)")
    }
    throw Problem(.portalFailed, ["port": String(port)])
  }

  /// Fails at once where the port is taken; the server itself would only never begin to listen.
  private static func bindAndRelease(_ address: sockaddr_in) throws {
    let socket = try Socket(domain: Int32(AF_INET))
    defer { try? socket.close() }
    try socket.setValue(true, for: .localAddressReuse)
    try socket.bind(to: address)
  }
}
