import Dossiers
import Drafts
import Foundation
import PortalClient
import Sandbox
import Testing

/// The other subcommands as scripts know them.
@Suite(.serialized) struct CommandLineTests {
  let folder: ScratchFolder
  let sandbox: DemoSandbox

  init() async throws {
    folder = try ScratchFolder()
    sandbox = try await DemoSandbox.shared.value
  }

  @Test func theVersionNamesTheLicence() async throws {
    let said = try await sandbox.hoso("--version")
    #expect(said.status == 0)
    #expect(said.output.contains("AGPL-3.0-or-later"))
  }

  @Test(arguments: [
    ["--nonsense"], ["verify"], ["verify", "a.pdf", "b.pdf"], ["nonsense"], ["track"],
    ["render", "a.pdf", "--page", "x"],
    ["render", "a.pdf", "--size", "80"], ["sign"], ["sandbox", "--port", "70000"], ["--language", "fr"],
  ])
  func aMistakeInUsageEndsWithTwo(arguments: [String]) async throws {
    let said = try await sandbox.hoso(arguments)
    #expect(said.status == 2, "\(said.everything)")
    #expect(said.output.isEmpty)
    #expect(said.errors.contains("Usage: hoso"))
  }

  @Test(arguments: [["--help"], ["verify", "--help"], ["help", "sign"]])
  func helpIsNoMistake(arguments: [String]) async throws {
    let said = try await sandbox.hoso(arguments)
    #expect(said.status == 0)
    #expect(said.output.contains("USAGE: hoso"))
    #expect(said.errors.isEmpty)
  }

  @Test func withoutATerminalTheScreensAreRefusedInWords() async throws {
    let said = try await sandbox.hoso([])
    #expect(said.status == 2)
    expectSentence(said)
    #expect(said.output.isEmpty)
  }

