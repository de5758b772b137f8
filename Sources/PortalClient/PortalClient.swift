import Dossiers
import SerialQueues

/// One portal, as one person uses it: sign-in, catalogue, files, dossiers.
///
/// The tokens of the session live in this actor's memory and nowhere else. Every text that it returns is NFC and free
/// of control characters.
public actor PortalClient {
  public nonisolated let connection: Connection
  let limits: PortalLimits
  let clock: @Sendable () -> Moment
  let calls = HTTPTransport()
  /// Files travel over connections of their own, so that a long upload holds up nothing else.
  let files = HTTPTransport()
  var session: PortalSession?
  var renewal: Task<Problem?, Never>?
  /// Sign-ins that wait for an answer, by flow.
  var attempts: [String: SignInAttempt] = [:]

  private let queue = SerialQueue(label: "portal.client")
  public nonisolated var unownedExecutor: UnownedSerialExecutor { queue.asUnownedSerialExecutor() }

  /// - Parameter clock: tells when a code was sent; the moment itself never decides anything.
  public init(
    connection: Connection, limits: PortalLimits = PortalLimits(), clock: @escaping @Sendable () -> Moment = systemClock
  ) {
    self.connection = connection
    self.limits = limits
    self.clock = clock
  }

  /// Who is signed in.
  public var person: Person? { session?.person }
}

/// How patient the client is.
public struct PortalLimits: Hashable, Sendable {
  public var call: HTTPLimits
  public var file: HTTPLimits
  /// Rows of a page of results.
  public var pageSize: Int

  public init(call: HTTPLimits = .call, file: HTTPLimits = .file, pageSize: Int = 200) {
    self.call = call
    self.file = file
    self.pageSize = pageSize
  }
}
