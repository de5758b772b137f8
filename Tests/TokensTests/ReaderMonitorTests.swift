import Foundation
import Testing
import Tokens

@Suite struct ReaderMonitorTests {
  /// pcsc-lite asks this variable for the service's socket; nobody listens there.
  init() { setenv("PCSCLITE_CSOCK_NAME", "/nonexistent/pcscd.comm", 1) }

  @Test func aMissingServiceIsAStateAndWatchingEndsWhenCancelled() async throws {
    let monitor = ReaderMonitor()
    var statuses = monitor.statuses.makeAsyncIterator()
    #expect(await statuses.next() == ReaderStatus(isReaderServiceRunning: false, readers: []))
    monitor.cancel()
    #expect(await statuses.next() == nil)
  }

  @Test func endsWithItsConsumer() async throws {
    let monitor = ReaderMonitor()
    let task = Task { for await _ in monitor.statuses {} }
    task.cancel()
    await task.value
  }
}
