import CPKCS11
import Certificates
import Dossiers

/// One signature: everything that can be known without the PIN is checked before the PIN is used.
struct TokenSigning {
  let location: KeyLocation
  let certificate: [UInt8]
  let scheme: SignatureScheme

  func sign(_ digest: [UInt8], pin: borrowing PinBytes, module: borrowing LoadedModule) throws(Problem) -> [UInt8] {
    guard digest.count == 32 else { throw Problem(.unexpected, technical: "digest") }
    let information = try module.token(label: location.tokenLabel, serial: location.tokenSerial)
    guard information.pin.tries != .locked else {
      throw Problem(.pinLocked, ["token": information.label], technical: "CKF_USER_PIN_LOCKED")
    }
    var session = try TokenSession(module, slot: information.slot)
    let key = try comparedCertificate(in: session).key
    // SoftHSM crashes when an elliptic key is told to do RSA, so nothing is left to the driver here.
    guard key.schemes.contains(scheme), try module.schemes(in: information.slot).contains(scheme) else {
      throw Problem(.schemeNotOffered, ["scheme": scheme.rawValue])
    }
    try checkLength(of: pin, information.pin)

    let isEnteredOnReader = information.pin.isEnteredOnReader
    do throws(Problem) {
      try session.logIn(as: .applicant, pin: pin, isEnteredOnReader: isEnteredOnReader)
    } catch {
      throw explained(error, slot: information.slot, module)
    }
    let privateKey = try privateKey(in: session)
    try session.startSigning(with: privateKey, scheme: scheme)
    if session.attribute(CK_ATTRIBUTE_TYPE(CKA_ALWAYS_AUTHENTICATE), of: privateKey)?.first == 1 {
      do throws(Problem) {
        try session.logIn(as: .contextSpecific, pin: pin, isEnteredOnReader: isEnteredOnReader)
      } catch {
        throw explained(error, slot: information.slot, module)
      }
    }
    return scheme.encoded(try session.sign(scheme.input(digest: digest)))
  }

  /// A PIN typed for one certificate must not be spent on the token of another.
  private func comparedCertificate(in session: borrowing TokenSession) throws(Problem) -> Certificate {
    let stored = try session.certificates().first {
      $0.keyID == location.keyID && $0.reader.certificate.der == certificate
    }
    guard let stored else { throw Problem(.certificateNotFound, ["token": location.tokenLabel]) }
    return stored.reader.certificate
  }

  private func checkLength(of pin: borrowing PinBytes, _ state: PinState) throws(Problem) {
    guard !state.isEnteredOnReader else { return }
    guard pin.count >= state.minimumLength, state.maximumLength == 0 || pin.count <= state.maximumLength else {
      throw Problem(
        .pinLengthWrong, ["minimum": String(state.minimumLength), "maximum": String(state.maximumLength)])
    }
  }

  private func privateKey(in session: borrowing TokenSession) throws(Problem) -> CK_OBJECT_HANDLE {
    var template = AttributeTemplate(class: CK_OBJECT_CLASS(CKO_PRIVATE_KEY))
    template.add(CK_ATTRIBUTE_TYPE(CKA_ID), bytes: location.keyID)
    guard let key = try session.objects(matching: template).first else {
      throw Problem(.keyNotFound, ["token": location.tokenLabel])
    }
    return key
  }

  /// How many tries are left is told by the flags alone, so they are read again after a wrong PIN.
  private func explained(_ problem: Problem, slot: CK_SLOT_ID, _ module: borrowing LoadedModule) -> Problem {
    guard problem.code == .pinWrong, let information = try? module.tokenInformation(in: slot) else { return problem }
    switch information.pin.tries {
    case .full, .low: return problem
    case .last: return Problem(.pinLastTry, problem.details, technical: problem.technical)
    case .locked: return Problem(.pinLocked, problem.details, technical: problem.technical)
    }
  }
}
