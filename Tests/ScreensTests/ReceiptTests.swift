import Dossiers
import Testing

@testable import Screens

@Suite struct ReceiptTests {
  let library: ScreenLibrary

  init() throws { library = try #require(ScreenKit.library) }

  static let receipt = Receipt(
    number: "H15.07-20261123-0000043", procedureCode: "1.001822.000.00.00.H15",
    procedureName: "Cấp chứng chỉ hành nghề tu bổ di tích", applicantName: "Phan Quốc Hậu",
    receivingOffice: "Bộ phận TN và TKQ Sở VHTTDL", submittedAt: ScreenKit.now,
    appointment: CivilDate(year: 2026, month: 11, day: 30), workingDays: 5, status: .registered,
    files: [
      Receipt.File(name: "don-de-nghi_signed.pdf", byteCount: 62_464, sha256: "9f2c000000000000e41a"),
      Receipt.File(name: "\(PaperKit.longName).jpg", byteCount: 1_260_000, sha256: "07bb00000000000012cd"),
    ], savedPath: "/home/anh/bien-nhan-H15.07-20261123-0000043.pdf")

  static func session(columns: Int = 80, rows: Int = 24, language: Language = .vietnamese) -> Session {
    var session = PaperKit.session(at: .receipt, columns: columns, rows: rows, language: language)
    session.route = Route([.home, .receipt])
    session.draft?.receipt = receipt
    return session
  }

  @Test func trackingOpensWithTheNumber() throws {
    var session = Self.session()
    let effects = try library.press("t", &session)
    #expect(session.route.current == .tracking)
    #expect(effects.contains(.portal(.track(number: Self.receipt.number))))
  }

  @Test func theReceiptOpensOnceItIsSaved() throws {
    var session = Self.session()
    #expect(
      try library.press("o", &session) == [.program(.open(path: "/home/anh/bien-nhan-H15.07-20261123-0000043.pdf"))])
    session.draft?.receipt?.savedPath = nil
    #expect(try library.press("o", &session) == [])
    #expect(session.notice?.content == .text("not-saved-yet", [:]))
  }

  @Test func aNewDossierStartsFromTheCatalogueAndTheOldOneIsKept() throws {
    var session = Self.session()
    _ = try library.press("n", &session)
    #expect(session.route.screens == [.home, .procedures])
    #expect(session.draft == nil && session.shelf.drafts.first?.receipt == Self.receipt)
  }

  @Test func withoutAReceiptThereIsNothingToTrack() throws {
    var session = Self.session()
    session.draft?.receipt = nil
    _ = try library.press("t", &session)
    #expect(session.route.current == .receipt && session.notice?.content == .text("no-receipt", [:]))
  }

  @Test func looksAsRecorded() throws {
    try expectSnapshots(of: "receipt", library) { columns, rows, language in
      Self.session(columns: columns, rows: rows, language: language)
    }
  }
}
