import AppResources
import Canvas
import Dossiers
import Foundation
import Screens
import Testing

/// What the tests of screens share: the real files, and sessions in the middle of the work.
enum ScreenKit {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  static let library: ScreenLibrary? = try? ScreenLibrary.load(from: ResourceFolder(path: root))

  /// 2026-11-23 14:07:31 in Vietnam.
  static let now = Moment(seconds: 1_795_417_651)

  static func session(
    at screens: [ScreenID] = [.home], columns: Int = 80, rows: Int = 24, language: Language = .vietnamese
  ) -> Session {
    var session = Session(
      now: now, size: ScreenSize(columns: columns, rows: rows), settings: Settings(language: language, theme: "plain"),
      connection: ConnectionFacts(id: "sandbox", name: LocalizedText(vi: "Đắk Lắk", en: "Đắk Lắk"), isSandbox: true))
    session.route = Route(screens)
    return session
  }

  static let person = Person(
    account: .citizen, technicalID: "T-1", fullName: "Phan Quốc Hậu", identityNumber: "066090007735",
    phone: "+84946911303", email: "hau@example.vn", address: "06 Lê Duẩn")

  static let summary = ProcedureSummary(
    id: "p-1001822", code: "1.001822.000.00.00.H15", name: "Cấp chứng chỉ hành nghề tu bổ di tích",
    field: "Di sản văn hóa", agency: "a-vhttdl", agencyName: "Sở Văn hóa, Thể thao và Du lịch", tier: .province,
    level: .partial, workingDays: 5)

  static let procedure = Procedure(
    summary: summary, receivingOffice: "Bộ phận TN và TKQ Sở VHTTDL", applicants: ["Công dân Việt Nam"],
    steps: ["Nộp hồ sơ", "Thẩm định", "Trả kết quả"], channels: ["Trực tuyến: 5 ngày làm việc"],
    components: [
      ProcedureComponent(
        id: "c-1", name: "Đơn đề nghị cấp chứng chỉ hành nghề bảo quản, tu bổ, phục hồi di tích", isRequired: true,
        mustBeSigned: true, template: ComponentTemplate(id: "t-1", filename: "don-de-nghi-cap-chung-chi.docx")),
      ProcedureComponent(id: "c-2", name: "Bản sao văn bằng, chứng chỉ chuyên môn", isRequired: false, kind: .copy),
      ProcedureComponent(id: "c-3", name: "Bản khai kinh nghiệm chuyên môn", isRequired: false),
    ], results: ["Chứng chỉ hành nghề"], legalGrounds: ["61/2016/NĐ-CP"], isSample: true)

  static let applicant: [String: String] = [
    "full-name": "Phan Quốc Hậu", "identity-number": "066090007735", "phone": "0946911303",
    "province": "Tỉnh Đắk Lắk", "ward": "Phường Buôn Ma Thuột", "street": "06 Lê Duẩn",
  ]

  /// A dossier of the sample procedure with the applicant filled in.
  static func draft(screen: ScreenID = .components) -> Draft {
    Draft(
      id: "20261123-140000-1", connection: "sandbox", createdAt: now, updatedAt: now, screen: screen,
      procedure: procedure, applicant: applicant, currentPaper: "c-1")
  }

  /// A Word file that was turned into a one-page PDF.
  static let convertedFile = AttachedFile(
    name: "don-de-nghi.docx",
    original: StoredFile(path: "/files/don-de-nghi.docx", kind: .docx, byteCount: 18_432, sha256: "9f2c"),
    converted: StoredFile(path: "/files/don-de-nghi.pdf", kind: .pdf, byteCount: 43_008, sha256: "07bb", pageCount: 1))

  static func certificate(
    _ id: String = "CERT1", subject: String = "Phan Quốc Hậu", schemes: [SignatureScheme] = [.pss, .pkcs1],
    obstacles: [CertificateObstacle] = []
  ) -> Certificate {
    Certificate(
      id: id, subject: subject, identityNumber: "CCCD:066090007735", issuer: "HOSO Sandbox CA", serial: "54019F3C",
      notBefore: now + -86_400 * 100, notAfter: now + 86_400 * 214, key: .rsa(bits: 2048), der: [0x30],
      location: KeyLocation(
        module: "/usr/lib/softhsm/libsofthsm2.so", tokenLabel: "HOSO-DEMO", tokenSerial: "1", keyID: [1],
        label: "person", schemes: schemes), obstacles: obstacles)
  }

  static func token(_ certificates: [Certificate] = [certificate()], tries: PinState.Tries = .full) -> Token {
    Token(
      module: "/usr/lib/softhsm/libsofthsm2.so", label: "HOSO-DEMO", manufacturer: "SoftHSM", model: "v2", serial: "1",
      pin: PinState(tries: tries), certificates: certificates)
  }
}

extension ScreenLibrary {
  /// Presses a key by its textual form and gives back what was asked for.
  func press(_ chord: String, _ session: inout Session) throws -> [Effect] {
    guard let input = input(for: try Chord(chord), on: session.route.current) else { return [] }
    return reduce(&session, .input(input))
  }

  func type(_ text: String, _ session: inout Session) -> [Effect] {
    inputs(forTyped: text, on: session.route.current).flatMap { reduce(&session, .input($0)) }
  }
}

/// Compares a frame with its recorded picture: glyphs above, role letters below. `RECORD_SNAPSHOTS=1` writes it.
func expectSnapshot(
  _ session: Session, _ name: String, _ library: ScreenLibrary, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let frame = library.frame(of: session)
  let picture = frame.text + "\n" + String(repeating: "=", count: session.size.columns) + "\n" + frame.roles + "\n"
  let size = "\(session.size.columns)x\(session.size.rows)"
  let file = "\(name).\(size).\(session.language.rawValue).txt"
  let url = URL(fileURLWithPath: "\(ScreenKit.root)/Tests/ScreensTests/Snapshots/\(file)")
  if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
    try Data(picture.utf8).write(to: url)
    return
  }
  let recorded = try #require(FileManager.default.contents(atPath: url.path), "no snapshot \(file)")
  let isAsRecorded = Array(recorded) == Array(picture.utf8)
  #expect(isAsRecorded, "\(file) looks different:\n\(frame.text)", sourceLocation: sourceLocation)
}

/// The sizes and languages at which every screen is looked at.
func expectSnapshots(
  of name: String, _ library: ScreenLibrary, sourceLocation: SourceLocation = #_sourceLocation,
  _ make: (_ columns: Int, _ rows: Int, _ language: Language) -> Session
) throws {
  for (columns, rows) in [(60, 20), (80, 24), (120, 40)] {
    for language in Language.allCases {
      try expectSnapshot(make(columns, rows, language), name, library, sourceLocation: sourceLocation)
    }
  }
}
