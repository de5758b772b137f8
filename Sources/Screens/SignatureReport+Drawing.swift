import Canvas
import Dossiers

extension SignatureReportScreen {
  public static func draw(_ session: Session, _ texts: ScreenTexts, in area: Area, of frame: inout Frame) {
    let places = places(session, in: area)
    if let page = places.page, let document = document(session) {
      document.draw(session.pages, texts["drawing-page"], in: page, of: &frame)
    }
    guard let list = places.report?.inset(left: 2, right: 1) else { return }
    guard let report = report(session) else {
      let problem = signed(session).flatMap { session.pages.problems[$0.path] }
      let text = problem.map(texts.sentence(for:)) ?? texts["checking"]
      frame.writeWrapped(text, in: list.inset(top: 1), role: problem == nil ? .dim : .error)
      return
    }
    let words = ReportWords(report: report, texts: texts, width: list.width - 2)
    let name = signed(session).map { fileName(session, $0) } ?? ""
    let lines = words.lines(fileName: name)
    let last = max(0, lines.count - list.height)
    TextPane(lines, top: min(session.papers.reportScroll, last)).draw(into: &frame, in: list)
  }

  public static func hint(_ session: Session, _ texts: ScreenTexts) -> String? {
    switch report(session)?.verdict {
    case .valid: texts["hint-valid"]
    case .invalid: texts["hint-invalid"]
    case .unknown: texts["hint-unknown"]
    case .unsigned: texts["hint-unsigned"]
    case nil: texts["checking"]
    }
  }

  public static func pictures(_ session: Session, in area: Area) -> [PageRequest] {
    guard let page = places(session, in: area).page, let document = document(session) else { return [] }
    return document.request(in: page).map { [$0] } ?? []
  }

  private static func places(_ session: Session, in area: Area) -> (report: Area?, page: Area?) {
    if hasRoomBeside(area.width) {
      let (report, page) = area.split(right: min(area.width / 2, area.height * 3 / 2 + 2))
      return (report, page.inset(left: 1, right: 1))
    }
    guard session.papers.showsDocument, signed(session) != nil else { return (area, nil) }
    return (nil, area.inset(left: 1))
  }

  private static func document(_ session: Session) -> DocumentPreview? {
    signed(session).map { DocumentPreview(path: $0.path, page: session.papers.page, in: session.pages) }
  }

  private static func fileName(_ session: Session, _ file: StoredFile) -> String {
    let last = file.path.utf8.lastIndex(of: UInt8(ascii: "/")).map { file.path.utf8.index(after: $0) }
    return String(file.path[(last ?? file.path.startIndex)...])
  }
}

/// The report as lines of words.
struct ReportWords {
  let report: SignatureReport
  let texts: ScreenTexts
  /// In columns.
  let width: Int

  private static let labelWidth = 13

  func lines(fileName: String) -> [Line] {
    var lines = [Line([])] + verdict + [Line([])]
    lines += value("file", fileName)
    for (index, signature) in report.signatures.enumerated() {
      if report.signatures.count > 1 {
        let details = ["number": String(index + 1), "count": String(report.signatures.count)]
        lines += [Line([]), Line(texts["signature-of", details], .heading)]
      }
      lines += self.lines(of: signature)
    }
    return lines
  }

  private var verdict: [Line] {
    let mark: Character
    let role: Role
    switch report.verdict {
    case .valid: (mark, role) = (Glyph.tick, .success)
    case .invalid: (mark, role) = (Glyph.bang, .error)
    case .unknown, .unsigned: (mark, role) = (Glyph.bang, .warning)
    }
    return TextLayout.wrap(Line("\(mark) \(texts["verdict-\(report.verdict.rawValue)"])", role), width)
  }

  private func lines(of signature: SignatureVerdict) -> [Line] {
    var lines: [Line] = []
    if let signer = signature.signer {
      lines += value("signer", signer.subject) + value("issuer", signer.issuer)
      lines += value("serial", signer.serial.shortened)
    } else {
      lines += value("signer", texts["signer-unknown"], .warning)
    }
    if let moment = signature.signedAt { lines += value("time", moment.clockAndDate) }
    lines += value(
      "integrity", texts["integrity-\(signature.integrity.rawValue)"], role(signature.integrity == .intact))
    let coversAll = signature.coverage == .wholeFile
    lines += value("coverage", texts["coverage-\(signature.coverage.rawValue)"], coversAll ? .value : .warning)
    lines += value("changes", texts["changes-\(signature.changes.rawValue)"], role(signature.changes != .suspicious))
    lines += value("trust", texts["trust-\(signature.trust.rawValue)"], trustRole(signature.trust))
    let scheme = [texts.schemeName(signature.scheme), texts.digestName(signature.digest)]
      .filter { !$0.isEmpty }.joined(separator: ", ")
    lines += value("level", "\(texts["level-\(signature.level.rawValue)"]) \(Glyph.dot) \(scheme)")
    for finding in signature.problems {
      let sentence = Line("\(Glyph.bang) \(texts["finding-\(finding.rawValue)"])", role(of: finding))
      lines += TextLayout.wrap(sentence, width)
    }
    return lines
  }

  private func value(_ id: String, _ value: String, _ role: Role = .value) -> [Line] {
    let mark =
      switch role {
      case .error, .warning: "\(Glyph.bang) "
      case .success: "\(Glyph.tick) "
      default: ""
      }
    return TextLayout.wrap(mark + value, max(1, width - Self.labelWidth)).enumerated().map { index, part in
      let label = index == 0 ? texts["label-\(id)"] : ""
      return Line([Span(TextLayout.pad(label, Self.labelWidth), .label), Span(part, role)])
    }
  }

  private func role(_ isGood: Bool) -> Role { isGood ? .success : .error }

  private func trustRole(_ trust: SignatureVerdict.Trust) -> Role {
    switch trust {
    case .trusted: .success
    case .untrusted: .error
    case .unknown: .warning
    }
  }

  /// Findings that only say how a signature was made do not make it wrong.
  private func role(of finding: SignatureVerdict.Finding) -> Role {
    switch finding {
    case .digestMismatch, .signatureValueWrong, .byteRangeWrong, .cmsUnreadable, .signerCertificateMissing,
      .signingCertificateAttributeWrong, .issuerNotTrusted, .certificateExpiredAtSigning, .certificateRevoked,
      .keyUsageWrong, .changedAfterSigning:
      .error
    case .chainIncomplete, .noTrustedRoots, .weakDigest, .weakKey, .legacyFormat, .legacyScheme,
      .signingTimeAttributePresent, .bytesAfterEnd:
      .warning
    }
  }
}

extension ScreenTexts {
  /// The name in writing; what the signature itself says where no file names it.
  fileprivate func schemeName(_ scheme: String) -> String {
    has("scheme-\(scheme)") ? self["scheme-\(scheme)"] : scheme
  }

  fileprivate func digestName(_ digest: String) -> String {
    has("digest-\(digest)") ? self["digest-\(digest)"] : digest
  }
}
