import Dossiers
import Foundation
import Pages
import Testing

@Suite struct SigningTests {
  private let workshop: Workshop
  private let reader = PageReader()

  init() throws { workshop = try Workshop() }

  @Test func aSignedFileIsTheOriginalFollowedByAnUpdateThatOtherProgramsAccept() async throws {
    let original = SmallPDF.page().bytes
    let path = try workshop.write(original, "don.pdf")
    let request = SignatureRequest(
      path: path, rectangle: PageRectangle(x: 330, y: 600, width: 200, height: 70), moment: .ofTests,
      signerName: "Nguyễn Thị Ngọc Ánh", reason: "Nộp hồ sơ", appearance: .ofAnh)
    let signed = try await workshop.sign(request, as: "don.signed.pdf", by: reader)

    let bytes = try workshop.bytes(signed)
    #expect(bytes.starts(with: original))
    #expect(bytes.count - original.count <= 25 * 1024 + 2 * request.contentsSize)
    #expect(try workshop.bytes(path) == original)
    let check = try workshop.run("qpdf", ["--check", signed])
    #expect(check.status == 0, "\(check.output)")
    let report = try workshop.run("pdfsig", [signed])
    #expect(report.output.contains("Signature Field Name: Signature1"), "\(report.output)")
    #expect(report.output.contains("ETSI.CAdES.detached"))
    #expect(bytes.holds("/M(D:20261123140731+07'00')"))
    let mode = try FileManager.default.attributesOfItem(atPath: signed)[.posixPermissions] as? Int
    #expect(mode.map { $0 & 0o111 } == 0)
    let left = try FileManager.default.contentsOfDirectory(atPath: workshop.folder.path)
    #expect(Set(left) == ["don.pdf", "don.signed.pdf"])
  }

  @Test func theByteRangeLeavesOutTheContentsAndNothingElse() async throws {
    let path = try workshop.write(SmallPDF.page().bytes, "don.pdf")
    let prepared = try await reader.prepareSignature(SignatureRequest(path: path, moment: .ofTests))
    try await reader.finish(prepared, cms: [0x30, 0x03, 0x02, 0x01, 0x07], at: workshop.path("signed.pdf"))
    let bytes = try workshop.bytes(workshop.path("signed.pdf"))
    let range = prepared.byteRange
    #expect(range[0] == 0 && range[2] + range[3] == bytes.count)
    #expect(range[2] - range[1] == prepared.hole.count)
    #expect(String(decoding: bytes[range[1]..<range[1] + 11], as: UTF8.self) == "<3003020107")
    #expect(bytes[range[2] - 1] == UInt8(ascii: ">"))
    let signature = try #require(try await reader.embeddedSignatures(of: workshop.path("signed.pdf")).first)
    #expect(signature.contents.starts(with: [0x30, 0x03, 0x02, 0x01, 0x07]))
    #expect(signature.byteRange == range)
    #expect(signature.signedAt == .ofTests)
    #expect(signature.changes == .none)
  }

  @Test func popplerFindsSignaturesOfOpenSSLValid() async throws {
    let key = workshop.path("key.pem")
    let certificate = workshop.path("certificate.pem")
    let made = try workshop.run(
      "openssl",
      [
        "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=Phan Quoc Hau", "-keyout", key, "-out",
        certificate,
      ])
    #expect(made.status == 0, "\(made.output)")
    var path = try workshop.write(SmallPDF.page(rotation: 90).bytes, "don.pdf")
    for round in 1...2 {
      let prepared = try await reader.prepareSignature(
        SignatureRequest(
          path: path, rectangle: PageRectangle(x: 20, y: 80 * Double(round), width: 200, height: 60),
          moment: .ofTests, appearance: .ofAnh))
      let signedBytes = prepared.tail[..<prepared.hole.lowerBound] + prepared.tail[prepared.hole.upperBound...]
      let content = try workshop.write(try workshop.bytes(path) + signedBytes, "content")
      let cms = workshop.path("cms.der")
      let signed = try workshop.run(
        "openssl",
        [
          "cms", "-sign", "-binary", "-cades", "-md", "sha256", "-in", content, "-signer", certificate, "-inkey", key,
          "-outform", "DER", "-out", cms,
        ])
      #expect(signed.status == 0, "\(signed.output)")
      try await reader.finish(prepared, cms: try workshop.bytes(cms), at: workshop.path("round-\(round).pdf"))
      path = workshop.path("round-\(round).pdf")
    }
    let report = try workshop.run("pdfsig", ["-nocert", path]).output
    #expect(report.components(separatedBy: "Signature is Valid").count == 3, "\(report)")
    #expect(report.contains("Total document signed"))
  }

