import ArgumentParser
import Canvas
import Dossiers
import Foundation
import Pages

struct RenderCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render", abstract: "Draw a page of a PDF file as characters, or as a PNG file.")

  enum Glyphs: String, ExpressibleByArgument, CaseIterable {
    case half, quadrant, sextant, braille

    var pattern: PagePicture.Glyphs {
      switch self {
      case .half: .half
      case .quadrant: .quadrant
      case .sextant: .sextant
      case .braille: .braille
      }
    }
  }

  @Argument(help: "The PDF file.")
  var file: String

  @Option(help: "The page, from 1.")
  var page = 1

  @Option(help: "Columns and rows, as in 80x40.")
  var size = "80x40"

  @Option(help: "The glyphs to draw with: half, quadrant, sextant or braille.")
  var glyphs = Glyphs.quadrant

  @Option(help: "Write a PNG file instead.")
  var png: String?

  @Option(help: "Resolution of the PNG file.")
  var dpi = 150.0

  func validate() throws {
    guard page >= 1 else { throw ValidationError("--page counts from 1") }
    guard dpi > 0, dpi <= 1200 else { throw ValidationError("--dpi is between 1 and 1200") }
    guard cells != nil else { throw ValidationError("--size is COLUMNSxROWS, as in 80x40, at most 500x500") }
  }

  func run() async throws {
    try await orExplain {
      let reader = PageReader()
      if let png {
        let bytes = try await reader.png(of: file, page: page - 1, dotsPerInch: dpi)
        guard FileManager.default.createFile(atPath: png, contents: Data(bytes)) else {
          throw Problem(.fileNotWritable, ["file": png])
        }
        return
      }
      guard let (columns, rows) = cells else { return }
      let pattern = glyphs.pattern
      let raster = try await reader.raster(
        of: file, page: page - 1, width: columns * pattern.samplesAcross,
        height: rows * pattern.samplesDown)
      var frame = Frame(columns: columns, rows: rows)
      PagePicture(
        samples: raster.samples, width: raster.width, height: raster.height,
        glyphs: pattern
      ).draw(into: &frame, in: frame.area)
      print(frame.text)
    }
  }

  private var cells: (columns: Int, rows: Int)? {
    let numbers = size.split(separator: "x").map { Int($0) }
    guard numbers.count == 2, let columns = numbers[0], let rows = numbers[1] else { return nil }
    return (1...500).contains(columns) && (1...500).contains(rows) ? (columns, rows) : nil
  }
}
