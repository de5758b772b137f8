import Dossiers
import Testing

@testable import Screens

@Suite struct CertificatesTests {
  let library: ScreenLibrary

  init() throws { library = try #require(ScreenKit.library) }

  static let company = Certificate(
    id: "CERT2", subject: "Công ty TNHH Tu Bổ Ban Mê", organisation: nil, identityNumber: "MST:6001234234",
    issuer: "Viettel-CA", serial: "54AB0099887766550012", notBefore: ScreenKit.now + -86_400 * 300,
    notAfter: ScreenKit.now + 86_400 * 21, key: .elliptic(bits: 256), der: [0x30],
    location: ScreenKit.certificate().location.map {
      KeyLocation(
        module: $0.module, tokenLabel: $0.tokenLabel, tokenSerial: $0.tokenSerial, keyID: [2], label: "company",
        schemes: [.ecdsa])
    })

  static var expired: Certificate {
    var certificate = ScreenKit.certificate("CERT3", obstacles: [.expired])
    certificate.notAfter = ScreenKit.now + -86_400 * 900
    return certificate
  }

  static func session(columns: Int = 80, rows: Int = 24, language: Language = .vietnamese) -> Session {
    var session = PaperKit.session(at: .certificates, columns: columns, rows: rows, language: language)
    session.tokens.chosen = nil
    session.tokens.status.tokens = [ScreenKit.token([expired, ScreenKit.certificate(), company])]
    return session
  }

  @Test func usableOnesComeFirstAndEnterChooses() throws {
    var session = Self.session()
    _ = try library.press("down", &session)
    let effects = try library.press("enter", &session)
    #expect(session.tokens.chosen == "CERT2")
    #expect(session.route.current == .placeSignature)
    #expect(effects == [.pages(.readFacts(path: PaperKit.document))])
  }

  @Test func anUnusableOneIsRefusedWithItsReason() throws {
    for obstacle in CertificateObstacle.allCases {
      var session = Self.session()
      session.tokens.status.tokens = [ScreenKit.token([ScreenKit.certificate(obstacles: [obstacle])])]
      _ = try library.press("enter", &session)
      #expect(session.tokens.chosen == nil && session.route.current == .certificates)
      #expect(session.notice?.content == .text("why-\(obstacle.rawValue)", [:]))
      #expect(library.texts(of: .certificates, in: .english).has("why-\(obstacle.rawValue)"))
      #expect(library.texts(of: .certificates, in: .english).has("obstacle-\(obstacle.rawValue)"))
    }
  }

  @Test func propertiesOpenAndEscClosesThem() throws {
    var session = Self.session()
    _ = try library.press("i", &session)
    #expect(library.frame(of: session).text.contains("/usr/lib/softhsm/libsofthsm2.so"))
    _ = try library.press("esc", &session)
    #expect(!session.tokens.showsProperties && session.route.current == .certificates)
  }

  @Test func tokensAreReadAgain() throws {
    var session = Self.session()
    #expect(try library.press("r", &session) == [.tokens(.readTokens)])
    #expect(try library.press("r", &session) == [])
    #expect(session.notice?.content == .text("reading", [:]))
  }

  @Test func anEmptyListSaysWhatToDo() throws {
    var session = Self.session()
    session.tokens.status = TokenStatus()
    for (readers, tokens, text) in [
      ([], [], "no-token-found"), ([Reader(name: "ACR39U", hasCard: true)], [], "card-not-understood"),
      ([Reader(name: "ACR39U", hasCard: true)], [ScreenKit.token([])], "token-is-empty"),
    ] as [([Reader], [Token], String)] {
      session.tokens.status.readers = readers
      session.tokens.status.tokens = tokens
      _ = try library.press("enter", &session)
      #expect(session.notice?.content == .text(text, [:]))
    }
  }

  @Test func theOldSchemeIsPointedOut() {
    var session = Self.session()
    #expect(!library.frame(of: session).text.contains("TT 15/2025"))
    session.tokens.status.tokens = [ScreenKit.token([ScreenKit.certificate(schemes: [.pkcs1])])]
    #expect(library.frame(of: session).text.contains("TT 15/2025"))
  }

  @Test func theIdentityIsMaskedUntilAskedFor() throws {
    for (columns, rows) in [(80, 24), (120, 40)] {
      var session = Self.session(columns: columns, rows: rows)
      let text = library.frame(of: session).text
      #expect(text.contains("CCCD 0660…735") && !text.contains("066090007735"))
      _ = try library.press("i", &session)
      #expect(library.frame(of: session).text.contains("CCCD 066090007735"))
    }
  }

  @Test func looksAsRecorded() throws {
    try expectSnapshots(of: "certificates", library) { columns, rows, language in
      Self.session(columns: columns, rows: rows, language: language)
    }
    var session = Self.session()
    session.tokens.showsProperties = true
    try expectSnapshot(session, "certificates-properties", library)
  }
}
