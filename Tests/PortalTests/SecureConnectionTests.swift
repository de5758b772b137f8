import Dossiers
import Foundation
import PortalClient
import Testing

/// Against `openssl s_server`, which speaks TLS 1.3.
@Suite struct SecureConnectionTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func certificateOfNobodyWeTrustEndsTheConnection() async throws {
    let server = try SecureServer(in: folder.path)
    defer { server.stop() }
    let problem = await #expect(throws: Problem.self) {
      try await HTTPTransport().send(HTTPRequest(.get, server.address))
    }
    #expect(problem?.code == .portalSecureConnectionFailed)
    #expect(problem?.technical == "curl 60")
  }

  @Test func certificateOfSomeoneWeTrustOpensIt() async throws {
    let server = try SecureServer(in: folder.path)
    defer { server.stop() }
    let transport = HTTPTransport(authorities: server.certificate)
    #expect(try await transport.send(HTTPRequest(.get, server.address)).status == 200)
  }

  /// With TLS 1.3 the server's alert comes after the handshake, disguised as a connection that broke.
  @Test func missingClientCertificateIsNotTakenForABrokenConnection() async throws {
    let server = try SecureServer(in: folder.path, options: ["-Verify", "1", "-verify_return_error"])
    defer { server.stop() }
    let transport = HTTPTransport(authorities: server.certificate)
    let body = HTTPRequest.Body.bytes([UInt8](repeating: 1, count: 100_000), type: "application/octet-stream")
    let problem = await #expect(throws: Problem.self) {
      try await transport.send(HTTPRequest(.post, server.address, body: body))
    }
    #expect(problem?.code == .portalSecureConnectionFailed)
    #expect(problem?.technical.hasSuffix("client certificate") == true)
  }
}

/// `openssl s_server` with a certificate of its own making.
private final class SecureServer {
  let address: String
  let certificate: String
  private let server = Process()

  init(in folder: String, options: [String] = []) throws {
    certificate = "\(folder)/certificate.pem"
    let key = "\(folder)/key.pem"
    let maker = Self.openssl([
      "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj",
      "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", certificate,
    ])
    maker.standardError = FileHandle.nullDevice
    try maker.run()
    maker.waitUntilExit()

    let output = Pipe()
    server.executableURL = maker.executableURL
    server.arguments =
      ["s_server", "-accept", "127.0.0.1:0", "-cert", certificate, "-key", key, "-tls1_3", "-www"] + options
    server.standardOutput = output
    server.standardError = FileHandle.nullDevice
    try server.run()
    var said = ""
    while true {
      if let line = said.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        .first(where: { $0.hasPrefix("ACCEPT 127.0.0.1:") })
      {
        address = "https://127.0.0.1:\(line.split(separator: ":").last ?? "")"
        return
      }
      let more = output.fileHandleForReading.availableData
      guard !more.isEmpty else { throw POSIXError(.ECONNREFUSED) }
      said += String(decoding: more, as: UTF8.self)
    }
  }

  /// Not by SIGTERM: a process started from a thread of Dispatch inherits that most signals are blocked.
  func stop() {
    kill(server.processIdentifier, SIGKILL)
    server.waitUntilExit()
  }

  private static func openssl(_ arguments: [String]) -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/openssl")
    process.arguments = arguments
    return process
  }
}
