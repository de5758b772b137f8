import Dossiers
import Foundation
import Pages

/// A temporary folder with the tools that judge what is made in it.
final class Workshop {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("hoso-pages-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  @discardableResult
  func write(_ bytes: [UInt8], _ name: String) throws -> String {
    try Data(bytes).write(to: folder.appendingPathComponent(name))
    return path(name)
  }

  func bytes(_ path: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(fileURLWithPath: path))) }

  /// Prepares, fills in a CMS that is none, and writes the file.
  func sign(
    _ request: SignatureRequest, as name: String, password: Secret? = nil, by reader: PageReader = PageReader()
  ) async throws -> String {
    let prepared = try await reader.prepareSignature(request, password: password)
    try await reader.finish(prepared, cms: Array("not a CMS".utf8), at: path(name))
    return path(name)
  }

  /// Runs a tool found in PATH and returns what it printed.
  func run(_ tool: String, _ arguments: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [tool] + arguments
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }

  /// The first page in grey as Poppler draws it.
  func draw(_ path: String, dotsPerInch: Int) throws -> Picture {
    let root = self.path(UUID().uuidString)
    let drawn = try run(
      "pdftoppm", ["-gray", "-cropbox", "-singlefile", "-r", "\(dotsPerInch)", path, root])
    guard drawn.status == 0 else { throw Problem(.unexpected, technical: drawn.output) }
    return try Picture(portableGreyMap: bytes(root + ".pgm"))
  }
}

/// Grey pixels, 255 is white.
struct Picture: Equatable {
  var width: Int
  var height: Int
  var samples: [UInt8]

  init(width: Int, height: Int, samples: [UInt8]) {
    self.width = width
    self.height = height
    self.samples = samples
  }

  init(portableGreyMap bytes: [UInt8]) throws {
    var numbers: [Int] = []
    var offset = 2
    while numbers.count < 3 {
      let digits = bytes[offset...].drop { $0 <= 32 }.prefix { $0 > 32 }
      numbers.append(Int(String(decoding: digits, as: UTF8.self)) ?? 0)
      offset = digits.endIndex
    }
    self.init(width: numbers[0], height: numbers[1], samples: Array(bytes[(offset + 1)...]))
  }

  /// The pixels that differ from `other`, as a rectangle in pixels; nil where none does.
  func difference(from other: Picture) -> PageRectangle? {
    var left = width, top = height, right = -1, bottom = -1
    for row in 0..<height where !hasSameRow(row, as: other) {
      for column in 0..<width
      where abs(Int(samples[row * width + column]) - Int(other.samples[row * width + column])) > 24 {
        (left, right) = (min(left, column), max(right, column))
        (top, bottom) = (min(top, row), max(bottom, row))
      }
    }
    guard right >= 0 else { return nil }
    return PageRectangle(
      x: Double(left), y: Double(top), width: Double(right - left + 1), height: Double(bottom - top + 1))
  }

  private func hasSameRow(_ row: Int, as other: Picture) -> Bool {
    samples.withUnsafeBytes { mine in
      other.samples.withUnsafeBytes { theirs in
        guard let mine = mine.baseAddress, let theirs = theirs.baseAddress else { return true }
        return memcmp(mine + row * width, theirs + row * width, width) == 0
      }
    }
  }

  func cut(x: Int, y: Int, width: Int, height: Int) -> Picture {
    let rows = (y..<y + height).flatMap { samples[$0 * self.width + x..<$0 * self.width + x + width] }
    return Picture(width: width, height: height, samples: rows)
  }

  /// The mean difference of pixels of the same size of picture, from 0 to 255.
  func distance(to other: Picture) -> Double {
    let total = zip(samples, other.samples).reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) }
    return Double(total) / Double(samples.count)
  }
}

extension [UInt8] {
  func holds(_ text: String) -> Bool { Data(self).range(of: Data(text.utf8)) != nil }
}

extension Appearance {
  static let ofAnh = Appearance(lines: [
    Line(label: "Ký bởi", text: "Nguyễn Thị Ngọc Ánh"), Line(label: "Ngày ký", text: "14:07:31 23/11/2026"),
  ])
}

extension Moment {
  static let ofTests = Moment(seconds: 1_795_417_651)
}
