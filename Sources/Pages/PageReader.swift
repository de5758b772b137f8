import CMuPDF
import Dossiers
import SerialQueues

/// Reads PDF files as sizes, pixels and words, and writes the incremental update that a signature needs.
///
/// Pages count from 0. Coordinates are points on the page as it is displayed, origin at the top left corner, y downwards.
/// A wrong or missing password is `.documentNeedsPassword`.
public actor PageReader {
  private let queue = SerialQueue(label: "hoso.pages")
  private var documents = OpenDocuments()
  private let timeLimit: Double

  /// `timeLimit` is what a page may take to be drawn, in seconds.
  public init(timeLimit: Double = 10) { self.timeLimit = timeLimit }

  public nonisolated var unownedExecutor: UnownedSerialExecutor { queue.asUnownedSerialExecutor() }

  /// What the document says of itself before anyone signs it.
  public func facts(of path: String, password: Secret? = nil) throws(Problem) -> DocumentFacts {
    // Drawing may find damage, and add appearances, in an open document: what is said here must not depend on it.
    try OpenDocument(path: path, password: password).documentFacts()
  }

  /// Draws an area of a page, or all of it, to exactly `width` by `height` pixels, stretching it where it must.
  /// Gives up with `.documentTooLargeToShow` at the time limit.
  public func raster(
    of path: String, page: Int, area: PageRectangle? = nil, width: Int, height: Int, password: Secret? = nil
  ) throws(Problem) -> PageRaster {
    try documents.withDocument(at: path, password: password) { document throws(Problem) in
      try document.raster(ofPage: page, area: area, width: width, height: height, timeLimit: timeLimit)
    }
  }

  /// The words of a page in reading order.
  public func text(of path: String, page: Int, password: Secret? = nil) throws(Problem) -> [PageText] {
    try documents.withDocument(at: path, password: password) { document throws(Problem) in
      try document.text(ofPage: page, timeLimit: timeLimit)
    }
  }

  /// A page in colour as a PNG file.
  public func png(
    of path: String, page: Int, dotsPerInch: Double, password: Secret? = nil
  ) throws(Problem) -> [UInt8] {
    try documents.withDocument(at: path, password: password) { document throws(Problem) in
      try document.png(ofPage: page, dotsPerInch: dotsPerInch, timeLimit: timeLimit)
    }
  }

  /// Every signature field, signed or not, with its place on the page.
  public func signatureFields(of path: String, password: Secret? = nil) throws(Problem) -> [SignatureField] {
    try documents.withDocument(at: path, password: password) { document throws(Problem) in
      try document.signatureFields().map(\.place)
    }
  }

  /// The signatures in the file, each with what changed after the revision that it covers.
  public func embeddedSignatures(of path: String, password: Secret? = nil) throws(Problem) -> [EmbeddedSignature] {
    try OpenDocument(path: path, password: password).embeddedSignatures()
  }

  /// Writes the update with an empty place for the CMS; nothing reaches the disk.
  ///
  /// The request carries no password since a `Secret` cannot be encoded.
  public func prepareSignature(
    _ request: SignatureRequest, password: Secret? = nil
  ) throws(Problem) -> PreparedSignature {
    try OpenDocument(path: request.path, password: password).prepareSignature(request)
  }

  /// Writes original, update and CMS to `output`, beside it first and then in its place. The original is only read.
  public func finish(_ prepared: PreparedSignature, cms: [UInt8], at output: String) throws(Problem) {
    try SignedFile(prepared, cms: cms).write(to: output)
  }
}
