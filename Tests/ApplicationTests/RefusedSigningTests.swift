import Application
import Dossiers
import Foundation
import Synchronization
import Testing
import TokenFixture
import Tokens

/// What is refused, when, and what it leaves behind.
@Suite(.serialized) struct RefusedSigningTests {
  let folder: ScratchFolder
  let bench: SigningBench
  let plain: String

  init() async throws {
    folder = try ScratchFolder()
    bench = try await SigningBench()
    plain = try folder.write(InventedDocument.page(), "plain.pdf")
  }

  @Test func aCertificateForLoginOnlyIsRefusedBeforeThePIN() async throws {
    let order = try await order(TokenFixture.login, .ecdsa)
    try await expectRefusal(of: order, as: .certificateUnusable, technical: "wrong-key-usage")
  }

  @Test func anExpiredCertificateIsRefusedBeforeThePIN() async throws {
    let later = Moment(seconds: Moment.current().seconds + 3 * 365 * 86_400)
    var order = try await order(TokenFixture.elliptic, .ecdsa)
    let tokens = try await bench.fixture.slots.tokens(now: later)
    order.certificate = try #require(
      tokens.flatMap(\.certificates).first { $0.id == order.certificate.id && $0.location != nil })
    try await expectRefusal(of: order, as: .certificateUnusable, technical: "expired")
  }

  @Test func aSchemeThatTheKeyCannotDoIsRefusedBeforeThePIN() async throws {
    try await expectRefusal(of: order(TokenFixture.elliptic, .pss), as: .schemeNotOffered)
  }

  @Test func documentsThatCannotBeSignedAreRefusedBeforeThePIN() async throws {
    var order = try await order(TokenFixture.elliptic, .ecdsa)
    order.path = folder.path("missing.pdf")
    try await expectRefusal(of: order, as: .fileNotFound)
    order.path = try folder.write(Array("Đơn đề nghị".utf8), "letter.pdf")
    try await expectRefusal(of: order, as: .documentDamaged)
    order.path = plain
    order.field = "Chưa có"
    try await expectRefusal(of: order, as: .fieldNotFound)
    order.field = nil
    order.box = SignatureBox(page: 1, rectangle: PageRectangle(x: 0, y: 0, width: 100, height: 50))
    try await expectRefusal(of: order, as: .documentHasNoSuchPage)
    order.box = SignatureBox(page: 0, rectangle: PageRectangle(x: 500, y: 0, width: 200, height: 50))
    try await expectRefusal(of: order, as: .boxOutsidePage)
  }

  @Test func theOriginalIsNeverReplaced() async throws {
    var order = try await order(TokenFixture.elliptic, .ecdsa)
    let before = plain.fileBytes
    order.output = plain
    try await expectRefusal(of: order, as: .fileNotWritable)
    try FileManager.default.createSymbolicLink(atPath: folder.path("link.pdf"), withDestinationPath: plain)
    order.output = folder.path("link.pdf")
    try await expectRefusal(of: order, as: .fileNotWritable)
    #expect(plain.fileBytes == before)
  }

  @Test func aPINThatIsTooShortLeavesNothing() async throws {
    let order = try await order(TokenFixture.elliptic, .ecdsa)
    let problem = await #expect(throws: Problem.self) { try await bench.desk.sign(order, pin: Secret("12")) }
    #expect(problem?.code == .pinLengthWrong)
    #expect(folder.names == ["plain.pdf"])
  }

  @Test func aSignatureThatFailsItsCheckLeavesWhatWasThere() async throws {
    let order = try await order(TokenFixture.elliptic, .ecdsa)
    let earlier = Array("bản đã ký hôm qua".utf8)
    try folder.write(earlier, "signed.pdf")
    // While the PIN is typed, someone exchanges a letter of the document and hides it from the clock.
    let problem = await #expect(throws: Problem.self) {
      try await bench.desk.sign(order) { () throws(Problem) in
        Self.exchangeALetter(in: order.path)
        return TokenFixture.pin
      }
    }
    #expect(problem?.code == .signatureDidNotVerify)
    #expect(problem?.details["file"] == order.output)
    #expect(order.output.fileBytes == earlier)
    #expect(folder.names == ["plain.pdf", "signed.pdf"])
  }

  @Test func aFolderThatIsMissingIsNamedAsThePersonNamedIt() async throws {
    var order = try await order(TokenFixture.elliptic, .ecdsa)
    order.output = folder.path("nowhere/signed.pdf")
    let problem = await #expect(throws: Problem.self) { try await bench.sign(order) }
    #expect(problem?.code == .fileNotWritable)
    #expect(problem?.details["file"] == "signed.pdf")
    #expect(folder.names == ["plain.pdf"])
  }

  @Test func nothingIsLeftBesideASignedFile() async throws {
    let order = try await order(TokenFixture.elliptic, .ecdsa)
    let report = try await bench.sign(order)
    #expect(report.file == order.output)
    #expect(folder.names == ["plain.pdf", "signed.pdf"])
  }

  private func order(_ key: SoftwareKey, _ scheme: SignatureScheme) async throws -> DocumentOrder {
    try await bench.order(plain, to: folder.path("signed.pdf"), key: key, scheme: scheme)
  }

  private func expectRefusal(
    of order: DocumentOrder, as code: ProblemCode, technical: String? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    let asked = Asked()
    let problem = await #expect(throws: Problem.self, sourceLocation: sourceLocation) {
      try await bench.desk.sign(order) { () throws(Problem) in
        asked.note()
        return TokenFixture.pin
      }
    }
    #expect(problem?.code == code, sourceLocation: sourceLocation)
    if let technical { #expect(problem?.technical == technical, sourceLocation: sourceLocation) }
    #expect(!asked.wasNoted, sourceLocation: sourceLocation)
    let isLeft = FileManager.default.fileExists(atPath: folder.path("signed.pdf"))
    #expect(!isLeft, sourceLocation: sourceLocation)
  }

  private static func exchangeALetter(in path: String) {
    var facts = stat()
    stat(path, &facts)
    guard let handle = FileHandle(forUpdatingAtPath: path) else { return }
    try? handle.seek(toOffset: 11)
    try? handle.write(contentsOf: Data("X".utf8))
    try? handle.close()
    utimensat(AT_FDCWD, path, [facts.st_atim, facts.st_mtim], 0)
  }
}

private final class Asked: Sendable {
  private let noted = Mutex(false)
  var wasNoted: Bool { noted.withLock { $0 } }
  func note() { noted.withLock { $0 = true } }
}
