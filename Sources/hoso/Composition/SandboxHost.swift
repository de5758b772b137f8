import Application
import Certificates
import Dossiers
import Foundation
import Pages
import PortalClient
import Sandbox
import Signatures
import Tokens

/// Starts the embedded sandbox once, together with its software token, the first time that anyone asks for either.
actor SandboxHost {
  struct Running: Sendable {
    let portal: SandboxPortal
    let client: PortalClient
    let address: String
    let anchors: TrustAnchors
  }

  static let account = SandboxAccount.hau
  static let pin = "123456"
  static let tokenLabel = "HOSO-DEMO"
  private static let usualPort: UInt16 = 8615

  private let folders: Folders
  private let resources: String
  private var starting: Task<Result<Running, Problem>, Never>?
  private var furnishing: Task<Result<Set<String>, Problem>, Never>?

  init(folders: Folders, resources: String) {
    self.folders = folders
    self.resources = resources
  }

  /// The configuration of the software token; `SOFTHSM2_CONF` must name it before any module is loaded.
  nonisolated var tokenFolder: String { folders.data + "/token" }

  func running(port: UInt16? = nil) async throws(Problem) -> Running {
    if starting == nil { starting = Task { await self.start(port: port) } }
    switch await starting?.value {
    case .success(let running)?: return running
    case .failure(let problem)?: throw problem
    case nil: throw Problem(.unexpected)
    }
  }

  /// Makes the token's keys and certificates where they are missing; the serial numbers that the sandbox revoked.
  func furnishedToken() async throws(Problem) -> Set<String> {
    if furnishing == nil { furnishing = Task { await self.furnish() } }
    switch await furnishing?.value {
    case .success(let revoked)?: return revoked
    case .failure(let problem)?: throw problem
    case nil: throw Problem(.unexpected)
    }
  }

  private func start(port: UInt16?) async -> Result<Running, Problem> {
    do throws(Problem) {
      return .success(try await FolderTurn.take(in: folders.data) { () throws(Problem) in try await open(port: port) })
    } catch {
      return .failure(error)
    }
  }

  private func open(port: UInt16?) async throws(Problem) -> Running {
    let anchors = AnchorBox()
    let desk = DocumentSigning(
      pages: PageReader(), tokens: TokenSlots(modules: []), trust: { await anchors.anchors })
    let portal = try SandboxPortal(directory: folders.data, resources: resources) { path in
      (try? await desk.verify(path)) ?? SignatureReport(file: path, verdict: .invalid, signatures: [])
    }
    let address = try await listen(portal, port: port)
    let authority = portal.authority
    let trusted = TrustAnchors(
      roots: [try await authority.rootCertificate()], intermediates: [try await authority.intermediateCertificate()],
      revocationLists: [try await authority.rootRevocationList(), try await authority.intermediateRevocationList()])
    await anchors.set(trusted)
    let client = PortalClient(connection: .sandbox(at: address))
    return Running(portal: portal, client: client, address: address, anchors: trusted)
  }

  /// A port of its own makes the addresses in certificates last; a second sandbox takes any that is free.
  private func listen(_ portal: SandboxPortal, port: UInt16?) async throws(Problem) -> String {
    if let port { return try await portal.start(port: port) }
    do throws(Problem) {
      return try await portal.start(port: Self.usualPort)
    } catch {
      return try await portal.start(port: 0)
    }
  }

  private func furnish() async -> Result<Set<String>, Problem> {
    do throws(Problem) {
      let running = try await running()
      guard FileManager.default.fileExists(atPath: SoftwareToken.defaultModule) else { return .success([]) }
      let token = try SoftwareToken(folder: tokenFolder, label: Self.tokenLabel)
      let sample = SampleToken(token: token, authority: running.portal.authority, pin: Secret(Self.pin))
      try await FolderTurn.take(in: folders.data) { () throws(Problem) in try await sample.furnish() }
      let list = try await running.portal.authority.intermediateRevocationList()
      guard let issuer = running.anchors.intermediates.first else { return .success([]) }
      return .success(try RevocationList(der: list, issuer: issuer).serials)
    } catch {
      return .failure(error)
    }
  }
}

/// The sandbox's own roots, once it has made them.
private actor AnchorBox {
  private(set) var anchors = TrustAnchors()
  func set(_ anchors: TrustAnchors) { self.anchors = anchors }
}

extension Connection {
  static func sandbox(at address: String) -> Connection {
    Connection(
      id: "sandbox", name: LocalizedText(vi: "Đắk Lắk", en: "Đắk Lắk"), identityAddress: address, apiAddress: address,
      clientID: "hoso", redirectAddress: "http://127.0.0.1/hoso", isSandbox: true)
  }
}
