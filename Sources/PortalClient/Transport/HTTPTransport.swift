import Dossiers
import SerialQueues
import Synchronization

/// Sends requests one after the other on a thread of its own, over connections that stay open between them.
///
/// It follows no redirect, speaks only http and https, and sends plain http to this machine alone. Proxies come from
/// the environment (`https_proxy`, `no_proxy`). Cancelling the task that waits ends the request.
public actor HTTPTransport {
  private let queue = SerialQueue(label: "portal.http")
  private var handle: TransferHandle?

  public nonisolated var unownedExecutor: UnownedSerialExecutor { queue.asUnownedSerialExecutor() }

  private let authorities: String?

  /// - Parameter authorities: path of a PEM file of authorities to trust instead of the system's.
  public init(authorities: String? = nil) { self.authorities = authorities }

  /// Returns whatever the server answered, a refusal too.
  ///
  /// - Parameter progress: told the bytes sent of the file, or received without one, at most every 50 milliseconds
  ///   and at the end.
  /// - Throws: `portal-unreachable`, `portal-timeout`, `portal-secure-connection-failed`, `cancelled`, and what reading
  ///   or writing the file brings.
  public nonisolated func send(
    _ request: HTTPRequest, progress: (@Sendable (Int) -> Void)? = nil
  ) async throws(Problem) -> HTTPAnswer {
    guard request.isSafe else {
      throw Problem(.portalSecureConnectionFailed, ["host": request.host], technical: "http")
    }
    let cancellation = Cancellation()
    let result = await withTaskCancellationHandler {
      await perform(request, cancellation, progress)
    } onCancel: {
      cancellation.cancel()
    }
    return try result.get()
  }

  private func perform(
    _ request: HTTPRequest, _ cancellation: Cancellation, _ progress: (@Sendable (Int) -> Void)?
  ) -> Result<HTTPAnswer, Problem> {
    guard !cancellation.isCancelled else { return .failure(Problem(.cancelled)) }
    do throws(Problem) {
      if handle == nil { handle = try TransferHandle(authorities: authorities) }
      var meter = Meter(countsSent: request.sendsFile, report: progress)
      let answer = try handle?.send(request) { sent, received in
        meter.note(sent: sent, received: received)
        return !cancellation.isCancelled
      }
      guard let answer else { return .failure(Problem(.unexpected)) }
      meter.finish()
      return .success(answer)
    } catch {
      return .failure(error)
    }
  }
}

extension HTTPRequest {
  var sendsFile: Bool {
    switch body {
    case .form: true
    case .none, .bytes: false
    }
  }

  /// The sandbox listens on this machine, and no proxy could reach it. A name that only looks like an address of this
  /// machine is none.
  var isForLoopback: Bool {
    guard !host.hasPrefix("[") else { return host.hasPrefix("[::1]") }
    let name = host.prefix { $0 != ":" }
    let numbers = name.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
    return name == "localhost" || (numbers.count == 4 && numbers[0] == 127 && !numbers.contains(nil))
  }

  /// A password must not travel in the clear.
  var isSafe: Bool { address.hasPrefix("https://") || (address.hasPrefix("http://") && isForLoopback) }
}

private final class Cancellation: Sendable {
  private let flag = Atomic(false)

  var isCancelled: Bool { flag.load(ordering: .relaxed) }
  func cancel() { flag.store(true, ordering: .relaxed) }
}

/// Reports progress no more often than a screen can show it.
private struct Meter {
  var countsSent: Bool
  var report: (@Sendable (Int) -> Void)?
  private var latest = 0
  private var reported: Int?
  private var reportedAt = ContinuousClock.now

  init(countsSent: Bool, report: (@Sendable (Int) -> Void)?) {
    self.countsSent = countsSent
    self.report = report
  }

  mutating func note(sent: Int, received: Int) {
    latest = countsSent ? sent : received
    let now = ContinuousClock.now
    guard latest != reported, reported == nil || now - reportedAt >= .milliseconds(50) else { return }
    reportedAt = now
    tell()
  }

  mutating func finish() { if latest != reported { tell() } }

  private mutating func tell() {
    reported = latest
    report?(latest)
  }
}