  @Test func tokensAreListedWithoutAPIN() async throws {
    let said = try await sandbox.hoso("tokens", "--module", DemoSandbox.module, "--json")
    #expect(said.status == 0)
    #expect(Set(said.object.keys) == ["reader_service", "readers", "tokens"])
    let token = try #require(
      (said.object["tokens"] as? [[String: Any]])?.first { $0["label"] as? String == "HOSO-DEMO" })
    #expect(token["pin_tries"] is String)
    let certificates = try #require(token["certificates"] as? [[String: Any]])
    #expect(certificates.count == 5)
    let keys: Set = [
      "subject", "issuer", "serial", "not_before", "not_after", "key", "label", "schemes", "obstacles",
    ]
    #expect(certificates.allSatisfy { Set($0.keys) == keys })
    let obstacles = Dictionary(
      uniqueKeysWithValues: certificates.map { ($0["label"] as? String ?? "", $0["obstacles"] as? [String] ?? ["?"]) })
    #expect(obstacles["person"] == [])
    #expect(obstacles["expired"] == ["expired"])
    #expect(obstacles["authentication"] == ["wrong-key-usage"])
    let words = try await sandbox.hoso("tokens", "--module", DemoSandbox.module)
    #expect(words.output.contains("Phan Quốc Hậu"))
    let missing = try await sandbox.hoso("tokens", "--module", "/none.so", "--json")
    #expect(missing.status == 3)
    expectSentence(missing)
  }

  @Test func aPageIsDrawnAsCharactersOrAsAPicture() async throws {
    let plain = try folder.write(InventedDocument.page(), "plain.pdf")
    let drawn = try await sandbox.hoso("render", plain, "--size", "60x30")
    #expect(drawn.status == 0)
    let lines = drawn.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count >= 30)
    #expect(drawn.output.contains { "▀▄▌▐█▖▗▘▝▚▞▙▛▜▟".contains($0) })

    let picture = folder.path("page.png")
    #expect(try await sandbox.hoso("render", plain, "--png", picture, "--dpi", "72").status == 0)
    let bytes = picture.fileBytes
    #expect(bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
    let sizes = [16, 20].map { start in bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) } }
    #expect(sizes == [595, 842])
    #expect(bytes.suffix(8).starts(with: Array("IEND".utf8)))

    for (arguments, status): ([String], Int32) in [
      ([plain, "--page", "2"], 2), ([folder.path("none.pdf")], 2), ([plain, "--png", folder.path("no/page.png")], 2),
    ] {
      let refused = try await sandbox.hoso(["render"] + arguments)
      #expect(refused.status == status, "\(arguments): \(refused.everything)")
      expectSentence(refused)
    }
  }

  @Test(arguments: ["tu bo di tich", "tu bổ di tích", "1.001822"])
  func aProcedureIsFoundHoweverItIsTyped(query: String) async throws {
    let said = try await sandbox.hoso("procedures", "--json", query, "--portal", sandbox.address)
    #expect(said.status == 0, "\(said.everything)")
    let procedures = try #require(said.object["procedures"] as? [[String: Any]])
    #expect((procedures.first?["code"] as? String)?.hasPrefix("1.001822.") == true)
    #expect((said.object["total"] as? Int ?? 0) >= procedures.count)
  }

  @Test func whatIsNotInTheCatalogueEndsWithOne() async throws {
    let said = try await sandbox.hoso("procedures", "--json", "qqqqzzzz", "--portal", sandbox.address)
    #expect(said.status == 1)
    #expect((said.object["procedures"] as? [Any])?.isEmpty == true)
    let agency = try await sandbox.hoso("procedures", "--agency", "qqqqzzzz", "--portal", sandbox.address)
    #expect(agency.status == 1)
    expectSentence(agency)
  }

  @Test func aPortalThatIsNotThereEndsWithFour() async throws {
    let said = try await sandbox.hoso("procedures", "x", "--portal", "http://127.0.0.1:1")
    #expect(said.status == 4)
    expectSentence(said)
    let track = try await sandbox.hoso("track", "H15.08-20261123-0000001", "--portal", "http://127.0.0.1:1", "--json")
    #expect(track.status == 4)
    #expect(track.output.isEmpty)
  }

  @Test func anUnknownDossierEndsWithOne() async throws {
    let said = try await sandbox.hoso("track", "H15.08-20200101-9999999", "--json", "--portal", sandbox.address)
    #expect(said.status == 1)
    #expect(said.output.isEmpty)
    expectSentence(said)
    #expect(said.errors.contains("H15.08-20200101-9999999"))
  }

  @Test func aDossierIsFollowedByItsNumber() async throws {
    let address = sandbox.address
    let client = PortalClient(
      connection: Connection(
        id: "test", name: LocalizedText(vi: "Thử", en: "Test"), identityAddress: address, apiAddress: address,
        clientID: "hoso", redirectAddress: "http://127.0.0.1/", isSandbox: true))
    var messages = sandbox.messages.makeAsyncIterator()
    let account = SandboxAccount.hau
    let start = try await client.startSignIn()
    let answer = try await client.answer(
      start, values: ["username": Secret(account.username), "password": Secret(account.password)])
    guard case .prompt(let prompt) = answer else { throw Problem(.signInRefused) }
    let code = try #require(await messages.next()?.firstMatch(of: /: .*?([0-9]{6})/).map { String($0.1) })
    _ = try await client.answer(prompt, values: ["OTPcode": Secret(code)])
    let known = try #require(try await client.trackedDossiers().first)

    let said = try await sandbox.hoso("track", known.number, "--json", "--portal", address)
    #expect(said.status == 0, "\(said.everything)")
    #expect(
      Set(said.object.keys) == [
        "number", "procedure_code", "procedure_name", "applicant_name", "receiving_office", "status", "submitted_at",
        "appointment", "history",
      ])
    #expect(said.object["number"] as? String == known.number)
    let submitted = try #require(said.object["submitted_at"] as? String)
    #expect(try Date(submitted, strategy: .iso8601).timeIntervalSince1970 == Double(known.submittedAt.seconds))
    let history = try #require(said.object["history"] as? [[String: Any]])
    #expect(history.map { $0["status"] as? Int } == known.history.map(\.status.rawValue))
    #expect(history.allSatisfy { Set($0.keys) == ["status", "at", "by", "note"] && $0["at"] is String })
    let words = try await sandbox.hoso("track", known.number, "--portal", address)
    #expect(words.output.hasPrefix(known.number))
    #expect(!words.output.contains("["))
  }

  @Test func draftsAreListed() async throws {
    let demo = folder.path("demo")
    let none = try await sandbox.hoso("drafts", "--json", "--directory", demo)
    #expect(none.status == 0)
    #expect((none.json as? [Any])?.isEmpty == true)
    let store = try DraftStore(directory: demo)
    let summary = ProcedureSummary(
      id: "1.001822", code: "1.001822.000.00.00.H15", name: "Cấp chứng chỉ hành nghề tu bổ di tích",
      field: "Di sản văn hóa", agency: "so", agencyName: "Sở Văn hóa", tier: .province, level: .partial, workingDays: 5)
    let moment = Moment(seconds: 1_795_417_651)
    try await store.save(
      Draft(
        id: "draft-1", connection: "sandbox", createdAt: moment, updatedAt: moment, screen: .components,
        procedure: Procedure(summary: summary, receivingOffice: "Một cửa", components: []), applicant: [:],
        isCommitted: false))
    let said = try await sandbox.hoso("drafts", "--json", "--directory", demo)
    #expect(said.status == 0)
    let row = try #require(said.array.first)
    #expect(Set(row.keys) == ["id", "number", "screen", "procedure", "code", "updated_at"])
    #expect(row["id"] as? String == "draft-1")
    #expect(row["number"] is NSNull)
    #expect(row["updated_at"] as? String == "2026-11-23T14:07:31+07:00")
    #expect(try await sandbox.hoso("drafts", "--directory", demo).output.contains("tu bổ di tích"))
  }

  @Test func twoCommandsAtOnceShareAFolder() async throws {
    let directory = folder.path("shared")
    async let first = sandbox.hoso("procedures", "--json", "tu bo di tich", "--directory", directory)
    async let second = sandbox.hoso("track", "H15.08-20200101-9999999", "--directory", directory)
    async let third = sandbox.hoso("procedures", "--json", "1.001822", "--directory", directory)
    let (one, two, three) = try await (first, second, third)
    #expect(one.status == 0, "\(one.everything)")
    #expect(two.status == 1, "\(two.everything)")
    #expect(three.status == 0, "\(three.everything)")
    #expect((one.object["procedures"] as? [Any])?.isEmpty == false)
    let root = "\(directory)/pki/root.pem".fileBytes
    #expect(try await sandbox.hoso("procedures", "di tich", "--directory", directory).status == 0)
    #expect("\(directory)/pki/root.pem".fileBytes == root)
  }
}
