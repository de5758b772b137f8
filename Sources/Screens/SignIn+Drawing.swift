import Canvas
import Dossiers

extension SignInScreen {
  public static func draw(_ session: Session, _ texts: ScreenTexts, in area: Area, of frame: inout Frame) {
    let account = session.account
    var column = area.centred(width: min(68, area.width - 4), height: area.height)
    column.take(top: area.height > 16 ? 2 : 1)
    frame.write(heading(account, texts), in: column.take(top: 1).inset(left: 1), role: .heading)
    column.take(top: 1)
    if let options = offeredOptions(account) {
      drawOptions(options, account, texts, &column, of: &frame)
    } else {
      drawFields(account, texts, &column, of: &frame)
    }
    if let (text, role) = progress(account, texts) {
      frame.write(text, in: column.inset(left: 1), role: role)
    }
    var notes: [Line] = []
    if !account.pending.isEmpty { notes.append(Line(texts["why-pending"], .success)) }
    notes.append(Line(texts["other-ways"], .dim))
    let lines = notes.flatMap { TextLayout.wrap($0, column.width - 1) }
    frame.write(lines, in: column.take(bottom: lines.count + 1).inset(left: 1))
  }

  private static func heading(_ account: Account, _ texts: ScreenTexts) -> String {
    guard let prompt = account.prompt, prompt.kind == .other, !prompt.title.isEmpty else { return texts["heading"] }
    return prompt.title
  }

  private static func drawFields(
    _ account: Account, _ texts: ScreenTexts, _ column: inout Area, of frame: inout Frame
  ) {
    let fields = fields(account, texts.description)
    for (index, field) in fields.enumerated() {
      let view = FieldView(
        field, in: account.form, isFocused: index == min(account.form.focus, fields.count - 1) && !isBusy(account),
        labelWidth: 22, valueWidth: 40, texts)
      column.take(top: view.draw(into: &frame, in: column) + 1)
    }
  }

  private static func drawOptions(
    _ options: [SignInOption], _ account: Account, _ texts: ScreenTexts, _ column: inout Area, of frame: inout Frame
  ) {
    frame.write(texts["choose-way"], in: column.take(top: 2), role: .label)
    let table = Table(
      [Table.Column()], rows: options.map { Table.Row([Line($0.name)]) }, selection: account.selectedOption,
      isFocused: !isBusy(account))
    table.draw(into: &frame, in: column.take(top: min(options.count, 6)))
    column.take(top: 1)
  }

  private static func progress(_ account: Account, _ texts: ScreenTexts) -> (String, Role)? {
    if account.isAnswerReady { return (texts["sending-when-ready"], .progress) }
    guard account.isWaiting else { return nil }
    return account.prompt == nil ? (texts["connecting"], .dim) : (texts["checking"], .progress)
  }
}
