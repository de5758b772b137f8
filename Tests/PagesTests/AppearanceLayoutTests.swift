import Dossiers
import Testing

@testable import Pages

@Suite struct AppearanceLayoutTests {
  private let names = ["Nguyễn Thị Ngọc Ánh", "Công Tằng Tôn Nữ Hoàng Thị Phương Thảo Nguyên Khánh Vy Bảo Châu", "Đạt"]

  @Test func nothingEverLeavesTheBox() throws {
    for name in names {
      let lines = [
        Appearance.Line(label: "Ký bởi", text: name), .init(label: "Ngày ký", text: "14:07:31 23/11/2026"),
        .init(label: "Lý do", text: "Nộp hồ sơ cấp lại giấy phép xây dựng tại bộ phận một cửa"),
      ]
      let appearance = Appearance(lines: lines)
      let glyphs = try AppearanceFont(path: nil, for: texts(of: appearance)).glyphs
      for width in stride(from: 4.0, through: 320, by: 12.5) {
        for height in stride(from: 4.0, through: 160, by: 7.5) {
          let layout = AppearanceLayout(appearance, box: PageSize(width: width, height: height), glyphs: glyphs)
          for line in layout.lines {
            #expect(line.x >= 0 && line.x + glyphs.width(of: line.text) * line.size <= width, "\(width)x\(height)")
            #expect(line.baseline - glyphs.descender * line.size >= 0, "\(width)x\(height)")
            #expect(line.baseline + glyphs.ascender * line.size <= height, "\(width)x\(height)")
            #expect(line.size <= appearance.largestFontSize)
          }
        }
      }
    }
  }

  @Test func aRoomyBoxShowsAllLinesWithLabelsAtTheLargestSize() throws {
    let layout = try layout(.ofLines, width: 300, height: 100)
    #expect(layout.lines.map(\.text) == ["Ký bởi: Nguyễn Thị Ngọc Ánh", "Ngày ký: 14:07:31 23/11/2026"])
    #expect(layout.lines.allSatisfy { $0.size == 12 })
    #expect(layout.lines[0].baseline > layout.lines[1].baseline)
  }

  @Test func aNarrowBoxWrapsBetweenWordsBeforeItLosesAnything() throws {
    let layout = try layout(.ofLines, width: 62, height: 100)
    #expect(layout.lines.count > 2)
    #expect(layout.lines.map(\.text).joined(separator: " ").hasPrefix("Ký bởi: Nguyễn Thị Ngọc Ánh"))
    #expect(layout.lines.allSatisfy { $0.size >= 5 })
  }

  @Test func aSmallBoxKeepsTheFirstLineOnly() throws {
    #expect(try layout(.ofLines, width: 110, height: 10).lines.map(\.text) == ["Nguyễn Thị Ngọc Ánh"])
    #expect(try layout(.ofLines, width: 3, height: 3).lines.isEmpty)
  }

  @Test func aPictureKeepsItsProportionsBesideTheText() throws {
    var appearance = Appearance.ofLines
    appearance.picture =
      [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 1, 0]
      + [0, 0, 0, 128]
    let layout = try layout(appearance, width: 200, height: 60)
    let picture = try #require(layout.pictureBox)
    #expect(abs(picture.width - 2 * picture.height) < 0.001)
    #expect(picture.x >= 0 && picture.y >= 0 && picture.bottom <= 60)
    #expect(layout.lines.allSatisfy { $0.x >= picture.right })
  }

  private func layout(_ appearance: Appearance, width: Double, height: Double) throws -> AppearanceLayout {
    let glyphs = try AppearanceFont(path: nil, for: texts(of: appearance)).glyphs
    return AppearanceLayout(appearance, box: PageSize(width: width, height: height), glyphs: glyphs)
  }

  private func texts(of appearance: Appearance) -> [String] {
    appearance.lines.flatMap { [$0.label.map { "\($0): " } ?? "", $0.text] }
  }
}

extension Appearance {
  fileprivate static let ofLines = Appearance(lines: [
    Line(label: "Ký bởi", text: "Nguyễn Thị Ngọc Ánh"), Line(label: "Ngày ký", text: "14:07:31 23/11/2026"),
  ])
}
