import AppResources
import Application
import Canvas
import Dossiers
import Drafts
import Foundation
import Pages
import Sandbox
import Screens
import TerminalDriver
import Tokens

/// The whole program on the embedded sandbox: with a terminal, or driven by the committed key script.
@MainActor
struct Rehearsal {
  private let folders: Folders
  private let resources: ResourceFolder
  private let library: ScreenLibrary
  private let settings: SettingsFile
  private let language: Language?
  private let host: SandboxHost

  init(folders: Folders, language: Language?) throws(Problem) {
    self.folders = folders
    self.language = language
    resources = try ResourceFolder.located()
    library = try ScreenLibrary.load(only: [.home], from: resources)
    settings = SettingsFile(folder: folders.configuration)
    try folders.make()
    host = SandboxHost(folders: folders, resources: resources.sandbox)
    setenv("SOFTHSM2_CONF", host.tokenFolder + "/softhsm2.conf", 1)
  }

  func openOnTerminal() async throws {
    let terminal: Terminal
    do throws(TerminalProblem) {
      terminal = try Terminal.open(logFile: folders.log)
    } catch {
      try explain(Problem(.terminalUnusable, technical: "\(error)"))
    }
    var kept = Settings()
    var unread: Problem?
    do throws(Problem) { kept = try settings.read() } catch { unread = error }
    do {
      let application = try application(on: terminal, kept: kept, telling: unread)
      terminal.onEvents = { application.receive($0) }
      await application.start()
      await application.waitUntilLeft()
      terminal.close()
      if let problem = application.failure { throw problem }
    } catch {
      terminal.close()
      throw error
    }
  }

  func playUnattended() async throws {
    let display = HeadlessTerminal(columns: 80, rows: 24)
    let application = try application(on: display, kept: Settings(theme: "plain"))
    let file = "unattended.keys"
    let path = "\(resources.sandbox)/demo/\(file)"
    guard let text = FileManager.default.contents(atPath: path) else { throw Problem(.fileNotFound, ["file": path]) }
    let script = try KeyScript(String(decoding: text, as: UTF8.self), file: file)
    await application.start(resumes: false)
    let run = UnattendedRun(
      application, display: display, pin: Secret(SandboxHost.pin), password: Secret(SandboxHost.account.password)
    ) { print($0) }
    try await run.play(script, file: file)
    try await report(application)
  }

  /// The receipt, the signed file, and what a verifier that is not ours says of it.
  private func report(_ application: Application) async throws {
    await application.settle()
    guard let draft = application.session.draft, let receipt = draft.receipt else { throw Problem(.unexpected) }
    print("receipt: \(receipt.number)")
    if let path = receipt.savedPath { print("receipt file: \(path)") }
    for signed in draft.papers.compactMap({ $0.file?.signed }) {
      print("signed PDF: \(signed.path)")
      let judge = IndependentJudge(
        document: signed.path, root: folders.data + "/pki/root.pem",
        intermediate: folders.data + "/pki/intermediate.pem")
      for line in try await judge.verdict() { print("  \(line)") }
    }
  }

  private func application(
    on display: any Display, kept: Settings, telling problem: Problem? = nil
  ) throws(Problem) -> Application {
    var chosen = kept
    if let language { chosen.language = language }
    let drafts = try DraftStore(directory: folders.data)
    let pages = PageReader()
    let tokens = TokenSlots(modules: Self.modules)
    let host = host
    let signing = DocumentSigning(
      pages: pages, tokens: tokens, trust: { (try? await host.running().anchors) ?? TrustAnchors() })
    try SampleDocuments.copy(from: resources.sandbox + "/demo", to: folders.documents)
    let services = Services(
      folders: folders, drafts: drafts, portal: { () throws(Problem) in try await host.running().client }, pages: pages,
      converter: DocumentConverter(profile: folders.data + "/office"), tokens: tokens,
      prepareTokens: { () throws(Problem) in try await host.furnishedToken() }, signing: signing,
      messages: { await Self.messages(of: host) },
      // A file that could not be read is the person's to mend: only a choice of theirs replaces it.
      saveSettings: { [settings] in try? settings.write($0) })
    let samples = SampleCredentials(
      account: SandboxHost.account.username, password: SandboxHost.account.password, pin: SandboxHost.pin)
    let connection = Connection.sandbox(at: "")
    var session = Session(
      now: services.clock(), settings: chosen,
      connection: ConnectionFacts(id: connection.id, name: connection.name, isSandbox: true, samples: samples))
    if let problem { session.report(problem) }
    return try Application(
      session: session, library: library, resources: resources, services: services, display: display)
  }

  private static var modules: [String] {
    [SoftwareToken.defaultModule].filter { FileManager.default.fileExists(atPath: $0) }
  }

  private static func messages(of host: SandboxHost) async -> AsyncStream<SandboxMessage> {
    guard let portal = try? await host.running().portal else { return AsyncStream { $0.finish() } }
    let (stream, continuation) = AsyncStream.makeStream(of: SandboxMessage.self)
    let incoming = portal.messages
    let relay = Task {
      for await message in incoming {
        continuation.yield(SandboxMessage(phone: message.phone, text: Secret(message.text), at: .current()))
      }
    }
    continuation.onTermination = { _ in relay.cancel() }
    return stream
  }
}

/// The demo's own files, put where the file picker opens.
enum SampleDocuments {
  static func copy(from source: String, to folder: String) throws(Problem) {
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      for name in ["don-de-nghi.docx"] where !FileManager.default.fileExists(atPath: "\(folder)/\(name)") {
        try FileManager.default.copyItem(atPath: "\(source)/\(name)", toPath: "\(folder)/\(name)")
      }
    } catch {
      throw Problem(.fileNotWritable, ["file": folder], technical: "copy \((error as NSError).code)")
    }
  }
}
