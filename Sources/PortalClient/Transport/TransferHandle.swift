import CCurl
import Dossiers

/// Owns curl's handles; only ever used on its transport's queue.
struct TransferHandle: ~Copyable {
  private let transfer: OpaquePointer
  private let authorities: String?

  /// - Parameter authorities: a PEM file of authorities to trust instead of the system's.
  init(authorities: String?) throws(Problem) {
    guard let transfer = transfer_create() else { throw Problem(.unexpected, technical: "libcurl.so.4") }
    self.transfer = transfer
    self.authorities = authorities
  }

  deinit { transfer_destroy(transfer) }

  /// Sends and waits; `watch` is asked about ten times a second whether to go on, with the bytes sent and received.
  func send(
    _ request: HTTPRequest, watch: (_ sent: Int, _ received: Int) -> Bool
  ) throws(Problem) -> HTTPAnswer {
    let upload = try OpenFile(toSend: request)
    let download = try OpenFile(toReceive: request)
    defer { extendLifetime(upload) }
    try prepare(request, upload: upload, download: download)
    let outcome = perform(watch)
    guard outcome == TransferAnswered else { throw problem(of: outcome, request) }
    let answer = answer
    if answer.isSuccess { try download.keep() }
    return answer
  }

  private func prepare(
    _ request: HTTPRequest, upload: borrowing OpenFile, download: borrowing OpenFile
  ) throws(Problem) {
    var isReady = transfer_begin(transfer, request.method.rawValue, request.address)
    for header in request.headers {
      isReady = isReady && transfer_add_header(transfer, "\(header.name): \(header.value)")
    }
    switch request.body {
    case .none: break
    case .bytes(let bytes, let type):
      isReady = isReady && transfer_add_header(transfer, "Content-Type: \(type)")
      isReady = isReady && transfer_set_body(transfer, bytes, bytes.count)
    case .form(let fields, let file):
      for field in fields { isReady = isReady && transfer_add_part(transfer, field.name, field.value) }
      isReady =
        isReady
        && transfer_add_file(transfer, file.field, file.filename, upload.descriptor, Int64(upload.byteCount))
      for header in file.headers {
        isReady = isReady && transfer_add_file_header(transfer, "\(header.name): \(header.value)")
      }
    }
    guard isReady else { throw Problem(.unexpected, technical: "curl: request") }
    transfer_receive_into(transfer, download.descriptor)
    if !request.isRepeatable { transfer_use_new_connection(transfer) }
    if request.isForLoopback { transfer_use_no_proxy(transfer) }
    if let authorities { transfer_trust(transfer, authorities) }
    let limits = request.limits
    transfer_set_limits(transfer, limits.connect, limits.total ?? 0, limits.stall, limits.answer)
  }

  private func perform(_ watch: (_ sent: Int, _ received: Int) -> Bool) -> TransferOutcome {
    withoutActuallyEscaping(watch) { watch in
      let box = Watch(goesOn: watch)
      return withExtendedLifetime(box) {
        let context = Unmanaged.passUnretained(box).toOpaque()
        return transfer_perform(
          transfer,
          { context, sent, received in
            guard let context else { return false }
            return Unmanaged<Watch>.fromOpaque(context).takeUnretainedValue().goesOn(Int(sent), Int(received))
          }, context)
      }
    }
  }

  private var answer: HTTPAnswer {
    var count = 0
    let bytes = transfer_body(transfer, &count)
    let body = [UInt8](UnsafeBufferPointer(start: bytes, count: count))
    let type = transfer_content_type(transfer).map { String(cString: $0) } ?? ""
    let bare = type.split(separator: ";").first.map { $0.lowercased().filter { !$0.isWhitespace } } ?? ""
    return HTTPAnswer(status: transfer_status(transfer), type: bare, body: body)
  }

  private func problem(of outcome: TransferOutcome, _ request: HTTPRequest) -> Problem {
    let host = ["host": request.host]
    let technical = "curl \(transfer_error(transfer))"
    switch outcome {
    case TransferUnreachable, TransferCut: return Problem(.portalUnreachable, host, technical: technical)
    case TransferTimedOut, TransferStalled: return Problem(.portalTimeout, host, technical: technical)
    case TransferNotSecure:
      let reason = transfer_lacked_certificate(transfer) ? " · client certificate" : ""
      return Problem(.portalSecureConnectionFailed, host, technical: technical + reason)
    case TransferAnswerTooLarge:
      return Problem(.portalAnswerNotUnderstood, host, technical: "> \(request.limits.answer) B")
    case TransferCancelled: return Problem(.cancelled)
    case TransferFileFailed: return request.fileProblem
    default: return Problem(.unexpected, host, technical: technical)
    }
  }
}

private final class Watch {
  let goesOn: (Int, Int) -> Bool

  init(goesOn: @escaping (Int, Int) -> Bool) { self.goesOn = goesOn }
}
