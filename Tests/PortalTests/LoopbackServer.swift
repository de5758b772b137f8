import Foundation
import Glibc
import Synchronization

/// A server on 127.0.0.1 that does to each connection whatever the test says, byte by byte.
final class LoopbackServer: Sendable {
  let port: Int
  private let listener: Int32
  private let accepted = Atomic(0)

  var address: String { "http://127.0.0.1:\(port)" }
  /// Connections so far.
  var connectionCount: Int { accepted.load(ordering: .sequentiallyConsistent) }

  /// - Parameter serve: runs on a thread of its own for each connection, which is closed after it.
  init(_ serve: @escaping @Sendable (LoopbackConnection) -> Void) throws {
    (listener, port) = try Self.listen()
    Thread.detachNewThread { [self] in
      while true {
        let descriptor = accept(listener, nil, nil)
        guard descriptor >= 0 else { return }
        accepted.add(1, ordering: .sequentiallyConsistent)
        Thread.detachNewThread {
          let connection = LoopbackConnection(descriptor)
          serve(connection)
          connection.end()
        }
      }
    }
  }

  /// Lets nobody in any more.
  func stop() {
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
  }

  /// A port on which nobody listens.
  static func deadPort() throws -> Int {
    let (listener, port) = try listen()
    close(listener)
    return port
  }

  private static func listen() throws -> (listener: Int32, port: Int) {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isListening = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(listener, address, length) == 0 && Glibc.listen(listener, 16) == 0
          && getsockname(listener, address, &length) == 0
      }
    }
    guard isListening else { throw POSIXError(.EADDRNOTAVAIL) }
    return (listener, Int(UInt16(bigEndian: address.sin_port)))
  }
}

/// One connection of a `LoopbackServer`.
final class LoopbackConnection {
  private let descriptor: Int32
  private var unread: [UInt8] = []

  init(_ descriptor: Int32) { self.descriptor = descriptor }

  struct Request {
    var line: String
    /// Names in lower case.
    var headers: [String: String]
    var body: [UInt8]

    /// Without the query.
    var path: String {
      line.split(separator: " ").dropFirst().first?.split(separator: "?").first.map(String.init) ?? ""
    }
    var text: String { String(decoding: body, as: UTF8.self) }
  }

  /// The next request; nil when the client hung up.
  func readRequest() -> Request? {
    guard let head = readHead() else { return nil }
    let lines = head.split(separator: "\r\n").map(String.init)
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      let halves = line.split(separator: ":", maxSplits: 1).map(String.init)
      headers[halves[0].lowercased()] = halves.count > 1 ? halves[1].trimmingCharacters(in: .whitespaces) : ""
    }
    let length = headers["content-length"].flatMap { Int($0) } ?? 0
    while unread.count < length { if !readMore() { return nil } }
    defer { unread.removeFirst(length) }
    return Request(line: lines.first ?? "", headers: headers, body: Array(unread.prefix(length)))
  }

  /// Everything up to the empty line after the headers.
  func readHead() -> String? {
    while true {
      let text = String(decoding: unread, as: UTF8.self)
      if let end = text.range(of: "\r\n\r\n") {
        let head = String(text[..<end.upperBound])
        unread.removeFirst(head.utf8.count)
        return head
      }
      guard readMore() else { return nil }
    }
  }

  func send(_ text: String) {
    let bytes = Array(text.utf8)
    var sent = 0
    while sent < bytes.count {
      let step = bytes[sent...].withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard step > 0 else { return }
      sent += step
    }
  }

  func answer(_ body: String, status: String = "200 OK", type: String = "application/json") {
    send("HTTP/1.1 \(status)\r\nContent-Type: \(type)\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)")
  }

  /// Returns when the client hung up.
  func waitForEnd() { while readMore() { unread.removeAll() } }

  /// Cuts the connection so that the client sees a reset.
  func reset() {
    var lingering = linger(l_onoff: 1, l_linger: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &lingering, socklen_t(MemoryLayout<linger>.size))
  }

  func end() { close(descriptor) }

  private func readMore() -> Bool {
    var block = [UInt8](repeating: 0, count: 1 << 16)
    let length = recv(descriptor, &block, block.count, 0)
    guard length > 0 else { return false }
    unread += block.prefix(length)
    return true
  }
}
