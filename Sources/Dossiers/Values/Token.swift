/// Readers and tokens as the header shows them.
public struct TokenStatus: Hashable, Codable, Sendable {
  /// pcscd answers. No daemon is no error: software tokens need none.
  public var isReaderServiceRunning: Bool
  public var readers: [Reader]
  public var tokens: [Token]

  public init(isReaderServiceRunning: Bool = false, readers: [Reader] = [], tokens: [Token] = []) {
    self.isReaderServiceRunning = isReaderServiceRunning
    self.readers = readers
    self.tokens = tokens
  }
}

/// A card reader, with or without a card.
public struct Reader: Hashable, Codable, Sendable {
  public var name: String
  public var hasCard: Bool

  public init(name: String, hasCard: Bool) {
    self.name = name
    self.hasCard = hasCard
  }
}

/// A token in a slot of a PKCS#11 module.
public struct Token: Hashable, Codable, Sendable {
  public var module: String
  public var label: String
  public var manufacturer: String
  public var model: String
  public var serial: String
  public var pin: PinState
  /// Certificates on it, usable or not; empty until they were read.
  public var certificates: [Certificate]

  public init(
    module: String, label: String, manufacturer: String, model: String, serial: String, pin: PinState,
    certificates: [Certificate] = []
  ) {
    self.module = module
    self.label = label
    self.manufacturer = manufacturer
    self.model = model
    self.serial = serial
    self.pin = pin
    self.certificates = certificates
  }
}

/// What the token's flags tell of its PIN (PKCS#11 §4.5, CK_TOKEN_INFO flags).
public struct PinState: Hashable, Codable, Sendable {
  public enum Tries: String, Codable, Sendable {
    case full
    /// CKF_USER_PIN_COUNT_LOW: a wrong PIN was entered since the last right one.
    case low
    /// CKF_USER_PIN_FINAL_TRY.
    case last
    /// CKF_USER_PIN_LOCKED.
    case locked
  }
  public var tries: Tries
  /// In characters.
  public var minimumLength: Int
  public var maximumLength: Int
  /// The PIN is typed on the reader (CKF_PROTECTED_AUTHENTICATION_PATH).
  public var isEnteredOnReader: Bool

  public init(tries: Tries = .full, minimumLength: Int = 4, maximumLength: Int = 64, isEnteredOnReader: Bool = false) {
    self.tries = tries
    self.minimumLength = minimumLength
    self.maximumLength = maximumLength
    self.isEnteredOnReader = isEnteredOnReader
  }
}
