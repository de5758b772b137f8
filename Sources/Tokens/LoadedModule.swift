import CPKCS11
import Dossiers
import Foundation

/// A PKCS#11 module in our process.
///
/// Drivers misbehave when they are initialised twice or unloaded under running threads, so the code stays in the process
/// and C_Finalize is never called.
struct LoadedModule: ~Copyable {
  let path: String
  let functions: UnsafeMutablePointer<CK_FUNCTION_LIST>
  private let handle: UnsafeMutableRawPointer

  init(path: String) throws(Problem) {
    guard FileManager.default.fileExists(atPath: path) else {
      throw Problem(.moduleNotFound, ["module": path])
    }
    guard let handle = dlopen(path, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE) else {
      throw Self.unusable(path, dlerror().map { String(cString: $0) } ?? "dlopen")
    }
    do throws(Problem) {
      functions = try Self.initializedFunctions(of: handle, path: path)
    } catch {
      dlclose(handle)
      throw error
    }
    self.path = path
    self.handle = handle
  }

  deinit { dlclose(handle) }

  /// The slots that hold a token, initialised or not.
  func slots() throws(Problem) -> [CK_SLOT_ID] {
    while true {
      var count: CK_ULONG = 0
      try ReturnCode(functions.pointee.C_GetSlotList(1, nil, &count)).check()
      var slots = [CK_SLOT_ID](repeating: 0, count: Int(count))
      let code = ReturnCode(functions.pointee.C_GetSlotList(1, &slots, &count))
      if code.value == CKR_BUFFER_TOO_SMALL { continue }
      try code.check()
      return Array(slots.prefix(Int(count)))
    }
  }

  /// Nil when the token left the slot meanwhile.
  func tokenInformation(in slot: CK_SLOT_ID) throws(Problem) -> TokenInformation? {
    var information = CK_TOKEN_INFO()
    let code = ReturnCode(functions.pointee.C_GetTokenInfo(slot, &information))
    switch code.value {
    case CKR_TOKEN_NOT_PRESENT, CKR_TOKEN_NOT_RECOGNIZED, CKR_SLOT_ID_INVALID, CKR_DEVICE_REMOVED: return nil
    default: try code.check()
    }
    return TokenInformation(information, slot: slot)
  }

  /// What the token in a slot can sign with: raw mechanisms only, since the digest is made elsewhere.
  func schemes(in slot: CK_SLOT_ID) throws(Problem) -> Set<SignatureScheme> {
    var schemes: Set<SignatureScheme> = []
    for scheme in SignatureScheme.allCases {
      var information = CK_MECHANISM_INFO()
      let code = functions.pointee.C_GetMechanismInfo(slot, scheme.mechanism, &information)
      if code == CKR_OK, information.flags & CK_FLAGS(CKF_SIGN) != 0 { schemes.insert(scheme) }
    }
    return schemes
  }

  private static func initializedFunctions(
    of handle: UnsafeMutableRawPointer, path: String
  ) throws(Problem) -> UnsafeMutablePointer<CK_FUNCTION_LIST> {
    typealias GetFunctionList =
      @convention(c) (UnsafeMutablePointer<UnsafeMutablePointer<CK_FUNCTION_LIST>?>) -> CK_RV
    guard let symbol = dlsym(handle, "C_GetFunctionList") else { throw unusable(path, "C_GetFunctionList") }
    // dlsym knows no types; this is the one place where its pointer becomes a function.
    let getFunctionList = unsafeBitCast(symbol, to: GetFunctionList.self)
    var list: UnsafeMutablePointer<CK_FUNCTION_LIST>?
    let code = ReturnCode(getFunctionList(&list))
    guard code.value == CKR_OK, let list, list.isComplete else { throw unusable(path, code.name) }
    var arguments = CK_C_INITIALIZE_ARGS()
    arguments.flags = CK_FLAGS(CKF_OS_LOCKING_OK)
    let initialized = ReturnCode(list.pointee.C_Initialize(&arguments))
    guard initialized.value == CKR_OK || initialized.value == CKR_CRYPTOKI_ALREADY_INITIALIZED else {
      throw unusable(path, initialized.name)
    }
    return list
  }

  private static func unusable(_ path: String, _ technical: String) -> Problem {
    Problem(.moduleUnusable, ["module": path], technical: technical)
  }
}

extension UnsafeMutablePointer<CK_FUNCTION_LIST> {
  /// A driver that leaves out a function that we call would crash us.
  fileprivate var isComplete: Bool {
    let list = pointee
    return list.C_Initialize != nil && list.C_GetSlotList != nil && list.C_GetTokenInfo != nil
      && list.C_GetMechanismInfo != nil && list.C_OpenSession != nil && list.C_CloseSession != nil
      && list.C_Login != nil && list.C_Logout != nil && list.C_FindObjectsInit != nil && list.C_FindObjects != nil
      && list.C_FindObjectsFinal != nil && list.C_GetAttributeValue != nil && list.C_SignInit != nil
      && list.C_Sign != nil && list.C_InitToken != nil && list.C_InitPIN != nil && list.C_GenerateKeyPair != nil
      && list.C_CreateObject != nil && list.C_DestroyObject != nil
  }
}
