import Dossiers
import Foundation
import Pages
import Testing

@Suite struct ReadingTests {
  private let workshop: Workshop
  private let reader = PageReader()

  init() throws { workshop = try Workshop() }

  @Test(arguments: [0, 90, 180, 270])
  func sizesRastersAndWordsAgreeOnTurnedPages(rotation: Int) async throws {
    let pdf = SmallPDF.page(
      rotation: rotation, cropBox: "[40 60 540 760]", userUnit: 2,
      content: "BT /F1 24 Tf 100 700 Td (Sign) Tj ET")
    let path = try workshop.write(pdf.bytes, "don.pdf")
    let size = try #require(try await reader.facts(of: path).pages.first)
    #expect(size == (rotation % 180 == 0 ? PageSize(width: 1000, height: 1400) : PageSize(width: 1400, height: 1000)))
    let raster = try await reader.raster(of: path, page: 0, width: Int(size.width) / 2, height: Int(size.height) / 2)
    let blank = [UInt8](repeating: 255, count: raster.samples.count)
    let drawn = Picture(width: raster.width, height: raster.height, samples: raster.samples)
    let ink = try #require(drawn.difference(from: Picture(width: raster.width, height: raster.height, samples: blank)))
    let word = try #require(try await reader.text(of: path, page: 0).first)
    #expect(word.text == "Sign" && word.size == 48)
    let box = PageRectangle(x: ink.x * 2, y: ink.y * 2, width: ink.width * 2, height: ink.height * 2)
    #expect(box.x >= word.box.x - 4 && box.right <= word.box.right + 4)
    #expect(box.y >= word.box.y - 4 && box.bottom <= word.box.bottom + 4)
  }

  @Test func anAreaIsTheSamePartOfTheWholePage() async throws {
    let path = try workshop.write(SmallPDF.page(mediaBox: "[0 0 600 800]").bytes, "don.pdf")
    let whole = try await reader.raster(of: path, page: 0, width: 600, height: 800)
    let area = PageRectangle(x: 60, y: 80, width: 200, height: 100)
    let part = try await reader.raster(of: path, page: 0, area: area, width: 200, height: 100)
    #expect(part.area == area && part.samples.contains { $0 < 100 })
    let cut = Picture(width: 600, height: 800, samples: whole.samples).cut(x: 60, y: 80, width: 200, height: 100)
    #expect(Picture(width: 200, height: 100, samples: part.samples).distance(to: cut) < 1)
    let stretched = try await reader.raster(of: path, page: 0, area: area, width: 37, height: 211)
    #expect(stretched.samples.count == 37 * 211)
  }

  @Test func aPageAsAPictureIsAPNGOfItsSize() async throws {
    let path = try workshop.write(SmallPDF.page(mediaBox: "[0 0 600 800]").bytes, "don.pdf")
    let png = try await reader.png(of: path, page: 0, dotsPerInch: 36)
    try workshop.write(png, "page.png")
    #expect(try FileInspector.kind(of: workshop.path("page.png")) == .png)
    #expect(png[16..<24].elementsEqual([0, 0, 1, 44, 0, 0, 1, 144]))
  }

  @Test func aChangedFileIsReadAgain() async throws {
    let path = try workshop.write(SmallPDF.page().bytes, "don.pdf")
    #expect(try await reader.facts(of: path).pages == [PageSize(width: 595, height: 842)])
    try workshop.write(SmallPDF.page(mediaBox: "[0 0 100 100]").bytes, "don.pdf")
    #expect(try await reader.facts(of: path).pages == [PageSize(width: 100, height: 100)])
  }

