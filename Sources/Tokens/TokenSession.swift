import CPKCS11
import Dossiers

/// A session with the token in a slot; it logs out and closes itself.
struct TokenSession: ~Copyable {
  enum User {
    case applicant
    case securityOfficer
    /// Once more for one signature (CKA_ALWAYS_AUTHENTICATE).
    case contextSpecific
  }

  private let functions: UnsafeMutablePointer<CK_FUNCTION_LIST>
  private let handle: CK_SESSION_HANDLE
  private var isLoggedIn = false

  init(_ module: borrowing LoadedModule, slot: CK_SLOT_ID, isWritable: Bool = false) throws(Problem) {
    var handle: CK_SESSION_HANDLE = 0
    let flags = CK_FLAGS(CKF_SERIAL_SESSION) | (isWritable ? CK_FLAGS(CKF_RW_SESSION) : 0)
    try ReturnCode(module.functions.pointee.C_OpenSession(slot, flags, nil, nil, &handle)).check()
    functions = module.functions
    self.handle = handle
  }

  deinit {
    if isLoggedIn { _ = functions.pointee.C_Logout(handle) }
    _ = functions.pointee.C_CloseSession(handle)
  }

  /// One attempt, never repeated: the tries of a PIN are few.
  mutating func logIn(as user: User, pin: borrowing PinBytes, isEnteredOnReader: Bool) throws(Problem) {
    var code = attempt(user, pin, isEnteredOnReader)
    if code.value == CKR_USER_ALREADY_LOGGED_IN, user != .contextSpecific {
      // Someone left the token open, so the PIN was not looked at yet.
      _ = functions.pointee.C_Logout(handle)
      code = attempt(user, pin, isEnteredOnReader)
    }
    try code.check()
    isLoggedIn = true
  }

  func setPIN(_ pin: borrowing PinBytes) throws(Problem) {
    try ReturnCode(pin.use { functions.pointee.C_InitPIN(handle, $0, $1) }).check()
  }

  func objects(matching template: AttributeTemplate) throws(Problem) -> [CK_OBJECT_HANDLE] {
    try ReturnCode(template.use { functions.pointee.C_FindObjectsInit(handle, $0, $1) }).check()
    defer { _ = functions.pointee.C_FindObjectsFinal(handle) }
    var found: [CK_OBJECT_HANDLE] = []
    var batch = [CK_OBJECT_HANDLE](repeating: 0, count: 32)
    var count: CK_ULONG = 0
    repeat {
      try ReturnCode(functions.pointee.C_FindObjects(handle, &batch, CK_ULONG(batch.count), &count)).check()
      found += batch.prefix(Int(count))
    } while count > 0
    return found
  }

  /// Nil when the object has no such attribute or does not show it.
  func attribute(_ type: CK_ATTRIBUTE_TYPE, of object: CK_OBJECT_HANDLE) -> [UInt8]? {
    var attribute = CK_ATTRIBUTE(type: type, pValue: nil, ulValueLen: 0)
    guard functions.pointee.C_GetAttributeValue(handle, object, &attribute, 1) == CKR_OK,
      attribute.ulValueLen != CK_ULONG.max
    else { return nil }
    var value = [UInt8](repeating: 0, count: Int(attribute.ulValueLen))
    let code = value.withUnsafeMutableBytes { buffer in
      attribute.pValue = buffer.baseAddress
      return functions.pointee.C_GetAttributeValue(handle, object, &attribute, 1)
    }
    return code == CKR_OK ? Array(value.prefix(Int(attribute.ulValueLen))) : nil
  }

  func startSigning(with key: CK_OBJECT_HANDLE, scheme: SignatureScheme) throws(Problem) {
    var parameters = CK_RSA_PKCS_PSS_PARAMS()
    parameters.hashAlg = CK_MECHANISM_TYPE(CKM_SHA256)
    parameters.mgf = CK_RSA_PKCS_MGF_TYPE(CKG_MGF1_SHA256)
    parameters.sLen = 32
    let code = withUnsafeMutablePointer(to: &parameters) { pointer in
      var mechanism = CK_MECHANISM(mechanism: scheme.mechanism, pParameter: nil, ulParameterLen: 0)
      if scheme == .pss {
        mechanism.pParameter = UnsafeMutableRawPointer(pointer)
        mechanism.ulParameterLen = CK_ULONG(MemoryLayout<CK_RSA_PKCS_PSS_PARAMS>.size)
      }
      return functions.pointee.C_SignInit(handle, &mechanism, key)
    }
    try ReturnCode(code).check()
  }

  func sign(_ input: [UInt8]) throws(Problem) -> [UInt8] {
    var input = input
    // Room for RSA-8192: asking for the size first would count as a signature with some drivers.
    var signature = [UInt8](repeating: 0, count: 1024)
    var size = CK_ULONG(signature.count)
    try ReturnCode(functions.pointee.C_Sign(handle, &input, CK_ULONG(input.count), &signature, &size)).check()
    return Array(signature.prefix(Int(size)))
  }

  func create(_ template: AttributeTemplate) throws(Problem) {
    var object: CK_OBJECT_HANDLE = 0
    try ReturnCode(template.use { functions.pointee.C_CreateObject(handle, $0, $1, &object) }).check()
  }

  func destroy(_ object: CK_OBJECT_HANDLE) throws(Problem) {
    try ReturnCode(functions.pointee.C_DestroyObject(handle, object)).check()
  }

  func generateKeyPair(
    _ mechanism: CK_MECHANISM_TYPE, publicKey: AttributeTemplate, privateKey: AttributeTemplate
  ) throws(Problem) {
    var mechanism = CK_MECHANISM(mechanism: mechanism, pParameter: nil, ulParameterLen: 0)
    var publicHandle: CK_OBJECT_HANDLE = 0
    var privateHandle: CK_OBJECT_HANDLE = 0
    let code = publicKey.use { publicAttributes, publicCount in
      privateKey.use { privateAttributes, privateCount in
        functions.pointee.C_GenerateKeyPair(
          handle, &mechanism, publicAttributes, publicCount, privateAttributes, privateCount, &publicHandle,
          &privateHandle)
      }
    }
    try ReturnCode(code).check()
  }

  private func attempt(_ user: User, _ pin: borrowing PinBytes, _ isEnteredOnReader: Bool) -> ReturnCode {
    if isEnteredOnReader { return ReturnCode(functions.pointee.C_Login(handle, user.type, nil, 0)) }
    return ReturnCode(pin.use { functions.pointee.C_Login(handle, user.type, $0, $1) })
  }
}

extension TokenSession.User {
  fileprivate var type: CK_USER_TYPE {
    switch self {
    case .applicant: CK_USER_TYPE(CKU_USER)
    case .securityOfficer: CK_USER_TYPE(CKU_SO)
    case .contextSpecific: CK_USER_TYPE(CKU_CONTEXT_SPECIFIC)
    }
  }
}
