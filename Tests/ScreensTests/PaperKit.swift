import Canvas
import Dossiers
import Screens

/// Papers, pages and signatures in the middle of the work.
enum PaperKit {
  static let document = "/files/don-de-nghi.pdf"
  static let longName =
    "Giấy ủy quyền của người đại diện theo pháp luật gửi Bộ phận Tiếp nhận và Trả kết quả giải quyết thủ tục hành chính"
  static let a4 = PageSize(width: 595.3, height: 841.9)

  static let signedFile = StoredFile(
    path: "/files/don-de-nghi_signed.pdf", kind: .pdf, byteCount: 62_464, sha256: "9f2cbb41e41a", pageCount: 1)

  static func facts(pages: Int = 1, maySign: Bool = true, isRepaired: Bool = false) -> DocumentFacts {
    DocumentFacts(
      pages: Array(repeating: a4, count: pages), isEncrypted: false, maySign: maySign, isRepaired: isRepaired,
      certification: nil, signatureCount: 0, emptySignatureFields: [])
  }

  /// The words of a form that ends where one signs.
  static let texts: [PageText] =
    line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", x: 170, y: 60, size: 13)
    + line("Độc lập - Tự do - Hạnh phúc", x: 210, y: 78, size: 13)
    + line("ĐƠN ĐỀ NGHỊ CẤP CHỨNG CHỈ HÀNH NGHỀ", x: 150, y: 130, size: 14)
    + line("1. Họ và tên: Nguyễn Thị Ngọc Ánh", x: 85, y: 180, size: 12)
    + line("2. Nơi ở hiện nay: phường Buôn Ma Thuột, tỉnh Đắk Lắk", x: 85, y: 200, size: 12)
    + line("Đắk Lắk, ngày 23 tháng 11 năm 2026", x: 320, y: 560, size: 12)
    + line("NGƯỜI LÀM ĐƠN", x: 375, y: 585, size: 13) + line("(Ký, ghi rõ họ tên)", x: 370, y: 603, size: 12)
    + line("Nguyễn Thị Ngọc Ánh", x: 360, y: 690, size: 12)

  static func line(_ text: String, x: Double, y: Double, size: Double) -> [PageText] {
    var words: [PageText] = []
    var x = x
    for word in text.split(whereSeparator: { $0 == " " }) {
      let width = Double(word.count) * size * 0.52
      let box = PageRectangle(x: x, y: y, width: width, height: size * 1.2)
      words.append(PageText(text: String(word), box: box, size: size))
      x += width + size * 0.26
    }
    return words
  }

  static let report = SignatureReport(
    file: signedFile.path, verdict: .valid,
    signatures: [
      SignatureVerdict(
        field: "Signature1", integrity: .intact, coverage: .wholeFile, changes: .none, trust: .trusted,
        level: .baselineB, subFilter: "ETSI.CAdES.detached", scheme: "RSASSA-PSS", digest: "SHA-256",
        signedAt: ScreenKit.now,
        signer: SignatureVerdict.Signer(
          subject: "Phan Quốc Hậu", issuer: "HOSO Sandbox CA", serial: "540166A0B1C2D3E4F59F3C",
          notBefore: ScreenKit.now + -86_400, notAfter: ScreenKit.now + 86_400 * 214),
        problems: [])
    ])

  /// A session at a screen of papers, with a converted form attached.
  static func session(
    at screen: ScreenID, columns: Int = 80, rows: Int = 24, language: Language = .vietnamese
  ) -> Session {
    var session = ScreenKit.session(
      at: [.home, .applicant, .components, screen], columns: columns, rows: rows, language: language)
    if screen == .components { session.route = Route([.home, .applicant, .components]) }
    session.account.person = ScreenKit.person
    session.draft = ScreenKit.draft(screen: screen)
    attach(ScreenKit.convertedFile, to: "c-1", &session)
    session.tokens.status.tokens = [ScreenKit.token()]
    session.tokens.chosen = "CERT1"
    return session
  }

  static func attach(_ file: AttachedFile?, to paper: Paper.ID, isTicked: Bool = true, _ session: inout Session) {
    session.changePaper(paper) {
      $0.file = file
      $0.isTicked = isTicked && file != nil
    }
  }

  static func sign(_ session: inout Session, verdict: SignatureReport.Verdict = .valid) {
    session.changePaper("c-1") {
      $0.file?.signed = signedFile
      $0.file?.report = SignatureReport(file: signedFile.path, verdict: verdict, signatures: report.signatures)
    }
    session.draft?.box = SignatureBox(page: 0, rectangle: PageRectangle(x: 340, y: 620, width: 180, height: 60))
    session.pages.facts[signedFile.path] = facts()
  }

  /// A session that reached the placing screen the way people do, with the page read.
  static func placing(
    columns: Int = 80, rows: Int = 24, language: Language = .vietnamese, pages: Int = 1, texts: [PageText] = texts
  ) -> Session {
    var session = session(at: .placeSignature, columns: columns, rows: rows, language: language)
    _ = session.arrive()
    _ = session.learn(.pages(.factsRead(path: document, facts(pages: pages))))
    _ = session.learn(.pages(.textRead(path: document, page: pages - 1, texts)))
    return session
  }

  /// Draws the pictures that a frame asks for: grey where a word stands.
  static func drawPictures(_ library: ScreenLibrary, _ session: inout Session) {
    for request in library.missingPictures(in: session) {
      let area = request.area ?? PageRectangle(x: 0, y: 0, width: a4.width, height: a4.height)
      var samples = Array(repeating: UInt8(255), count: request.width * request.height)
      for row in 0..<request.height {
        for column in 0..<request.width {
          let x = area.x + (Double(column) + 0.5) * area.width / Double(request.width)
          let y = area.y + (Double(row) + 0.5) * area.height / Double(request.height)
          if texts.contains(where: { $0.box.x < x && x < $0.box.right && $0.box.y < y && y < $0.box.bottom }) {
            samples[row * request.width + column] = 96
          }
        }
      }
      let raster = PageRaster(area: area, width: request.width, height: request.height, samples: samples)
      _ = session.learn(.pages(.drawn(request, raster)))
    }
  }
}
