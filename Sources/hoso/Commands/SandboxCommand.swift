import AppResources
import Application
import ArgumentParser
import Dossiers
import Foundation
import Sandbox

struct SandboxCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sandbox", abstract: "Run the sandbox portal alone, on 127.0.0.1, until it is interrupted.")

  @Option(help: "The port; 0 takes any that is free.")
  var port: UInt16 = 8615

  @Option(help: "Keep its state in this folder.")
  var directory: String?

  func run() async throws {
    try await orExplain {
      let folder = directory.map { URL(fileURLWithPath: $0).path } ?? Folders().data + "/sandbox"
      let folders = Folders(demo: folder)
      try folders.make()
      let host = SandboxHost(folders: folders, resources: try ResourceFolder.located().sandbox)
      setenv("SOFTHSM2_CONF", host.tokenFolder + "/softhsm2.conf", 1)
      let running = try await host.running(port: port)
      _ = try await host.furnishedToken()
      tell("address: \(running.address)")
      for account in running.portal.accounts {
        tell("account: \(account.username) · \(account.password) · \(account.person.fullName)")
      }
      tell(
        "token: \(SandboxHost.tokenLabel) · PIN \(SandboxHost.pin) · SOFTHSM2_CONF=\(host.tokenFolder)/softhsm2.conf")
      tell("root: \(running.portal.authority.rootPath)")
      tell("SMS: below")
      for await message in running.portal.messages { tell("SMS \(message.phone): \(message.text)") }
    }
  }

  /// At once, also into a pipe.
  private func tell(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
}
