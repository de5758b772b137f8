import Dossiers
import Foundation
import Pages
import Testing

@Suite struct HostileFileTests {
  private let workshop: Workshop
  private let reader = PageReader(timeLimit: 5)

  init() throws { workshop = try Workshop() }

  @Test func damagedFilesAreReadOrRefused() async throws {
    let path = try workshop.write(SmallPDF.page().bytes, "don.pdf")
    let request = SignatureRequest(
      path: path, rectangle: PageRectangle(x: 9, y: 9, width: 150, height: 50), moment: .ofTests, appearance: .ofAnh)
    let once = try await workshop.sign(request, as: "once.pdf", by: reader)
    var again = request
    again.path = once
    let good = try workshop.bytes(try await workshop.sign(again, as: "twice.pdf", by: reader))
    let digits = Array("0123456789 /<>[]()RfFn".utf8)
    var chance = Chance(seed: 20_261_123)
    for round in 0..<80 {
      var bytes = good
      for _ in 0..<Int.random(in: 1...12, using: &chance) {
        // Most of the file is /Contents: half of the damage is to go elsewhere.
        let reach = Bool.random(using: &chance) ? 700 : bytes.count
        bytes[Int.random(in: 0..<reach, using: &chance)] = digits.randomElement(using: &chance) ?? 0
      }
      if round % 5 == 0 { bytes.removeLast(Int.random(in: 1..<bytes.count, using: &chance)) }
      try await exercise(try workshop.write(bytes, "hong.pdf"))
    }
  }

  /// The files of a corpus that trips programs like ours; HOSO_CORPUS names its folder.
  @Test(.enabled(if: corpus != nil, "HOSO_CORPUS is not set: the corpus of odd PDF files is left out"))
  func theCorpusIsReadSignedOrRefused() async throws {
    let folder = try #require(corpus)
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.hasSuffix(".pdf") }
    #expect(!files.isEmpty)
    for file in files.sorted() {
      guard let prepared = try await exercise("\(folder)/\(file)") else { continue }
      let signed = workshop.path("signed.pdf")
      try await reader.finish(prepared, cms: [1], at: signed)
      let last = try #require(try await reader.embeddedSignatures(of: signed).first { $0.field == prepared.field })
      #expect(last.changes == .none, "\(file)")
      let report = try workshop.run("pdfsig", [signed])
      #expect(report.output.contains("Field Name: \(prepared.field)"), "\(file)")
    }
  }

  /// Everything the door offers; what it refuses must be a `Problem`, which the types see to.
  @discardableResult
  private func exercise(_ path: String) async throws -> PreparedSignature? {
    _ = try? await reader.raster(of: path, page: 0, width: 60, height: 80)
    _ = try? await reader.text(of: path, page: 0)
    _ = try? await reader.png(of: path, page: 0, dotsPerInch: 20)
    _ = try? await reader.embeddedSignatures(of: path)
    do {
      let facts = try await reader.facts(of: path)
      let prepared = try await reader.prepareSignature(
        SignatureRequest(
          path: path, rectangle: PageRectangle(x: 1, y: 1, width: 90, height: 40), moment: .ofTests,
          appearance: .ofAnh))
      #expect(facts.maySign && !facts.isRepaired)
      return prepared
    } catch {
      #expect(error.code != .unexpected, "\(path): \(error)")
      return nil
    }
  }
}

private let corpus = ProcessInfo.processInfo.environment["HOSO_CORPUS"]

/// Repeats itself from a seed (SplitMix64).
private struct Chance: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
