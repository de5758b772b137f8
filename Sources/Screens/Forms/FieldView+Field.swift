import Canvas
import Dossiers

extension FieldView {
  /// A field of a form as it is filled in.
  init(_ field: Field, in form: FormState, isFocused: Bool, labelWidth: Int, valueWidth: Int?, _ texts: ScreenTexts) {
    let content: Content =
      switch field.kind {
      case .secret: .masked(count: form.secret(of: field.id).count)
      case .text, .date, .phone, .email, .identityNumber, .province, .ward:
        .text(form.text(of: field.id), cursor: form.input(of: field.id).cursor)
      }
    self.init(
      texts(field.label), content, isFocused: isFocused, isRequired: field.isRequired,
      hint: field.hint.map { texts($0) } ?? "",
      error: form.problems[field.id].map { texts.sentence(for: $0, with: field) }, labelWidth: labelWidth,
      valueWidth: valueWidth)
  }
}
