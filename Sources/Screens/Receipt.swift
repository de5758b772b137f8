import Canvas
import Dossiers

/// What the portal gave for the dossier.
public enum ReceiptScreen: Screen {
  public enum Action: String, CaseIterable, Sendable {
    case track
    case openReceipt = "open-receipt"
    case newDossier = "new-dossier"
  }

  public static func obstacle(to action: Action, in session: Session, _ description: ScreenDescription) -> String? {
    switch action {
    case .track: session.draft?.receipt == nil ? "no-receipt" : nil
    case .openReceipt: session.draft?.receipt?.savedPath == nil ? "not-saved-yet" : nil
    case .newDossier: nil
    }
  }

  public static func perform(_ action: Action, _ session: inout Session, _ description: ScreenDescription) -> [Effect] {
    switch action {
    case .track:
      session.following.number = TextInput(session.draft?.receipt?.number ?? "")
      session.following.current = nil
      session.route.open(.tracking)
    case .openReceipt: return session.draft?.receipt?.savedPath.map { [.program(.open(path: $0))] } ?? []
    case .newDossier:
      session.shelveDraft()
      session.draft = nil
      session.route = Route([.home, .procedures])
    }
    return []
  }

  public static func draw(_ session: Session, _ texts: ScreenTexts, in area: Area, of frame: inout Frame) {
    guard let receipt = session.draft?.receipt else { return }
    let lines = ReceiptWords(receipt: receipt, texts: texts, width: area.width - 6, isShort: area.height < 16).lines
    TextPane(lines).draw(into: &frame, in: area.inset(left: 3, right: 1))
  }

  public static func hint(_ session: Session, _ texts: ScreenTexts) -> String? { texts["hint"] }
}

/// The receipt, line by line.
private struct ReceiptWords {
  let receipt: Receipt
  let texts: ScreenTexts
  /// In columns.
  let width: Int
  /// Blank lines are left out.
  let isShort: Bool

  private static let labelWidth = 13

  var lines: [Line] {
    let gap: [Line] = isShort ? [] : [""]
    var lines = gap + [Line("\(Glyph.tick) \(texts["submitted"])", .success)] + [""]
    lines += value("number", receipt.number, .heading)
    lines += value("time", receipt.submittedAt.clockAndDate)
    lines += value("appointment", appointment)
    lines += value("procedure", receipt.procedureName) + value("applicant", receipt.applicantName)
    lines += value("office", receipt.receivingOffice)
    lines += value("status", "\(receipt.status.rawValue) \(texts.name(of: receipt.status))")
    lines += gap + files + gap
    return lines + saved
  }

  private var appointment: String {
    guard let date = receipt.appointment else { return texts["no-appointment"] }
    guard let days = receipt.workingDays else { return date.text }
    return "\(date.text) (\(texts[days == 1 ? "working-day" : "working-days", ["days": String(days)]]))"
  }

  private var files: [Line] {
    let sum = Width.of("sha256 ") + 9
    let nameWidth = max(8, width - Self.labelWidth - sum - 12)
    let widest = min(nameWidth, receipt.files.reduce(0) { max($0, Width.of($1.name)) })
    return receipt.files.enumerated().map { index, file in
      let count = texts[receipt.files.count == 1 ? "one-file" : "files", ["count": String(receipt.files.count)]]
      var line = Line(TextLayout.pad(index == 0 ? count : "", Self.labelWidth), .label)
      line.append(TextLayout.pad(file.name, widest), .value)
      line.append("  \(TextLayout.pad(texts.size(file.byteCount), 7, .trailing))  ", .dim)
      line.append("sha256 \(file.sha256.prefix(4))\(Glyph.ellipsis)\(file.sha256.suffix(4))", .dim)
      return line
    }
  }

  private var saved: [Line] {
    guard let path = receipt.savedPath else { return [Line(texts["saving"], .dim)] }
    return TextLayout.wrap(Line([Span("\(texts["saved-as"]) ", .label), Span(path, .value)]), width)
  }

  private func value(_ id: String, _ value: String, _ role: Role = .value) -> [Line] {
    guard !value.isEmpty else { return [] }
    return TextLayout.wrap(value, max(1, width - Self.labelWidth)).prefix(3).enumerated().map { index, part in
      let label = index == 0 ? texts["label-\(id)"] : ""
      return Line([Span(TextLayout.pad(label, Self.labelWidth), .label), Span(part, role)])
    }
  }
}