  @Test func passwordsAreAskedForAndChecked() async throws {
    let path = try workshop.write(SmallPDF.page().bytes, "don.pdf")
    let locked = workshop.path("locked.pdf")
    #expect(try workshop.run("qpdf", ["--encrypt", "mở", "chủ", "256", "--", path, locked]).status == 0)
    let problem = Problem(.documentNeedsPassword, ["file": "locked.pdf"], technical: "pdf_authenticate_password")
    for wrong in [nil, Secret(""), Secret("sai")] {
      await #expect(throws: problem) { try await self.reader.facts(of: locked, password: wrong) }
      await #expect(throws: problem) {
        try await self.reader.prepareSignature(
          SignatureRequest(path: locked, moment: .ofTests), password: wrong)
      }
    }
    let right = Secret("mở")
    #expect(try await reader.facts(of: locked, password: right).isEncrypted)
    let request = SignatureRequest(
      path: locked, rectangle: PageRectangle(x: 9, y: 9, width: 200, height: 50), moment: .ofTests,
      appearance: .ofAnh)
    let once = try await workshop.sign(request, as: "once.pdf", password: right, by: reader)
    #expect(try workshop.run("qpdf", ["--password=mở", "--check", once]).status == 0)
    var second = request
    second.path = once
    let twice = try await workshop.sign(second, as: "twice.pdf", password: right, by: reader)
    let changes = try await reader.embeddedSignatures(of: twice, password: right).map(\.changes)
    #expect(changes == [.permitted, .none])
  }

  @Test func permissionBitsForbidSigningUnlessTheOwnerAsks() async throws {
    let path = try workshop.write(SmallPDF.page().bytes, "don.pdf")
    let restricted = workshop.path("restricted.pdf")
    let options = ["--encrypt", "", "owner", "256", "--modify=none", "--", path, restricted]
    #expect(try workshop.run("qpdf", options).status == 0)
    #expect(try await reader.facts(of: restricted).maySign == false)
    let request = SignatureRequest(path: restricted, moment: .ofTests)
    await #expect { try await self.reader.prepareSignature(request) } throws: {
      ($0 as? Problem)?.code == .documentForbidsSigning
    }
    _ = try await reader.prepareSignature(request, password: Secret("owner"))
  }

  @Test func aRepairedFileIsShownButNotExtended() async throws {
    let text = String(decoding: SmallPDF.page().bytes, as: UTF8.self)
    let damaged = text.replacing(/startxref\n\d+/, with: "startxref\n7")
    let path = try workshop.write(Array(damaged.utf8), "hong.pdf")
    #expect(try await reader.facts(of: path).isRepaired)
    _ = try await reader.raster(of: path, page: 0, width: 60, height: 80)
    await #expect { try await self.reader.prepareSignature(SignatureRequest(path: path, moment: .ofTests)) } throws: {
      ($0 as? Problem)?.code == .documentCannotBeExtended
    }
  }

  @Test func missingAndForeignFilesAreNamed() async throws {
    await #expect(throws: Problem(.fileNotFound, ["file": "thieu.pdf"], technical: "No such file or directory")) {
      try await self.reader.facts(of: self.workshop.path("thieu.pdf"))
    }
    let path = try workshop.write(Array("chỉ là chữ".utf8), "chu.pdf")
    await #expect { try await self.reader.facts(of: path) } throws: { ($0 as? Problem)?.code == .documentDamaged }
    await #expect { try await self.reader.facts(of: "/dev/null") } throws: {
      ($0 as? Problem)?.code == .fileUnreadable
    }
  }

  @Test func aPageThatTakesTooLongIsGivenUp() async throws {
    var pdf = SmallPDF.page()
    pdf.objects[4] = SmallPDF.stream("/X10 Do")
    for level in 10...22 {
      let calls = String(repeating: "/X\(level + 1) Do ", count: 9)
      let resources = level < 22 ? "/Resources << /XObject << /X\(level + 1) \(level + 1) 0 R >> >>" : ""
      pdf.objects[level] = SmallPDF.stream(
        level < 22 ? calls : "0 0 9 9 re f", "/Type /XObject /Subtype /Form /BBox [0 0 600 900] \(resources)")
    }
    pdf.objects[3] = """
      << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R
         /Resources << /XObject << /X10 10 0 R >> >> >>
      """
    pdf.write()
    let path = try workshop.write(pdf.bytes, "bom.pdf")
    let impatient = PageReader(timeLimit: 0.3)
    await #expect(throws: Problem(.documentTooLargeToShow, ["file": "bom.pdf"])) {
      try await impatient.raster(of: path, page: 0, width: 60, height: 80)
    }
    await #expect(throws: Problem(.documentTooLargeToShow, ["file": "bom.pdf"])) {
      try await impatient.text(of: path, page: 0)
    }
    await #expect { try await impatient.raster(of: path, page: 0, width: 1 << 15, height: 1 << 15) } throws: {
      ($0 as? Problem)?.code == .documentTooLargeToShow
    }
  }

  @Test func controlCharactersAreNotHandedOn() async throws {
    var pdf = SmallPDF.page(annotations: "/Annots [6 0 R]")
    pdf.objects = [
      1: "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [6 0 R] >> >>",
      6: "<< /Type /Annot /Subtype /Widget /FT /Sig /T (Ky\\033[31m) /Rect [0 0 50 50] /P 3 0 R >>",
    ]
    pdf.write()
    let path = try workshop.write(pdf.bytes, "don.pdf")
    #expect(try await reader.facts(of: path).emptySignatureFields == ["Ky[31m"])
    let prepared = try await reader.prepareSignature(
      SignatureRequest(path: path, field: "Ky[31m", moment: .ofTests))
    #expect(prepared.field == "Ky[31m")
  }
}
