import Canvas
import Dossiers

/// Choosing the certificate to sign with.
public enum CertificatesScreen: Screen {
  public enum Action: String, CaseIterable, Sendable {
    case choose
    case properties
    case readAgain = "read-again"
  }

  public static func obstacle(to action: Action, in session: Session, _ description: ScreenDescription) -> String? {
    switch action {
    case .choose:
      guard let certificate = selected(session) else { return missingCertificates(session) }
      return certificate.obstacles.first.map { "why-\($0.rawValue)" }
    case .properties: return selected(session) == nil ? missingCertificates(session) : nil
    case .readAgain: return session.tokens.isReading ? "reading" : nil
    }
  }

  public static func perform(_ action: Action, _ session: inout Session, _ description: ScreenDescription) -> [Effect] {
    switch action {
    case .choose:
      session.tokens.chosen = selected(session)?.id
      session.tokens.wrongPins = 0
      session.tokens.showsProperties = false
      session.route.open(.placeSignature)
    case .properties: session.tokens.showsProperties.toggle()
    case .readAgain:
      session.tokens.isReading = true
      return [.tokens(.readTokens)]
    }
    return []
  }

  public static func handle(
    _ input: InputEvent, _ session: inout Session, _ description: ScreenDescription
  ) -> [Effect] {
    guard case .moved(let move) = input else { return [] }
    session.tokens.selected = session.tokens.selected.moved(by: move, among: session.tokens.certificates.count)
    return []
  }

  public static func closeSomething(_ session: inout Session) -> Bool {
    guard session.tokens.showsProperties else { return false }
    session.tokens.showsProperties = false
    return true
  }

  static func selected(_ session: Session) -> Certificate? {
    let certificates = session.tokens.certificates
    return certificates.isEmpty ? nil : certificates[max(0, min(session.tokens.selected, certificates.count - 1))]
  }

  /// The text that says why there is nothing to choose from.
  static func missingCertificates(_ session: Session) -> String {
    if session.tokens.isReading { return "reading" }
    guard session.tokens.status.tokens.isEmpty else { return "token-is-empty" }
    return session.tokens.status.readers.contains(where: \.hasCard) ? "card-not-understood" : "no-token-found"
  }
}

extension Certificate {
  /// Only the older scheme is offered, though TT 15/2025/TT-BKHCN asks for RSASSA-PSS.
  var offersOnlyOldScheme: Bool { location?.schemes == [.pkcs1] }

  /// In whole days; negative once it has expired.
  func daysLeft(at moment: Moment) -> Int { Int((notAfter - moment) / 86_400) }

  /// Below this many days the end is worth a warning.
  static let fewDays = 30

  /// "CCCD 0660…735".
  var maskedIdentity: String? {
    guard let identityNumber else { return nil }
    let parts = identityNumber.split(separator: ":", maxSplits: 1).map(String.init)
    return parts.count == 2 ? "\(parts[0]) \(parts[1].maskedInTheMiddle)" : identityNumber.maskedInTheMiddle
  }
}

extension KeyKind {
  /// As in "RSA 2048", "ECDSA P-256".
  var name: String {
    switch self {
    case .rsa(let bits): "RSA \(bits)"
    case .elliptic(let bits): "ECDSA P-\(bits)"
    case .other(let name): name
    }
  }
}
