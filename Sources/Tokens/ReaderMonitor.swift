import CPCSC
import Certificates
import Dossiers
import Foundation
import Synchronization

/// Readers and whether the smart card service answers.
public struct ReaderStatus: Hashable, Codable, Sendable {
  public var isReaderServiceRunning: Bool
  public var readers: [Reader]

  public init(isReaderServiceRunning: Bool, readers: [Reader]) {
    self.isReaderServiceRunning = isReaderServiceRunning
    self.readers = readers
  }
}

/// Watches readers and cards through pcsc-lite on a thread of its own, from creation until `cancel`.
///
/// A missing service is a state, not an error: it is looked for again every few seconds.
public final class ReaderMonitor: Sendable {
  /// The state at first, then every change; ends after `cancel`. It has one consumer, and a slow one sees the newest state.
  public let statuses: AsyncStream<ReaderStatus>

  private let watch: ReaderWatch

  public init() {
    let (statuses, continuation) = AsyncStream.makeStream(of: ReaderStatus.self, bufferingPolicy: .bufferingNewest(1))
    self.statuses = statuses
    let watch = ReaderWatch(continuation)
    self.watch = watch
    continuation.onTermination = { _ in watch.cancel() }
    Thread.detachNewThread { watch.run() }
  }

  deinit { watch.cancel() }

  /// Stops watching; the thread ends soon after.
  public func cancel() { watch.cancel() }
}

/// What the thread runs.
private final class ReaderWatch: Sendable {
  private struct State {
    var connection: Int?
    var isCancelled = false
  }

  private let state = Mutex(State())
  private let wakeUp = DispatchSemaphore(value: 0)
  private let continuation: AsyncStream<ReaderStatus>.Continuation

  init(_ continuation: AsyncStream<ReaderStatus>.Continuation) { self.continuation = continuation }

  func cancel() {
    state.withLock { state in
      state.isCancelled = true
      if let connection = state.connection { reader_watch_cancel(connection) }
    }
    wakeUp.signal()
  }

  func run() {
    var last: ReaderStatus?
    while !isCancelled {
      if let watch = reader_watch_open() {
        let connection = reader_watch_connection(watch)
        state.withLock { $0.connection = connection }
        followReaders(watch, &last)
        state.withLock { $0.connection = nil }
        reader_watch_close(watch)
      }
      guard !isCancelled else { break }
      tell(ReaderStatus(isReaderServiceRunning: false, readers: []), &last)
      _ = wakeUp.wait(timeout: .now() + .seconds(5))
    }
    continuation.finish()
  }

  private var isCancelled: Bool { state.withLock { $0.isCancelled } }

  private func tell(_ status: ReaderStatus, _ last: inout ReaderStatus?) {
    if status != last { continuation.yield(status) }
    last = status
  }

  /// Returns when the service is gone or we are cancelled.
  private func followReaders(_ watch: OpaquePointer, _ last: inout ReaderStatus?) {
    // The first look does not wait: there may be no reader whose state could differ. Later the limit only bounds the delay
    // of a cancellation that came just before the call.
    var limit: UInt32 = 0
    while !isCancelled, reader_watch_wait(watch, limit) {
      limit = 30_000
      let readers = (0..<reader_watch_count(watch)).map { index in
        let name = reader_watch_name(watch, index).map { String(cString: $0).cleanedFromOutside } ?? ""
        return Reader(name: name, hasCard: reader_watch_has_card(watch, index))
      }
      tell(ReaderStatus(isReaderServiceRunning: true, readers: readers), &last)
    }
  }
}
