/// A request to an HTTP server.
public struct HTTPRequest: Sendable {
  public enum Method: String, Sendable {
    case get = "GET"
    case post = "POST"
    case delete = "DELETE"
  }

  public enum Body: Sendable {
    case none
    case bytes([UInt8], type: String)
    /// A multipart form (RFC 7578) whose file is read while it is sent.
    case form(fields: [(name: String, value: String)], file: FormFile)
  }

  /// A file of a multipart form.
  public struct FormFile: Sendable {
    public var field: String
    public var filename: String
    public var path: String
    /// Headers of this part of the form.
    public var headers: [(name: String, value: String)]

    public init(field: String, filename: String, path: String, headers: [(name: String, value: String)] = []) {
      self.field = field
      self.filename = filename
      self.path = path
      self.headers = headers
    }
  }

  public var method: Method
  public var address: String
  public var headers: [(name: String, value: String)]
  public var body: Body
  public var limits: HTTPLimits
  /// Where the body of a successful answer goes; nil keeps it in memory. The file is for its owner alone; one of
  /// that name is replaced.
  public var savePath: String?

  public init(
    _ method: Method, _ address: String, headers: [(name: String, value: String)] = [], body: Body = .none,
    limits: HTTPLimits = .call, savePath: String? = nil
  ) {
    self.method = method
    self.address = address
    self.headers = headers
    self.body = body
    self.limits = limits
    self.savePath = savePath
  }

  /// Whether sending it a second time does no harm, so that a connection kept open from before may be tried first.
  var isRepeatable: Bool {
    switch body {
    case .form: true
    case .none, .bytes: method == .get
    }
  }

  /// The host and port alone, as they may be shown.
  var host: String {
    let parts = address.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3 else { return "" }
    return String(parts[2].prefix { !"/?#".contains($0) }.split(separator: "@").last ?? "")
  }
}

/// How long a request may take, in milliseconds, and how large its answer may be, in bytes.
public struct HTTPLimits: Hashable, Sendable {
  public var connect: Int
  /// Of the whole request; nil where only a stall ends it.
  public var total: Int?
  /// Without a byte in either direction.
  public var stall: Int
  public var answer: Int

  public init(connect: Int, total: Int?, stall: Int, answer: Int) {
    self.connect = connect
    self.total = total
    self.stall = stall
    self.answer = answer
  }

  /// For a question with a short answer.
  public static let call = HTTPLimits(connect: 10_000, total: 30_000, stall: 20_000, answer: 16 << 20)
  /// For a file in either direction.
  public static let file = HTTPLimits(connect: 10_000, total: nil, stall: 30_000, answer: 64 << 20)
}

/// What a server answered, whatever the status.
public struct HTTPAnswer: Sendable {
  public var status: Int
  /// The media type in lower case, without parameters.
  public var type: String
  public var body: [UInt8]

  public var isSuccess: Bool { (200..<300).contains(status) }
}
