import Canvas
import Dossiers

extension CertificatesScreen {
  public static func draw(_ session: Session, _ texts: ScreenTexts, in area: Area, of frame: inout Frame) {
    let isWide = area.width >= 110
    let (list, detail) = isWide ? area.split(left: area.width / 2) : (area, area)
    if !isWide, session.tokens.showsProperties {
      drawProperties(session, texts, in: dialog(in: area), of: &frame)
      return
    }
    drawList(session, texts, in: dialog(in: list), of: &frame)
    if isWide { drawProperties(session, texts, in: dialog(in: detail), isFocused: false, of: &frame) }
  }

  public static func hint(_ session: Session, _ texts: ScreenTexts) -> String? {
    if session.tokens.isReading { return texts["reading"] }
    guard let token = session.tokens.status.tokens.first else { return texts[missingCertificates(session)] }
    return texts["tries-\(token.pin.tries.rawValue)", ["token": token.label]]
  }

  private static func dialog(in area: Area) -> Area {
    let room = area.inset(horizontal: area.width >= 78 ? 2 : 0, vertical: area.height >= 30 ? 1 : 0)
    return room.split(top: min(room.height, 22)).top
  }

  private static func drawList(_ session: Session, _ texts: ScreenTexts, in area: Area, of frame: inout Frame) {
    var inside = DialogBox(Line(texts["choose-certificate"])).draw(into: &frame, in: area)
    guard !session.tokens.certificates.isEmpty else {
      let id = missingCertificates(session)
      let text = session.tokens.problem.map(texts.sentence(for:)) ?? texts[id]
      frame.writeWrapped(text, in: inside.inset(left: 1, top: 1), role: session.tokens.isReading ? .dim : .warning)
      return
    }
    if inside.height > 12 { inside.take(top: 1) }
    if let certificate = selected(session), certificate.offersOnlyOldScheme {
      let lines = TextLayout.wrap(Line("\(Glyph.bang) \(texts["only-old-scheme"])", .warning), inside.width - 2)
      frame.write(lines, in: inside.take(bottom: min(lines.count, inside.height / 3)).inset(left: 1, right: 1))
    }
    CertificateTable(session: session, texts: texts, width: inside.width).table
      .draw(into: &frame, in: inside.inset(left: -1, right: -1))
  }

  /// Everything that the certificate says of itself.
  private static func drawProperties(
    _ session: Session, _ texts: ScreenTexts, in area: Area, isFocused: Bool = true, of frame: inout Frame
  ) {
    guard let certificate = selected(session) else { return }
    let inside = DialogBox(Line(texts["properties"]), isFocused: isFocused).draw(into: &frame, in: area)
      .inset(left: 1, top: area.height >= 16 ? 1 : 0)
    let days = certificate.daysLeft(at: session.now)
    let identity = certificate.identityNumber?.split(separator: ":").joined(separator: " ")
    let rows: [(String, String?)] = [
      ("property-subject", certificate.subject), ("property-organisation", certificate.organisation),
      ("property-identity", session.tokens.showsProperties ? identity : certificate.maskedIdentity),
      ("property-email", certificate.email), ("property-issuer", certificate.issuer),
      ("property-serial", certificate.serial),
      ("property-validity", "\(certificate.notBefore.date.text) – \(certificate.notAfter.date.text)"),
      ("property-days-left", days > 0 ? texts["days", ["count": String(days)]] : nil),
      ("property-key", certificate.key.name),
      (
        "property-schemes", certificate.location?.schemes.map { texts["scheme-\($0.rawValue)"] }.joined(separator: ", ")
      ),
      ("property-token", certificate.location.map { "\($0.tokenLabel) (\($0.tokenSerial))" }),
      ("property-module", certificate.location?.module), ("property-fingerprint", certificate.id),
    ]
    var lines = rows.flatMap { id, value in valueLines(texts[id], value, width: inside.width) }
    for obstacle in certificate.obstacles {
      lines += TextLayout.wrap(Line("\(Glyph.bang) \(texts["why-\(obstacle.rawValue)"])", .error), inside.width)
    }
    frame.write(lines, in: inside)
  }

  private static func valueLines(_ label: String, _ value: String?, width: Int) -> [Line] {
    guard let value, !value.isEmpty else { return [] }
    let labelWidth = 14
    return TextLayout.wrap(value, max(1, width - labelWidth)).enumerated().map { index, part in
      Line([Span(TextLayout.pad(index == 0 ? label : "", labelWidth), .label), Span(part, .value)])
    }
  }
}

/// The certificates in two lines each: those that can sign, then the others with the reason.
private struct CertificateTable {
  private enum Entry {
    case certificate(Int)
    case heading
    case gap
  }

  let session: Session
  let texts: ScreenTexts
  /// In columns.
  let width: Int

  private static let factsWidth = 28

  var table: Table {
    let certificates = session.tokens.certificates
    var entries: [Entry] = []
    for (index, certificate) in certificates.enumerated() {
      if index > 0 { entries.append(.gap) }
      if !certificate.isUsable, index == 0 || certificates[index - 1].isUsable { entries.append(.heading) }
      entries.append(.certificate(index))
    }
    let chosen = max(0, min(session.tokens.selected, certificates.count - 1))
    let selection = entries.firstIndex { if case .certificate(chosen) = $0 { true } else { false } }
    let facts = min(Self.factsWidth, width / 2 - 2)
    let columns = [Table.Column("", .fixed(max(10, width - facts - 4))), Table.Column("", .fixed(facts))]
    return Table(columns, count: entries.count, selection: selection) { index in
      switch entries[index] {
      case .heading: Table.Row.heading(texts["not-usable"])
      case .gap: Table.Row.gap
      case .certificate(let index): row(for: certificates[index])
      }
    }
  }

  private func row(for certificate: Certificate) -> Table.Row {
    let organisation = certificate.organisation.flatMap { $0 == certificate.subject ? nil : $0 }
    let who = organisation.map { "\(certificate.subject), \($0)" } ?? certificate.subject
    let facts = [
      certificate.issuer, texts["serial", ["serial": certificate.serial.shortened]], certificate.maskedIdentity,
      certificate.location.map { texts["on-token", ["token": $0.tokenLabel]] },
    ]
    let about = Line(facts.compactMap(\.self).joined(separator: " \(Glyph.dot) "), .dim)
    return Table.Row([Line(who, certificate.isUsable ? .text : .dim), state(of: certificate)], more: [[about]])
  }

  private func state(of certificate: Certificate) -> Line {
    if let obstacle = certificate.obstacles.first {
      let date = (obstacle == .notYetValid ? certificate.notBefore : certificate.notAfter).date.text
      return Line("\(Glyph.bang) \(texts["obstacle-\(obstacle.rawValue)", ["date": date]])", .error)
    }
    let days = certificate.daysLeft(at: session.now)
    let left = texts["days-left", ["count": String(days)]]
    guard days < Certificate.fewDays else { return Line("\(certificate.key.name) \(Glyph.dot) \(left)", .value) }
    return Line("\(certificate.key.name) \(Glyph.dot) \(left) \(Glyph.bang)", .warning)
  }
}
