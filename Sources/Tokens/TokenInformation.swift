import CPKCS11
import Certificates
import Dossiers

/// What a token tells of itself without a PIN (PKCS#11 §3.2, CK_TOKEN_INFO).
struct TokenInformation {
  let slot: CK_SLOT_ID
  let label: String
  let manufacturer: String
  let model: String
  let serial: String
  let isInitialized: Bool
  let needsLogin: Bool
  let pin: PinState

  init(_ information: CK_TOKEN_INFO, slot: CK_SLOT_ID) {
    self.slot = slot
    label = Self.text(of: information.label)
    manufacturer = Self.text(of: information.manufacturerID)
    model = Self.text(of: information.model)
    serial = Self.text(of: information.serialNumber)
    isInitialized = information.flags & CK_FLAGS(CKF_TOKEN_INITIALIZED) != 0
    needsLogin = information.flags & CK_FLAGS(CKF_LOGIN_REQUIRED) != 0
    pin = PinState(
      tries: Self.tries(information.flags),
      minimumLength: Int(clamping: information.ulMinPinLen),
      maximumLength: Int(clamping: information.ulMaxPinLen),
      isEnteredOnReader: information.flags & CK_FLAGS(CKF_PROTECTED_AUTHENTICATION_PATH) != 0)
  }

  private static func tries(_ flags: CK_FLAGS) -> PinState.Tries {
    if flags & CK_FLAGS(CKF_USER_PIN_LOCKED) != 0 { return .locked }
    if flags & CK_FLAGS(CKF_USER_PIN_FINAL_TRY) != 0 { return .last }
    return flags & CK_FLAGS(CKF_USER_PIN_COUNT_LOW) != 0 ? .low : .full
  }

  /// Fixed-width fields are padded with blanks, by some drivers with zeros.
  private static func text<Field>(of field: Field) -> String {
    let bytes = withUnsafeBytes(of: field) { Array($0) }
    let end = bytes.lastIndex { $0 != 0x20 && $0 != 0 }.map { $0 + 1 } ?? 0
    return String(decoding: bytes.prefix(end), as: UTF8.self).cleanedFromOutside
  }
}
