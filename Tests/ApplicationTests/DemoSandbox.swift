import Foundation

/// `hoso sandbox` in a folder of its own, as a person would start it, with its software token; one for all tests.
struct DemoSandbox: Sendable {
  static let shared = Task { try await DemoSandbox() }

  static let module = "/usr/lib/softhsm/libsofthsm2.so"
  static let pin = "123456"
  static let token = "HOSO-DEMO"

  let folder: String
  let address: String
  /// The text messages that it prints, a line each, for the one test that signs in.
  let messages: AsyncStream<String>
  var root: String { "\(folder)/sandbox/pki/root.pem" }

  /// The program that was built with these tests.
  static var program: String {
    let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return (own as NSString).deletingLastPathComponent + "/hoso"
  }

  /// Runs `hoso` with the sandbox's token and with folders that belong to nobody.
  func hoso(_ arguments: String..., input: String = "") async throws -> Command {
    try await Command.run(Self.program, arguments, environment: environment, input: input)
  }

  func hoso(_ arguments: [String], input: String = "") async throws -> Command {
    try await Command.run(Self.program, arguments, environment: environment, input: input)
  }

  /// `hoso sign`, with the PIN on standard input.
  func sign(_ input: String, to output: String, pin: String = DemoSandbox.pin, _ more: String...) async throws
    -> Command
  {
    try await hoso(
      ["sign", input, "-o", output, "--module", Self.module, "--token", Self.token, "--pin-fd", "0"] + more,
      input: pin + "\n")
  }

  private var environment: [String: String] {
    [
      "SOFTHSM2_CONF": "\(folder)/sandbox/token/softhsm2.conf", "HOME": folder, "XDG_CONFIG_HOME": "\(folder)/config",
      "XDG_DATA_HOME": "\(folder)/data", "XDG_STATE_HOME": "\(folder)/state", "TZ": "Asia/Ho_Chi_Minh",
    ]
  }

  private init() async throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "hoso-demo-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    LeftBehind.add(folder)
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: Self.program)
    process.arguments = ["sandbox", "--port", "0", "--directory", "\(folder)/sandbox"]
    process.standardOutput = output
    process.standardInput = FileHandle.nullDevice
    try process.run()
    LeftBehind.add(program: process.processIdentifier)
    let (greeting, greetings) = AsyncStream.makeStream(of: String.self)
    let (messages, texts) = AsyncStream.makeStream(of: String.self)
    self.messages = messages
    Self.read(output, greeting: greetings, messages: texts)
    var address = ""
    for await line in greeting where line.hasPrefix("address: ") { address = String(line.dropFirst("address: ".count)) }
    guard !address.isEmpty else { throw CocoaError(.fileReadUnknown) }
    self.address = address
  }

  /// Its lines: those up to "SMS: below", then the messages.
  private static func read(
    _ pipe: Pipe, greeting: AsyncStream<String>.Continuation, messages: AsyncStream<String>.Continuation
  ) {
    let handle = pipe.fileHandleForReading
    DispatchQueue.global().async {
      var bytes: [UInt8] = []
      var isGreeting = true
      while case let data = handle.availableData, !data.isEmpty {
        bytes += data
        while let end = bytes.firstIndex(of: 0x0A) {
          let line = String(decoding: bytes[..<end], as: UTF8.self)
          bytes.removeFirst(end + 1)
          if line.hasPrefix("SMS:") {
            isGreeting = false
            greeting.finish()
          } else if isGreeting {
            greeting.yield(line)
          } else {
            messages.yield(line)
          }
        }
      }
      greeting.finish()
      messages.finish()
    }
  }
}

extension Command {
  /// The one JSON value that it printed.
  var json: Any? { try? JSONSerialization.jsonObject(with: Data(bytes)) }
  var object: [String: Any] { json as? [String: Any] ?? [:] }
  var array: [[String: Any]] { json as? [[String: Any]] ?? [] }
}
