import Canvas
import Dossiers

extension PinScreen {
  public static func draw(_ session: Session, _ texts: ScreenTexts, in area: Area, of frame: inout Frame) {
    guard let certificate = session.tokens.chosenCertificate else {
      frame.writeWrapped(
        texts[session.tokens.isReading ? "reading" : "token-gone"], in: area.inset(by: 2), role: .warning)
      return
    }
    let width = min(68, area.width - 2)
    let lines = facts(certificate, session, texts, width: width - 6)
    let notes = notes(certificate, session, texts, width: width - 6)
    let isRoomy = lines.count + notes.count + 7 <= area.height
    let height = lines.count + notes.count + (isRoomy ? 7 : 5)
    let box = area.centred(width: width, height: height)
    var inside = DialogBox(Line(texts["sign-with-pin"])).draw(into: &frame, in: box).inset(horizontal: 1)
    if isRoomy { inside.take(top: 1) }
    frame.write(lines, in: inside.take(top: lines.count))
    inside.take(top: 1)
    drawPin(session, texts, in: inside.take(top: 1), of: &frame)
    inside.take(top: isRoomy ? 2 : 1)
    frame.write(notes, in: inside)
  }

  public static func hint(_ session: Session, _ texts: ScreenTexts) -> String? {
    if session.tokens.isSigning { return texts["hint-signing"] }
    if session.tokens.chosenToken?.pin.isEnteredOnReader == true { return texts["hint-reader"] }
    guard let samples = session.connection.samples else { return texts["hint-pin"] }
    return texts["hint-sandbox", ["pin": samples.pin]]
  }

  /// What will be signed, by whom, with which token.
  private static func facts(
    _ certificate: Certificate, _ session: Session, _ texts: ScreenTexts, width: Int
  ) -> [Line] {
    let signer = [certificate.subject, certificate.maskedIdentity].compactMap(\.self).joined(
      separator: " \(Glyph.dot) ")
    let issuer = [
      certificate.issuer, texts["serial", ["serial": certificate.serial.shortened]],
    ].joined(separator: " \(Glyph.dot) ")
    var rows = [
      ("label-file", session.currentPaper?.file?.name ?? ""), ("label-place", place(session, texts)),
      ("label-signer", signer), ("label-certificate", issuer),
    ]
    if let token = session.tokens.chosenToken { rows.append(("label-token", token.label)) }
    let labelWidth = 12
    return rows.flatMap { id, value in
      TextLayout.wrap(value, max(1, width - labelWidth)).prefix(2).enumerated().map { index, part in
        Line([Span(TextLayout.pad(index == 0 ? texts[id] : "", labelWidth), .label), Span(part, .value)])
      }
    }
  }

  private static func place(_ session: Session, _ texts: ScreenTexts) -> String {
    guard let box = session.draft?.box else { return "" }
    return texts[
      "place",
      [
        "page": String(box.page + 1), "x": texts.millimetres(box.rectangle.x),
        "y": texts.millimetres(box.rectangle.y), "width": texts.millimetres(box.rectangle.width),
        "height": texts.millimetres(box.rectangle.height),
      ]]
  }

  private static func drawPin(_ session: Session, _ texts: ScreenTexts, in area: Area, of frame: inout Frame) {
    if session.tokens.isSigning {
      frame.write(Line(texts["signing"], .accent), in: area)
      return
    }
    guard takesPin(session) else {
      let isOnReader = session.tokens.chosenToken?.pin.isEnteredOnReader == true
      frame.write(Line(texts[isOnReader ? "pin-on-reader" : "pin-not-taken"], .dim), in: area)
      return
    }
    FieldView(
      texts["pin"], .masked(count: session.tokens.pin.count), isFocused: true, labelWidth: 11,
      valueWidth: min(24, area.width - 14)
    ).draw(into: &frame, in: area.inset(left: -1))
  }

  /// How many tries are left, and what to know of the scheme.
  private static func notes(
    _ certificate: Certificate, _ session: Session, _ texts: ScreenTexts, width: Int
  ) -> [Line] {
    var lines: [Line] = []
    if let tries = session.tokens.chosenToken?.pin.tries {
      let role: Role =
        switch tries {
        case .full: .dim
        case .low: .warning
        case .last, .locked: .error
        }
      let mark = tries == .full ? "" : "\(Glyph.bang) "
      lines += TextLayout.wrap(Line(mark + texts["tries-\(tries.rawValue)"], role), width)
    }
    if certificate.offersOnlyOldScheme {
      lines += TextLayout.wrap(Line("\(Glyph.bang) \(texts["only-old-scheme"])", .warning), width)
    }
    return lines
  }
}
