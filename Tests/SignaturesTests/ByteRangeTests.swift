import Dossiers
import Foundation
import Signatures
import Testing
import TokenFixture

@Suite struct ByteRangeTests {
  @Test(arguments: [
    [1, -1, 0, 0], [0, -1, 0, 0], [0, 1, 0, 0], [0, 0, -1, 1], [0, 0, 0, 1], [0, 0, 0, -1],
  ])
  func aRangeThatIsOffByOneIsBroken(shift: [Int]) async throws {
    let authority = try await TokenFixture.shared.value.authority
    var file = try await SignedFile(key: TokenFixture.elliptic, scheme: .ecdsa, chain: [authority.intermediate])
    defer { file.remove() }
    file.signature.byteRange = zip(file.signature.byteRange, shift).map(+)
    let report = try await file.report(roots: [authority.root])
    #expect(report.verdict == .invalid)
    #expect(report.signatures.first?.integrity == .broken)
    let problems = report.signatures.first?.problems ?? []
    #expect(problems.contains(.byteRangeWrong) || problems.contains(.digestMismatch))
  }

  @Test(arguments: [[], [0, 4], [0, 10, 5, 20], [0, Int.max, 5, Int.max], [-1, 4, 8, 4]])
  func nonsenseIsBroken(range: [Int]) async throws {
    var file = try await SignedFile(key: TokenFixture.elliptic, scheme: .ecdsa, chain: [])
    defer { file.remove() }
    file.signature.byteRange = range
    let verdict = try #require(try await file.report(roots: []).signatures.first)
    #expect(verdict.integrity == .broken)
    #expect(verdict.problems == [.byteRangeWrong])
  }

  @Test func theHoleMustHoldTheVeryContents() async throws {
    var file = try await SignedFile(key: TokenFixture.elliptic, scheme: .ecdsa, chain: [])
    defer { file.remove() }
    let hole = file.signature.byteRange[1]..<file.signature.byteRange[2]
    file.content[hole.upperBound - 2] = UInt8(ascii: "1")
    #expect(try await file.report(roots: []).signatures.first?.problems == [.byteRangeWrong])
    file.content[hole.upperBound - 2] = UInt8(ascii: "x")
    #expect(try await file.report(roots: []).signatures.first?.problems == [.byteRangeWrong])
  }

  @Test func contentsThatAreNoSignatureAreUnreadable() async throws {
    let file = try await SignedFile { _, _ in [0x30, 0x03, 0x02, 0x01, 0x01] }
    defer { file.remove() }
    let verdict = try #require(try await file.report(roots: []).signatures.first)
    #expect(verdict.integrity == .broken)
    #expect(verdict.problems == [.cmsUnreadable])
  }
}
