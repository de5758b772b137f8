import Foundation
import Testing
import Tokens

@Suite struct ReaderMonitorTests {
  @Test func tellsTheStateAtOnceAndEndsWhenCancelled() async throws {
    let monitor = ReaderMonitor()
    var statuses = monitor.statuses.makeAsyncIterator()
    let first = try #require(await statuses.next())
    let hasService = FileManager.default.fileExists(atPath: "/run/pcscd/pcscd.comm")
    #expect(first.isReaderServiceRunning == hasService)
    if !hasService { #expect(first.readers.isEmpty) }
    monitor.cancel()
    while await statuses.next() != nil {}
  }

  @Test func endsWithItsConsumer() async throws {
    let monitor = ReaderMonitor()
    let task = Task { for await _ in monitor.statuses {} }
    task.cancel()
    await task.value
  }
}
