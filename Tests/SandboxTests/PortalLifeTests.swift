import Dossiers
import FlyingSocks
import Foundation
import PortalWire
import Testing

@testable import Sandbox

struct PortalLifeTests {
  @Test func aStopEndsIdleConnectionsAndThePortIsFreeAgain() async throws {
    // A test beside this one may be given the port in between; not three times in a row.
    for attempt in 1...3 {
      do {
        return try await stopAndStart()
      } catch let problem as Problem where problem.code == .portalFailed && attempt < 3 {
        continue
      }
    }
  }

  private func stopAndStart() async throws {
    let test = try await TestPortal()
    let idle = try await AsyncSocket.connected(to: .inet(ip4: "127.0.0.1", port: test.port))
    try await idle.write(Data("GET /ba/agency HTTP/1.1\r\nHost: x\r\n\r\n".utf8))
    var bytes = idle.bytes.makeAsyncIterator()
    #expect(try await bytes.next() == UInt8(ascii: "H"))
    await test.portal.stop()
    #expect(try await test.portal.start(port: test.port) == test.address)
    #expect(try await test.get(PortalPath.agencies, token: nil).status == 200)
    try await test.remove()
  }

  @Test func aTakenPortIsAProblem() async throws {
    let first = try await TestPortal()
    let second = try await TestPortal()
    let problem = await #expect(throws: Problem.self) { try await second.portal.start(port: first.port) }
    #expect(problem?.code == .portalFailed)
    #expect(problem?.details["port"] == String(first.port))
    try await first.remove()
    try await second.remove()
  }

  @Test func brokenResourcesAreNamed() throws {
    let folder = try Fixtures.makeFolder()
    let resources = try Fixtures.makeResources(in: folder)
    try Data("{".utf8).write(to: URL(filePath: resources + "/catalogue.json"))
    let problem = #expect(throws: Problem.self) {
      try SandboxPortal(directory: folder, resources: resources, check: verdictByLastLine)
    }
    #expect(problem?.code == .resourceBroken)
    #expect(problem?.details == ["file": "catalogue.json"])
    try FileManager.default.removeItem(atPath: folder)
  }

  @Test func workingDaysSkipWeekends() throws {
    let friday = try #require(CivilDate(year: 2026, month: 11, day: 27))
    #expect(friday.adding(workingDays: 1).text == "30/11/2026")
    #expect(friday.adding(workingDays: 6).text == "07/12/2026")
    #expect(friday.adding(workingDays: 0) == friday)
  }

  @Test func everyRefusalAndReasonHasWords() throws {
    let folder = try Fixtures.makeFolder()
    let texts = try SandboxResources(folder: Fixtures.makeResources(in: folder)).texts
    let codes = [
      RefusalCode.requestInvalid, RefusalCode.sessionExpired, RefusalCode.forbidden, RefusalCode.notFound,
      RefusalCode.dossierIncomplete, RefusalCode.fileTooLarge, RefusalCode.fileDamaged, RefusalCode.failed,
      FlowCode.requestInvalid, FlowCode.authenticatorInvalid,
    ]
    for code in codes { #expect(texts.refusals[code] != nil, "\(code)") }
    for milestone in SandboxSettings().milestones {
      #expect(texts.progress[String(milestone.status.rawValue)] != nil)
    }
    try FileManager.default.removeItem(atPath: folder)
  }
}
