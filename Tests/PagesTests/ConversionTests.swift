import Dossiers
import Foundation
import Pages
import Testing

@Suite(.serialized) struct ConversionTests {
  private let workshop: Workshop

  init() throws { workshop = try Workshop() }

  @Test(.enabled(if: isLibreOfficeInstalled, "LibreOffice is not installed"))
  func aWordDocumentBecomesAPDFWithItsText() async throws {
    let input = try workshop.write(Archive.wordDocument("Đơn của Nguyễn Thị Ngọc Ánh").bytes, "-Đơn.docx")
    let output = workshop.path("Đơn.pdf")
    let converter = DocumentConverter(profile: workshop.path("profile"))
    try await converter.convert(input, to: output)
    let words = try await PageReader().text(of: output, page: 0).map(\.text).joined(separator: " ")
    #expect(Array(words.utf8) == Array("Đơn của Nguyễn Thị Ngọc Ánh".precomposedStringWithCanonicalMapping.utf8))
    _ = try await PageReader().prepareSignature(SignatureRequest(path: output, moment: .ofTests))
  }

  @Test func aFileThatLibreOfficeShouldNotSeeIsRefused() async throws {
    let path = try workshop.write(SmallPDF.page().bytes, "don.docx")
    let converter = DocumentConverter(profile: workshop.path("profile"))
    await #expect(throws: Problem(.fileKindNotAccepted, ["file": "don.docx"])) {
      try await converter.convert(path, to: self.workshop.path("don.pdf"))
    }
  }

  @Test func aMissingConverterIsNamed() async throws {
    let input = try workshop.write(Archive.wordDocument("x").bytes, "don.docx")
    let converter = DocumentConverter(profile: workshop.path("profile"), executable: workshop.path("soffice"))
    await #expect { try await converter.convert(input, to: self.workshop.path("don.pdf")) } throws: {
      ($0 as? Problem)?.code == .converterMissing
    }
  }

  @Test func aConverterThatWritesNoPDFHasFailed() async throws {
    let input = try workshop.write(Archive.wordDocument("x").bytes, "don.docx")
    for script in ["exit 0", "for last; do :; done; echo no > \"${9%/}/x.pdf\""] {
      let converter = DocumentConverter(profile: workshop.path("profile"), executable: try program(script))
      await #expect { try await converter.convert(input, to: self.workshop.path("don.pdf")) } throws: {
        ($0 as? Problem)?.code == .converterFailed
      }
    }
    #expect(!FileManager.default.fileExists(atPath: workshop.path("don.pdf")))
  }

  @Test func aSlowConverterIsEndedWithItsChildren() async throws {
    let input = try workshop.write(Archive.wordDocument("x").bytes, "don.docx")
    let mark = workshop.path("child")
    let script = try program("sleep 600 & echo $! > '\(mark)'; wait")
    let converter = DocumentConverter(profile: workshop.path("profile"), executable: script, timeLimit: 1)
    await #expect(throws: Problem(.converterTooSlow, ["file": "don.docx", "limit": "1"])) {
      try await converter.convert(input, to: self.workshop.path("don.pdf"))
    }
    try await expectEnded(mark)
  }

  @Test func cancellingEndsTheConverter() async throws {
    let input = try workshop.write(Archive.wordDocument("x").bytes, "don.docx")
    let mark = workshop.path("child")
    let script = try program("sleep 600 & echo $! > '\(mark).part'; mv '\(mark).part' '\(mark)'; wait")
    let converter = DocumentConverter(profile: workshop.path("profile"), executable: script)
    let output = workshop.path("don.pdf")
    let conversion = Task { try await converter.convert(input, to: output) }
    while !FileManager.default.fileExists(atPath: mark) { await Task.yield() }
    conversion.cancel()
    await #expect(throws: Problem(.cancelled)) { try await conversion.value }
    try await expectEnded(mark)
  }

  /// A killed child may stay a zombie where nobody reaps orphans; it runs no more all the same.
  private func expectEnded(_ mark: String) async throws {
    let number = try String(contentsOfFile: mark, encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
    while true {
      guard let status = try? String(contentsOfFile: "/proc/\(number)/stat", encoding: .utf8) else { return }
      if status.contains(") Z ") { return }
      await Task.yield()
    }
  }

  private func program(_ script: String) throws -> String {
    let path = try workshop.write(Array("#!/bin/sh\n\(script)\n".utf8), "program-\(UUID().uuidString)")
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
    return path
  }
}

private let isLibreOfficeInstalled = ["/usr/bin/soffice", "/usr/bin/libreoffice"]
  .contains { FileManager.default.isExecutableFile(atPath: $0) }
