import Foundation
import Testing

/// `hoso sign` and `hoso verify` as scripts know them.
@Suite(.serialized) struct SignCommandTests {
  let folder: ScratchFolder
  let sandbox: DemoSandbox
  let plain: String
  var output: String { folder.path("signed.pdf") }

  init() async throws {
    folder = try ScratchFolder()
    sandbox = try await DemoSandbox.shared.value
    plain = try folder.write(InventedDocument.page(), "đơn đề nghị.pdf")
  }

  @Test(arguments: [
    ("person", "pss", "pss"), ("person", "pkcs1", "pkcs1"), ("organisation", "ecdsa", "ecdsa"),
    ("person", "auto", "pss"),
  ])
  func signsWithACertificateByItsLabel(label: String, scheme: String, expected: String) async throws {
    let signed = try await sandbox.sign(
      plain, to: output, "--certificate", label, "--scheme", scheme, "--box", "60,80,220,70", "--page", "1")
    #expect(signed.status == 0, "\(signed.everything)")
    let verified = try await sandbox.hoso("verify", output, "--trust", sandbox.root, "--json")
    #expect(verified.status == 0, "\(verified.everything)")
    let report = verified.object
    #expect(Set(report.keys) == ["file", "verdict", "signatures"])
    #expect(report["file"] as? String == output)
    #expect(report["verdict"] as? String == "valid")
    let signature = try #require((report["signatures"] as? [[String: Any]])?.first)
    #expect(
      Set(signature.keys) == [
        "field", "integrity", "coverage", "changes", "trust", "level", "sub_filter", "scheme", "digest", "signed_at",
        "signer", "problems",
      ])
    let facts = ["integrity", "coverage", "changes", "trust", "level", "sub_filter", "scheme", "digest"]
      .map { signature[$0] as? String }
    #expect(facts == ["intact", "whole-file", "none", "trusted", "B-B", "ETSI.CAdES.detached", expected, "sha256"])
    let signer = try #require(signature["signer"] as? [String: Any])
    #expect(Set(signer.keys) == ["subject", "issuer", "serial", "not_before", "not_after"])
    let name = label == "person" ? "Phan Quốc Hậu" : "Công ty TNHH Tu Bổ Ban Mê"
    #expect(Array((signer["subject"] as? String ?? "").utf8) == Array(name.utf8))
    for moment in [signature["signed_at"], signer["not_before"], signer["not_after"]] {
      let text = try #require(moment as? String)
      #expect(text.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+07:00/) != nil, "\(text)")
      #expect((try? Date(text, strategy: .iso8601)) != nil)
    }
    #expect((signature["problems"] as? [String]) == (scheme == "pkcs1" ? ["legacy-scheme"] : []))
  }

  @Test func findsACertificateByItsSerialNumberHoweverItIsWritten() async throws {
    let listed = try await sandbox.hoso("tokens", "--module", DemoSandbox.module, "--json").object
    let tokens = try #require(listed["tokens"] as? [[String: Any]])
    let token = try #require(tokens.first { $0["label"] as? String == DemoSandbox.token })
    let certificates = try #require(token["certificates"] as? [[String: Any]])
    let organisation = try #require(certificates.first { $0["label"] as? String == "organisation" })
    let serial = try #require(organisation["serial"] as? String)
    let pairs = stride(from: 0, to: serial.count, by: 2).map { String(serial.lowercased().dropFirst($0).prefix(2)) }
    for (index, written) in [serial, serial.lowercased(), pairs.joined(separator: ":")].enumerated() {
      let signed = try await sandbox.sign(plain, to: folder.path("\(index).pdf"), "--certificate", written)
      #expect(signed.status == 0, "\(signed.everything)")
      let report = try await sandbox.hoso("verify", folder.path("\(index).pdf"), "--trust", sandbox.root, "--json")
      let signature = (report.object["signatures"] as? [[String: Any]])?.first
      #expect((signature?["signer"] as? [String: Any])?["serial"] as? String == serial)
    }
  }

  @Test func signsAnEmptyFieldAndThenOnTop() async throws {
    let form = try folder.write(InventedDocument.page(field: "ChuKy"), "form.pdf")
    let first = try await sandbox.sign(form, to: output, "--certificate", "person", "--field", "ChuKy")
    #expect(first.status == 0, "\(first.everything)")
    let twice = folder.path("twice.pdf")
    let second = try await sandbox.sign(output, to: twice, "--certificate", "organisation", "--box", "60,80,220,70")
    #expect(second.status == 0, "\(second.everything)")
    let report = try await sandbox.hoso("verify", twice, "--trust", sandbox.root, "--json")
    #expect(report.status == 0)
    let signatures = try #require(report.object["signatures"] as? [[String: Any]])
    #expect(signatures.map { $0["coverage"] as? String } == ["revision", "whole-file"])
    #expect(signatures.first?["field"] as? String == "ChuKy")
    #expect(signatures.first?["changes"] as? String == "permitted")
    let again = try await sandbox.sign(
      output, to: folder.path("again.pdf"), "--certificate", "person", "--field", "ChuKy")
    #expect(again.status == 2, "\(again.everything)")
  }

  @Test func aWrongPINEndsWithThreeAndLeavesNothing() async throws {
    let refused = try await sandbox.sign(plain, to: output, pin: "864209", "--certificate", "person")
    #expect(refused.status == 3)
    expectSentence(refused, technical: "CKR_PIN_INCORRECT")
    #expect(!refused.everything.contains("864209"))
    #expect(folder.names == ["đơn đề nghị.pdf"])
    let short = try await sandbox.sign(plain, to: output, pin: "1", "--certificate", "person")
    #expect(short.status == 3)
    let empty = try await sandbox.sign(plain, to: output, pin: "", "--certificate", "person")
    #expect(empty.status == 3)
    // The right PIN resets the count for whoever comes next.
    #expect(try await sandbox.sign(plain, to: output, "--certificate", "person").status == 0)
  }

  @Test(arguments: [("expired", "expired"), ("authentication", "wrong-key-usage")])
  func certificatesThatCannotSignAreRefusedBeforeThePIN(label: String, reason: String) async throws {
    let refused = try await sandbox.sign(plain, to: output, pin: "", "--certificate", label)
    #expect(refused.status == 3)
    expectSentence(refused, technical: reason)
    #expect(folder.names == ["đơn đề nghị.pdf"])
  }

  @Test func tokenCertificateAndModuleThatAreNotThereEndWithThree() async throws {
    let certificate = try await sandbox.sign(plain, to: output, "--certificate", "none")
    #expect(certificate.status == 3)
    expectSentence(certificate)
    let token = try await sandbox.hoso(
      "sign", plain, "-o", output, "--module", DemoSandbox.module, "--token", "none", "--pin-fd", "0")
    #expect(token.status == 3)
    expectSentence(token)
    let module = try await sandbox.hoso("sign", plain, "-o", output, "--module", "/none.so", "--pin-fd", "0")
    #expect(module.status == 3)
    expectSentence(module)
    let scheme = try await sandbox.sign(plain, to: output, "--certificate", "organisation", "--scheme", "pss")
    #expect(scheme.status == 3)
    expectSentence(scheme)
  }

  @Test(arguments: [
    ["--box", "60,80,220"], ["--box", "60,80,-1,70"], ["--box", "a,b,c,d"], ["--page", "0"], ["--scheme", "rsa"],
    ["--box", "1,1,100,50", "--field", "ChuKy"], ["--pin", "123456"], ["--page", "7", "--box", "1,1,100,50"],
    ["--box", "590,80,220,70"], ["--field", "None"],
  ])
  func badInputEndsWithTwo(arguments: [String]) async throws {
    let refused = try await sandbox.hoso(
      ["sign", plain, "-o", output, "--module", DemoSandbox.module, "--certificate", "person", "--pin-fd", "0"]
        + arguments,
      input: "123456\n")
    #expect(refused.status == 2, "\(refused.everything)")
    #expect(refused.output.isEmpty)
    #expect(!refused.errors.isEmpty)
    #expect(folder.names == ["đơn đề nghị.pdf"])
  }

  @Test func verifyTellsTheAnswersApart() async throws {
    #expect(try await sandbox.sign(plain, to: output, "--certificate", "organisation").status == 0)
    var bytes = output.fileBytes
    bytes[10] ^= 1
    let changed = try folder.write(bytes, "changed.pdf")
    let letter = try folder.write(Array("Đơn".utf8), "letter.pdf")
    func verify(_ path: String, _ more: String...) async throws -> Command {
      try await sandbox.hoso(["verify", path, "--json"] + more)
    }
    let answers: [(path: String, status: Int32, verdict: String?)] = [
      (changed, 1, "invalid"), (plain, 1, "unsigned"), (folder.path("missing.pdf"), 2, nil), (letter, 2, nil),
    ]
    for answer in answers {
      let said = try await verify(answer.path, "--trust", sandbox.root)
      #expect(said.status == answer.status, "\(answer.path): \(said.everything)")
      #expect(said.object["verdict"] as? String == answer.verdict)
      if answer.verdict == nil {
        #expect(said.output.isEmpty)
        expectSentence(said)
      }
    }
    let stranger = try await verify(output)
    #expect(stranger.status == 1)
    #expect(stranger.object["verdict"] as? String == "unknown")
    let noRoot = try await verify(output, "--trust", letter)
    #expect(noRoot.status == 2, "\(noRoot.everything)")
    expectSentence(noRoot)
    let words = try await sandbox.hoso("verify", output, "--trust", sandbox.root)
    #expect(words.status == 0)
    #expect(words.output.contains("CHỮ KÝ HỢP LỆ"))
    #expect(!words.output.contains("[") && !words.output.contains("whole-file"))
  }
}

/// One line: what, where and what next, and the technical word at its end; never a trace.
func expectSentence(_ command: Command, technical: String? = nil, sourceLocation: SourceLocation = #_sourceLocation) {
  let lines = command.errors.split(separator: "\n")
  #expect(lines.count == 1, "\(command.errors)", sourceLocation: sourceLocation)
  #expect(command.errors.hasPrefix("hoso: "), sourceLocation: sourceLocation)
  #expect(command.errors.count { $0 == "." } >= 2, "\(command.errors)", sourceLocation: sourceLocation)
  for word in ["Problem(", "Swift.", "Error Domain", "{", "[]"] {
    #expect(!command.errors.contains(word), "\(command.errors)", sourceLocation: sourceLocation)
  }
  if let technical { #expect(command.errors.contains("[\(technical)]"), sourceLocation: sourceLocation) }
}
