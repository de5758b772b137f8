import Synchronization

/// A text message of the sandbox. It lives in memory only.
public struct TextMessage: Hashable, Sendable {
  public var phone: String
  public var text: String

  public init(phone: String, text: String) {
    self.phone = phone
    self.text = text
  }
}

extension TextMessage: CustomStringConvertible, CustomReflectable {
  public var description: String { "•••" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}

/// Hands text messages to whoever listens, and forgets them.
final class Outbox: Sendable {
  private struct Listeners: ~Copyable {
    var next = 0
    var all: [Int: AsyncStream<TextMessage>.Continuation] = [:]
  }
  private let listeners = Mutex(Listeners())

  /// Messages from now on.
  var messages: AsyncStream<TextMessage> {
    let (stream, continuation) = AsyncStream.makeStream(of: TextMessage.self, bufferingPolicy: .bufferingNewest(16))
    let id = listeners.withLock { listeners in
      listeners.next += 1
      listeners.all[listeners.next] = continuation
      return listeners.next
    }
    continuation.onTermination = { [weak self] _ in self?.remove(id) }
    return stream
  }

  func send(_ message: TextMessage) {
    let continuations = listeners.withLock { Array($0.all.values) }
    for continuation in continuations { continuation.yield(message) }
  }

  /// Ends every stream.
  func close() {
    let continuations = listeners.withLock { listeners in
      defer { listeners.all = [:] }
      return Array(listeners.all.values)
    }
    for continuation in continuations { continuation.finish() }
  }

  private func remove(_ id: Int) { listeners.withLock { _ = $0.all.removeValue(forKey: id) } }
}
