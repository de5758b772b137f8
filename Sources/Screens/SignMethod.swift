import Canvas
import Dossiers

/// Where the key lives that signs.
public enum SigningMethod: String, CaseIterable, Sendable {
  case token
  case smartCA = "smart-ca"
  case simMobi = "sim-mobi"
  case simViettel = "sim-viettel"
  case simVina = "sim-vina"
  case neacMySign = "neac-my-sign"
  case neacSmartCA = "neac-smart-ca"
  case neacFPT = "neac-fpt"

  /// The others need an account of ours at the provider.
  var isAvailable: Bool { self == .token }
}

/// Choosing how to sign.
public enum SignMethodScreen: Screen {
  public enum Action: String, CaseIterable, Sendable {
    case choose
  }

  public static func obstacle(to action: Action, in session: Session, _ description: ScreenDescription) -> String? {
    let method = selectedMethod(session)
    return method.isAvailable ? nil : "why-\(method.rawValue)"
  }

  public static func perform(_ action: Action, _ session: inout Session, _ description: ScreenDescription) -> [Effect] {
    session.tokens.selected = 0
    session.tokens.showsProperties = false
    session.route.open(.certificates)
    return []
  }

  public static func handle(
    _ input: InputEvent, _ session: inout Session, _ description: ScreenDescription
  ) -> [Effect] {
    guard case .moved(let move) = input else { return [] }
    session.tokens.methodRow = session.tokens.methodRow.moved(by: move, among: SigningMethod.allCases.count)
    return []
  }

  public static func draw(_ session: Session, _ texts: ScreenTexts, in area: Area, of frame: inout Frame) {
    var rest = area.inset(left: 2, right: 2)
    rest.take(top: area.height > 16 ? 1 : 0)
    let file = session.currentPaper?.file?.name ?? ""
    frame.write(Line([Span("\(texts["sign-what"]) ", .label), Span(file, .value)]), in: rest.take(top: 1))
    rest.take(top: 1)
    table(session, texts).draw(into: &frame, in: rest.inset(left: -1))
  }

  public static func hint(_ session: Session, _ texts: ScreenTexts) -> String? {
    let method = selectedMethod(session)
    return texts[method.isAvailable ? "hint-token" : "why-\(method.rawValue)"]
  }

  static func selectedMethod(_ session: Session) -> SigningMethod {
    let methods = SigningMethod.allCases
    return methods[max(0, min(session.tokens.methodRow, methods.count - 1))]
  }

  private static func table(_ session: Session, _ texts: ScreenTexts) -> Table {
    let columns = [Table.Column("", .fixed(30)), Table.Column("", .flexible(1))]
    var rows = SigningMethod.allCases.map { method in
      let name = texts["method-\(method.rawValue)"]
      return method.isAvailable
        ? Table.Row([Line("\(Glyph.tick) \(name)"), tokens(session, texts)])
        : Table.Row([Line("\(Glyph.dot) \(name)", .dim), Line(texts["not-yet"], .dim)])
    }
    let selected = session.tokens.methodRow
    rows.insert(.gap, at: 1)
    return Table(columns, rows: rows, selection: selected == 0 ? 0 : selected + 1)
  }

  private static func tokens(_ session: Session, _ texts: ScreenTexts) -> Line {
    let labels = session.tokens.status.tokens.map(\.label)
    guard !labels.isEmpty else { return Line(texts["plug-in"], .warning) }
    return Line("\(Glyph.tokenPresent) \(labels.joined(separator: ", "))", .success)
  }
}