  @Test(arguments: [0, 90, 180, 270], [nil, "[40 60 500 700]"] as [String?])
  func theAppearanceStandsUprightInItsBox(rotation: Int, cropBox: String?) async throws {
    for userUnit in [nil, 2.0] {
      let pixels = 2.0
      let reference = try await picture(rotation: 0, cropBox: nil, userUnit: nil, pixels: pixels)
      let turned = try await picture(rotation: rotation, cropBox: cropBox, userUnit: userUnit, pixels: pixels)
      #expect(turned.distance(to: reference) < 4)
      #expect(reference.samples.contains { $0 < 128 })
    }
  }

  /// The ink of the appearance, cut out of the drawn page; fails where ink lies outside.
  private func picture(rotation: Int, cropBox: String?, userUnit: Double?, pixels: Double) async throws -> Picture {
    let pdf = SmallPDF.page(
      rotation: rotation, mediaBox: "[-20 -30 595 842]", cropBox: cropBox, userUnit: userUnit, content: "")
    let path = try workshop.write(pdf.bytes, "\(UUID().uuidString).pdf")
    let box = PageRectangle(x: 120, y: 200, width: 180, height: 60)
    let request = SignatureRequest(path: path, rectangle: box, moment: .ofTests, appearance: .ofAnh)
    let signed = try await workshop.sign(request, as: "\(UUID().uuidString).pdf", by: reader)
    // Poppler draws user space, so a larger unit asks for more pixels.
    let resolution = Int(72 * pixels * (userUnit ?? 1))
    let drawn = try workshop.draw(signed, dotsPerInch: resolution)
    let ink = try #require(drawn.difference(from: workshop.draw(path, dotsPerInch: resolution)))
    #expect(ink.x >= box.x * pixels - 2 && ink.y >= box.y * pixels - 2, "\(ink)")
    #expect(ink.right <= box.right * pixels + 2 && ink.bottom <= box.bottom * pixels + 2, "\(ink)")
    #expect(ink.width > box.width * pixels * 0.95 && ink.height > box.height * pixels * 0.95, "\(ink)")
    return drawn.cut(
      x: Int(box.x * pixels), y: Int(box.y * pixels), width: Int(box.width * pixels), height: Int(box.height * pixels))
  }

  @Test func theNameInTheAppearanceIsFoundAsComposedText() async throws {
    let path = try workshop.write(SmallPDF.page().bytes, "don.pdf")
    let name = "Nguyễn Thị Ngọc Ánh"
    let decomposed = name.decomposedStringWithCanonicalMapping
    let request = SignatureRequest(
      path: path, rectangle: PageRectangle(x: 300, y: 500, width: 220, height: 60), moment: .ofTests,
      appearance: Appearance(lines: [.init(text: decomposed)]))
    let signed = try await workshop.sign(request, as: "signed.pdf", by: reader)
    let found = Array(try workshop.run("pdftotext", ["-layout", signed, "-"]).output.utf8)
    #expect(found.holds(name.precomposedStringWithCanonicalMapping))
    let words = try await reader.text(of: signed, page: 0).map(\.text).joined(separator: " ")
    #expect(Array(words.utf8).holds(name.precomposedStringWithCanonicalMapping))
    let fonts = try workshop.run("pdffonts", [signed]).output
    #expect(fonts.contains(/[A-Z]{6}\+LiberationSerif|[A-Z]{6}\+DejaVuSans/), "\(fonts)")
  }

  @Test func glyphsThatTheFontLacksAreNamed() async throws {
    let path = try workshop.write(SmallPDF.page().bytes, "don.pdf")
    let prepared = try await reader.prepareSignature(
      SignatureRequest(
        path: path, rectangle: PageRectangle(x: 300, y: 500, width: 220, height: 60), moment: .ofTests,
        appearance: Appearance(lines: [.init(text: "Đặng Quốc Đạt 龍")])))
    #expect(prepared.missingGlyphs == ["龍"])
  }

