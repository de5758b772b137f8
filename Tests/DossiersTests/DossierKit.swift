import Dossiers

/// Values that the tests of rules and of the session share.
enum DossierKit {
  /// 2026-11-23 14:07:31 in Vietnam.
  static let now = Moment(seconds: 1_795_417_651)

  static let person = Person(
    account: .citizen, technicalID: "T-1", fullName: "Phan Quốc Hậu", identityNumber: "066090007735",
    phone: "0946911303")

  static let procedure = Procedure(
    summary: ProcedureSummary(
      id: "p-1", code: "1.001822.000.00.00.H15", name: "Cấp chứng chỉ hành nghề tu bổ di tích",
      field: "Di sản văn hóa", agency: "a-1", agencyName: "Sở VHTTDL", tier: .province, level: .partial,
      workingDays: 5),
    receivingOffice: "Bộ phận TN và TKQ Sở VHTTDL",
    components: [
      ProcedureComponent(id: "c-1", name: "Đơn đề nghị", isRequired: true, mustBeSigned: true),
      ProcedureComponent(id: "c-2", name: "Bản sao văn bằng", isRequired: false),
    ])

  static let applicant = [
    "full-name": "Phan Quốc Hậu", "identity-number": "066090007735", "phone": "0946911303",
    "province": "Tỉnh Đắk Lắk", "ward": "Phường Buôn Ma Thuột", "street": "06 Lê Duẩn",
  ]

  static func file(_ path: String, kind: FileKind = .pdf, bytes: Int = 40_000, sha256: String? = nil) -> StoredFile {
    StoredFile(path: path, kind: kind, byteCount: bytes, sha256: sha256 ?? path, pageCount: kind == .pdf ? 1 : nil)
  }

  static func report(_ verdict: SignatureReport.Verdict) -> SignatureReport {
    SignatureReport(file: "/f/signed.pdf", verdict: verdict, signatures: [])
  }

  /// A dossier that only waits for the commitment.
  static func signedDraft() -> Draft {
    var draft = Draft(
      id: "d-1", connection: "sandbox", createdAt: now, updatedAt: now, screen: .components, procedure: procedure,
      applicant: applicant, currentPaper: "c-1",
      box: SignatureBox(page: 0, rectangle: PageRectangle(x: 100, y: 100, width: 180, height: 60)))
    draft.papers[0].isTicked = true
    draft.papers[0].file = AttachedFile(
      name: "don.pdf", original: file("/f/don.pdf"), signed: file("/f/signed.pdf"), report: report(.valid))
    return draft
  }

  static func session(at screens: [ScreenID] = [.home], draft: Draft? = nil) -> Session {
    var session = Session(
      now: now,
      connection: ConnectionFacts(id: "sandbox", name: LocalizedText(vi: "Đắk Lắk", en: "Đắk Lắk"), isSandbox: true))
    session.route = Route(screens)
    session.draft = draft
    if let draft { session.shelf.drafts = [draft] }
    return session
  }

  static func prompt(_ kind: SignInPrompt.Kind, notice: Problem? = nil) -> SignInPrompt {
    SignInPrompt(
      flow: "flow-1", authenticator: "a-1", kind: kind,
      parameters: [
        SignInParameter(name: "user", label: "User", isConfidential: false),
        SignInParameter(name: "pass", label: "Password", isConfidential: true),
      ], maskedPhone: "0941xxx947", receivedAt: now, notice: notice)
  }

  static func token(_ certificates: [String] = ["CERT1"]) -> Token {
    Token(
      module: "/m.so", label: "HOSO-DEMO", manufacturer: "SoftHSM", model: "v2", serial: "1", pin: PinState(),
      certificates: certificates.map {
        Certificate(
          id: $0, subject: "Phan Quốc Hậu", issuer: "CA", serial: "01", notBefore: now, notAfter: now + 86_400,
          key: .rsa(bits: 2048), der: [],
          location: KeyLocation(
            module: "/m.so", tokenLabel: "HOSO-DEMO", tokenSerial: "1", keyID: [1], label: "k", schemes: [.pkcs1, .pss])
        )
      })
  }
}
