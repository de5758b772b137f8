import Dossiers
import Foundation
import PortalWire
import Sandbox
import Testing

struct WireTests {
  @Test func confidentialIsReadUnderBothNames() throws {
    for name in ["confidential", "isConfidential"] {
      let parameter = try decode(Authenticator.Parameter.self, #"{"param":"password","order":"1","\#(name)":true}"#)
      #expect(parameter.confidential)
      #expect(parameter.order == 1)
    }
  }

  @Test(arguments: [
    ("INCOMPLETE", AuthenticationFlow.Status.incomplete), ("FAIL_INCOMPLETE", .failedIncomplete),
    ("FAILED_INCOMPLETE", .failedIncomplete), ("FAIL_COMPLETED", .failedCompleted), ("SUCCESS_COMPLETED", .succeeded),
  ])
  func flowStatusIsReadInEveryWriting(_ text: String, _ status: AuthenticationFlow.Status) throws {
    let flow = try decode(AuthenticationFlow.self, #"{"flowId":"1","flowStatus":"\#(text)","unknown":[1]}"#)
    #expect(flow.flowStatus == status)
  }

  @Test func aBareCodeEndsAFlow() throws {
    let bare = try decode(AuthenticationFlow.self, #"{"code":"c","state":"s","session_state":"x"}"#)
    let wrapped = try decode(
      AuthenticationFlow.self, #"{"flowStatus":"SUCCESS_COMPLETED","authData":{"code":"c","state":"s"}}"#)
    for flow in [bare, wrapped] {
      #expect(flow.flowStatus == .succeeded)
      #expect(flow.authData == .init(code: "c", state: "s"))
    }
    #expect(throws: DecodingError.self) { try decode(AuthenticationFlow.self, #"{"flowId":"1"}"#) }
  }

  @Test func namesAndIdsAreReadInEveryShape() throws {
    let translated = try decode(
      NamedReference.self,
      #"{"id":24133,"name":[{"languageId":46,"name":"Ward"},{"languageId":228,"name":"Phường"}]}"#)
    #expect(translated.id == "24133")
    #expect(translated.name.vi == "Phường")
    #expect(translated.name.en == "Ward")
    #expect(try decode(NamedReference.self, #"{"id":"a","name":"Phường"}"#).name.vi == "Phường")
    #expect(try decode(NextNumber.self, #""H15.08-1""#).value == "H15.08-1")
    #expect(try decode(NextNumber.self, #"{"code":"H15.08-1"}"#).value == "H15.08-1")
  }

  @Test func textsFromOutsideAreComposedAndHarmless() throws {
    let decomposed = "Ha\u{323}\u{302}u \u{1b}[31m\u{202e}đỏ"
    let name = try decode(NamedReference.self, #"{"id":"1","name":"Ha\u0323\u0302u \u001b[31m\u202eđỏ"}"#).name.vi
    #expect(Array(name.utf8) == Array("Hậu [31mđỏ".utf8))
    #expect(Array(name.utf8) != Array(decomposed.utf8))
  }

  @Test(arguments: [
    ("1994-10-23T17:00:00.000+0000", 782_931_600), ("1994-10-24T00:00:00.000+0700", 782_931_600),
    ("1994-10-24T00:00:00+07:00", 782_931_600), ("1994-10-23T17:00:00Z", 782_931_600), ("1994-10-24", 782_931_600),
    ("1994-10-23T12:00:00-0500", 782_931_600),
  ])
  func gateDatesAreReadWithAnyOffset(_ text: String, _ seconds: Int64) throws {
    let date = try #require(GateDate(text: text))
    #expect(date.moment == Moment(seconds: seconds))
    #expect(date.text == "1994-10-23T17:00:00.000+0000")
    #expect(date.date == CivilDate(year: 1994, month: 10, day: 24))
  }

  @Test(arguments: ["", "1994", "1994-13-01", "1994-02-30T00:00:00", "23/10/1994", "1994-10-23T25:00:00Z"])
  func whatIsNoDateIsRefused(_ text: String) { #expect(GateDate(text: text) == nil) }

  @Test func applicantValuesTakeTheShapesOfFormIO() throws {
    let typed = [
      "full-name": "Phan Quốc Hậu", "phone": "0946 911 303", "birthday": "24/10/1994", "province": "Tỉnh Đắk Lắk",
      "province-id": "66", "identity-place": "Cục Cảnh sát", "nghề": "thợ mộc",
    ]
    let body = try PortalJSON.encode(ApplicantData(values: typed))
    let expected =
      #"{"birthday":"1994-10-23T17:00:00.000+0000","fullname":"Phan Quốc Hậu","#
      + #""identityAgency":{"id":"","name":"Cục Cảnh sát"},"nghề":"thợ mộc","phoneNumber":"+84946911303","#
      + #""province":{"label":"Tỉnh Đắk Lắk","value":"66"}}"#
    #expect(Array(body) == Array(expected.utf8))
    var read = typed
    read["phone"] = "0946911303"
    #expect(try PortalJSON.decode(ApplicantData.self, from: body).values == read)
  }

  @Test func aSubmissionSurvivesTheWire() throws {
    var draft = Draft(
      id: "1", connection: "sandbox", createdAt: Moment(seconds: 0), updatedAt: Moment(seconds: 0), screen: .submit,
      procedure: Fixtures.procedure, applicant: Fixtures.applicant, isCommitted: true)
    let upload = UploadedFile(id: "f", filename: "đơn.pdf", byteCount: 7, sha256: "ab")
    let stored = StoredFile(path: "p", kind: .pdf, byteCount: 7, sha256: "ab")
    draft.papers[0].isTicked = true
    draft.papers[0].file = AttachedFile(name: "đơn.pdf", original: stored, upload: upload)
    let request = ApplyRequest(draft: draft, person: SandboxAccount.hau.person)
    #expect(request.dossierFormFile.map(\.procedureForm.id) == ["tp-don"])
    #expect(request.dossierFormFile.first?.file.map(\.uploaded) == [upload])
    #expect(try PortalJSON.decode(ApplyRequest.self, from: PortalJSON.encode(request)) == request)
  }

  @Test func formsCarryEveryCharacter() {
    let form = FormFields([("tên", "Đặng & Đạt = 100% + 1"), ("rỗng", "")])
    #expect(form.encoded.utf8.allSatisfy { $0 < 0x80 && $0 != UInt8(ascii: " ") })
    #expect(FormFields(encoded: form.encoded) == form)
    #expect(FormFields(encoded: "a=b+c%2&a=2")["a"] == "b c%2")
  }

  /// RFC 7636 appendix B; FIPS 180-4 examples, and lengths around the block.
  @Test func digestsAreThoseOfTheStandard() async throws {
    let key = ProofKey(verifier: "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")
    #expect(key.challenge == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")
    for length in [0, 3, 55, 56, 63, 64, 65, 119, 120, 1000] {
      let text = String(repeating: "a", count: length)
      let expected = try await Tool.run("sha256sum", [], input: text)
      #expect(SHA256.digest(Array(text.utf8)).map { String(format: "%02x", $0) }.joined() == expected.prefix(64))
    }
    #expect(ProofKey().verifier.count == 43)
    #expect(ProofKey() != ProofKey())
  }

  @Test func secretsHaveNoDescription() {
    let step = AuthenticationStep(flowId: "f", authenticatorId: "a", params: ["password": "bí mật"])
    let tokens = TokenReply(accessToken: "bí mật", refreshToken: "bí mật", expiresIn: 1)
    let request = TokenRequest.refresh("bí mật", clientID: "hoso")
    let key = ProofKey(verifier: "bí mật")
    var dumped = ""
    dump([step, tokens, request, key] as [Any], to: &dumped)
    for text in ["\(step)", "\(tokens)", "\(request)", "\(key)", String(reflecting: tokens), dumped] {
      #expect(!text.contains("bí mật"))
    }
  }

  private func decode<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> Value {
    try PortalJSON.decode(type, from: Array(text.utf8))
  }
}
