import Dossiers
import Foundation
import Pages

/// Asks verifiers that we did not write: poppler's pdfsig for the file, OpenSSL's command for the CMS and its chain.
struct IndependentJudge {
  let document: String
  let root: String
  let intermediate: String

  func verdict() async throws(Problem) -> [String] {
    var lines: [String] = []
    if let said = await Self.run("pdfsig", [document]) {
      let telling = [
        "Signature Validation", "Signature Type", "Total document signed", "Signer Certificate Common Name",
      ]
      lines += said.split(separator: "\n").map { $0.trimmingCharacters(in: CharacterSet(charactersIn: " -\t")) }
        .filter { line in telling.contains { line.hasPrefix($0) } }.map { "pdfsig: \($0)" }
    }
    lines += try await opensslVerdict().map { "openssl cms -verify -cades: \($0)" }
    return lines
  }

  private func opensslVerdict() async throws(Problem) -> [String] {
    guard let signature = try await PageReader().embeddedSignatures(of: document).last,
      signature.byteRange.count == 4, let file = FileManager.default.contents(atPath: document)
    else { return ["-"] }
    let folder = NSTemporaryDirectory() + "hoso-judge-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let range = signature.byteRange
    var covered = file.subdata(in: range[0]..<range[0] + range[1])
    covered.append(file.subdata(in: range[2]..<range[2] + range[3]))
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      try covered.write(to: URL(fileURLWithPath: folder + "/content"))
      try Data(signature.contents).write(to: URL(fileURLWithPath: folder + "/cms"))
    } catch {
      throw Problem(.fileNotWritable, ["file": folder])
    }
    let said = await Self.run(
      "openssl",
      [
        "cms", "-verify", "-cades", "-inform", "DER", "-in", folder + "/cms", "-content", folder + "/content",
        "-binary",
        "-CAfile", root, "-certfile", intermediate, "-purpose", "any", "-out", "/dev/null",
      ])
    return said?.split(separator: "\n").map(String.init) ?? ["-"]
  }

  /// What a command prints on both its outputs; nil where it is not installed.
  private static func run(_ command: String, _ arguments: [String]) async -> String? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [command] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    process.standardInput = FileHandle.nullDevice
    do { try process.run() } catch { return nil }
    let data = await Task.detached { output.fileHandleForReading.readDataToEndOfFile() }.value
    process.waitUntilExit()
    return process.terminationStatus == 127 ? nil : String(decoding: data, as: UTF8.self)
  }
}
