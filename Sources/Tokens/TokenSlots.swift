import CPKCS11
import Certificates
import Dossiers
import SerialQueues

/// The tokens that PKCS#11 modules reach, off the cooperative threads since drivers block.
///
/// Modules are loaded at first use and stay loaded. A module that does not work hides nobody else's tokens.
public actor TokenSlots {
  /// Paths of the modules, in the order in which their tokens are listed.
  public nonisolated let modules: [String]

  private var loaded: [String: LoadedModuleHolder] = [:]

  public nonisolated var unownedExecutor: UnownedSerialExecutor { SerialQueue.drivers.asUnownedSerialExecutor() }

  /// Loads nothing yet.
  public init(modules: [String]) {
    self.modules = modules
  }

  /// The tokens with all their certificates, usable or not; no PIN is asked for.
  ///
  /// `revoked` holds serial numbers in upper-case hexadecimal. Throws the first module's problem when no module works.
  public func tokens(now: Moment, revoked: Set<String> = []) throws(Problem) -> [Token] {
    var tokens: [Token] = []
    var problems: [Problem] = []
    for path in modules {
      do throws(Problem) {
        tokens += try self.tokens(of: path, now: now, revoked: revoked)
      } catch {
        problems.append(error)
      }
    }
    if let problem = problems.first, problems.count == modules.count { throw problem }
    return tokens
  }

  /// DER of the authorities' certificates on the token, for the chain inside a signature; no PIN is asked for.
  public func issuers(on token: Token) throws(Problem) -> [[UInt8]] {
    let holder = try module(at: token.module)
    let information = try holder.module.token(label: token.label, serial: token.serial)
    let session = try TokenSession(holder.module, slot: information.slot)
    return try session.certificates().filter(\.reader.isAuthority).map(\.reader.certificate.der)
  }

  /// Signs a SHA-256 digest with a key that never leaves its token.
  ///
  /// Before the PIN is used, the token's flags and its certificate are read again: a locked PIN or another token costs no
  /// try. `certificate` is the DER that the person chose. The signature is in the form that CMS holds: ECDSA as DER.
  /// Throws `pinWrong`, `pinLastTry` or `pinLocked` as the flags tell after a wrong PIN; a PIN is never tried twice.
  public func sign(
    digest: [UInt8], at location: KeyLocation, certificate: [UInt8], scheme: SignatureScheme, pin: Secret
  ) throws(Problem) -> [UInt8] {
    let holder = try module(at: location.module)
    let signing = TokenSigning(location: location, certificate: certificate, scheme: scheme)
    return try signing.sign(digest, pin: PinBytes(pin), module: holder.module)
  }

  private func tokens(of path: String, now: Moment, revoked: Set<String>) throws(Problem) -> [Token] {
    let holder = try module(at: path)
    var tokens: [Token] = []
    for slot in try holder.module.slots() {
      guard let information = try holder.module.tokenInformation(in: slot), information.isInitialized else { continue }
      let listing = TokenListing(now: now, revoked: revoked)
      tokens.append(try listing.token(information, module: holder.module))
    }
    return tokens
  }

  /// Only the modules that we were made for: a location may come from a file.
  private func module(at path: String) throws(Problem) -> LoadedModuleHolder {
    if let holder = loaded[path] { return holder }
    guard modules.contains(path) else { throw Problem(.moduleNotFound, ["module": path]) }
    let holder = LoadedModuleHolder(try LoadedModule(path: path))
    loaded[path] = holder
    return holder
  }
}

/// A dictionary holds copyable values only.
final class LoadedModuleHolder {
  let module: LoadedModule

  init(_ module: consuming LoadedModule) { self.module = module }
}

extension LoadedModule {
  /// The token with this label and serial number; throws `tokenMissing` when it is in no slot.
  func token(label: String, serial: String?) throws(Problem) -> TokenInformation {
    for slot in try slots() {
      guard let information = try tokenInformation(in: slot), information.isInitialized else { continue }
      if information.label == label, serial == nil || information.serial == serial { return information }
    }
    throw Problem(.tokenMissing, ["token": label])
  }
}