  @Test func aBoxBeyondThePageIsRefused() async throws {
    let path = try workshop.write(SmallPDF.page(rotation: 90).bytes, "don.pdf")
    for box in [
      PageRectangle(x: 700, y: 100, width: 200, height: 50), PageRectangle(x: 100, y: 570, width: 50, height: 50),
      PageRectangle(x: -5, y: 0, width: 50, height: 50), PageRectangle(x: 10, y: 10, width: 50, height: 0),
      PageRectangle(x: .nan, y: 10, width: 50, height: 10),
    ] {
      await #expect(throws: Problem(.boxOutsidePage, ["file": "don.pdf"])) {
        try await self.reader.prepareSignature(SignatureRequest(path: path, rectangle: box, moment: .ofTests))
      }
    }
    await #expect(throws: Problem(.documentHasNoSuchPage, ["file": "don.pdf"])) {
      try await self.reader.prepareSignature(SignatureRequest(path: path, page: 1, moment: .ofTests))
    }
  }

  @Test func aCMSThatDoesNotFitIsRefusedAndNothingIsWritten() async throws {
    let path = try workshop.write(SmallPDF.page().bytes, "don.pdf")
    let prepared = try await reader.prepareSignature(
      SignatureRequest(path: path, moment: .ofTests, contentsSize: 64))
    #expect(prepared.capacity == 64)
    let output = workshop.path("signed.pdf")
    await #expect {
      try await self.reader.finish(prepared, cms: [UInt8](repeating: 1, count: 65), at: output)
    } throws: { ($0 as? Problem)?.code == .signatureTooLarge }
    #expect(!FileManager.default.fileExists(atPath: output))
    try await reader.finish(prepared, cms: [UInt8](repeating: 1, count: 64), at: output)
  }

  @Test func theOriginalMustBeTheSameAndStay() async throws {
    let path = try workshop.write(SmallPDF.page().bytes, "don.pdf")
    let prepared = try await reader.prepareSignature(SignatureRequest(path: path, moment: .ofTests))
    await #expect { try await self.reader.finish(prepared, cms: [1], at: path) } throws: {
      ($0 as? Problem)?.code == .fileNotWritable
    }
    try workshop.write(SmallPDF.page(content: "").bytes, "don.pdf")
    await #expect { try await self.reader.finish(prepared, cms: [1], at: self.workshop.path("signed.pdf")) } throws: {
      ($0 as? Problem)?.code == .fileUnreadable
    }
  }

  @Test func anExistingFieldKeepsItsPlaceAndIsSignedOnce() async throws {
    var pdf = SmallPDF.page(annotations: "/Annots [6 0 R]")
    pdf.objects = [
      1: "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [6 0 R] /SigFlags 1 >> >>",
      6: "<< /Type /Annot /Subtype /Widget /FT /Sig /T (NguoiKy) /Rect [300 100 500 180] /P 3 0 R /F 4 >>",
    ]
    pdf.write()
    let path = try workshop.write(pdf.bytes, "don.pdf")
    #expect(try await reader.facts(of: path).emptySignatureFields == ["NguoiKy"])
    let field = try #require(try await reader.signatureFields(of: path).first)
    #expect(field.page == 0 && field.rectangle == PageRectangle(x: 300, y: 662, width: 200, height: 80))
    let request = SignatureRequest(path: path, field: "NguoiKy", moment: .ofTests, appearance: .ofAnh)
    let signed = try await workshop.sign(request, as: "signed.pdf", by: reader)
    #expect(try workshop.run("qpdf", ["--check", signed]).status == 0)
    let ink = try #require(
      try workshop.draw(signed, dotsPerInch: 72).difference(from: workshop.draw(path, dotsPerInch: 72)))
    #expect(ink.x >= 299 && ink.right <= 501 && ink.y >= 661 && ink.bottom <= 743, "\(ink)")
    let facts = try await reader.facts(of: signed)
    #expect(facts.signatureCount == 1 && facts.emptySignatureFields.isEmpty)
    await #expect(throws: Problem(.fieldAlreadySigned, ["file": "signed.pdf", "field": "NguoiKy"])) {
      try await self.reader.prepareSignature(SignatureRequest(path: signed, field: "NguoiKy", moment: .ofTests))
    }
    await #expect(throws: Problem(.fieldNotFound, ["file": "signed.pdf", "field": "Khac"])) {
      try await self.reader.prepareSignature(SignatureRequest(path: signed, field: "Khac", moment: .ofTests))
    }
  }

  @Test func aPictureIsDrawnWithTheText() async throws {
    let path = try workshop.write(SmallPDF.page(content: "0.4 g 100 100 200 200 re f").bytes, "don.pdf")
    let picture = try await reader.png(of: path, page: 0, dotsPerInch: 30)
    var appearance = Appearance.ofAnh
    appearance.picture = picture
    let request = SignatureRequest(
      path: path, rectangle: PageRectangle(x: 300, y: 100, width: 200, height: 60), moment: .ofTests,
      appearance: appearance)
    let signed = try await workshop.sign(request, as: "signed.pdf", by: reader)
    #expect(try workshop.run("qpdf", ["--check", signed]).status == 0)
    #expect(try workshop.run("pdfimages", ["-list", signed]).output.contains("image"))
    appearance.picture = Array("GIF89a".utf8)
    let wrong = SignatureRequest(path: path, rectangle: request.rectangle, moment: .ofTests, appearance: appearance)
    await #expect(throws: Problem(.fileKindNotAccepted, technical: "neither PNG nor JPEG")) {
      try await self.reader.prepareSignature(wrong)
    }
  }
}
