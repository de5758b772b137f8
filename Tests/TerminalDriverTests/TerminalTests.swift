import Foundation
import GoldenScreens
import Testing

/// The driver in a real program on a real pseudo-terminal, seen through an emulator.
@Suite struct TerminalTests {
  private func start(
    _ environment: [String: String] = [:], columns: Int = 60, rows: Int = 20
  ) async throws -> TerminalProcess {
    let standard = ["TERM": "xterm-256color", "LANG": "C.UTF-8"]
    return try TerminalProcess(
      BuildProducts.path(of: "TerminalProbe"), environment: standard.merging(environment) { $1 }, columns: columns,
      rows: rows)
  }

  /// The driver's modes are the last thing it writes before it reads keys.
  private func ready(_ process: TerminalProcess) async -> Bool {
    await process.wait { $0.contains("batches 0") && ["┘", "+"].contains($0.lines.last?.last) }
  }

  @Test func paintsTheWholeScreenInThePalette() async throws {
    let probe = try await start()
    #expect(await ready(probe))
    #expect(await probe.wait { $0.line(19).hasSuffix("┘") })
    #expect(await probe.line(0).hasPrefix("┌ Hồ sơ Đắk Lắk ─"))
    #expect(await probe.line(3) == "│ NFD: ệ|漢字|é" + String(repeating: " ", count: 44) + "│")
    #expect(await probe.styled(2).contains("{196,-,b}lỗi"))
    #expect(await probe.styled(1).contains("{81,-,u}60x20 palette"))
    #expect(await probe.styled(1).contains("{236,253}▞▞▞▞"))
    #expect(await probe.cursor == (5, 2))
  }

  @Test func vietnameseShowsInLocalesWithoutUTF8() async throws {
    for locale in ["C", "POSIX", "vi_VN.UTF-8", ""] {
      let probe = try await start(["LANG": locale, "LC_ALL": locale])
      #expect(await ready(probe))
      #expect(await probe.line(0).hasPrefix("┌ Hồ sơ Đắk Lắk ─"), "\(locale)")
    }
  }

  @Test(arguments: [("vt100", "none"), ("xterm", "eight"), ("xterm-256color", "palette"), ("linux", "eight")])
  func usesTheColoursThatThereAre(_ terminal: String, _ depth: String) async throws {
    let probe = try await start(["TERM": terminal])
    #expect(await ready(probe))
    #expect(await probe.line(1).contains("60x20 \(depth)"))
    #expect(await probe.styled(2).contains("{-,-,b}lỗi") == (depth == "none"))
  }

  @Test func theLinuxConsoleGetsGlyphsOfItsFont() async throws {
    let probe = try await start(["TERM": "linux"])
    #expect(await probe.wait { $0.line(19).hasSuffix("-+") })
    #expect(await probe.line(0).hasPrefix("+ Hồ sơ Đắk Lắk -"))
  }

  @Test func noColorMeansNoColour() async throws {
    let probe = try await start(["NO_COLOR": "1"])
    #expect(await ready(probe))
    #expect(await probe.line(1).contains("60x20 none"))
    #expect(await probe.styled(2).contains("{-,-,b}lỗi"))
  }

  @Test(arguments: [
    (["TERM": "no-such-terminal"], #"refused: unknownTerminal("no-such-terminal")"#),
    (["TERM": ""], #"refused: unknownTerminal("")"#),
    (["TERM": "dumb"], "refused: cannotMoveCursor"),
  ])
  func refusesTerminalsWithoutAScreen(_ environment: [String: String], _ words: String) async throws {
    let probe = try await start(environment)
    #expect(await probe.waitForEnd() == .exited(3))
    #expect(await probe.shown.contains(words))
    #expect(await probe.isSane)
  }

  @Test func refusesAPipe() throws {
    let probe = Process()
    let output = Pipe()
    probe.executableURL = URL(filePath: BuildProducts.path(of: "TerminalProbe"))
    probe.environment = ["TERM": "xterm-256color"]
    probe.standardInput = Pipe()
    probe.standardOutput = output
    try probe.run()
    let words = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    probe.waitUntilExit()
    #expect(words == "refused: notATerminal\n")
    #expect(probe.terminationStatus == 3)
  }

  @Test func typedTextArrivesComposedAndInOrder() async throws {
    let probe = try await start()
    #expect(await ready(probe))
    await probe.send("vie\u{7F}\u{8}ê\u{323}\u{1B}[1;5D")
    #expect(await probe.wait { $0.contains("5 key ctrl-left") })
    #expect(await probe.line(5).hasPrefix("│ 1 text vie 76+69+65"))
    #expect(await probe.line(7).hasPrefix("│ 3 key backspace"))
    #expect(await probe.line(8).hasPrefix("│ 4 text ệ 1ec7"))
  }

  @Test func whatIsSentTogetherIsAnsweredByOneFrame() async throws {
    let probe = try await start()
    #expect(await ready(probe))
    await probe.send(Array(repeating: "a\u{7F}", count: 400).joined())
    #expect(await probe.wait { $0.contains("800 key backspace") })
    let batches = await probe.line(4).split(separator: " ").compactMap { Int($0) }.first
    #expect(try #require(batches) <= 8)
  }

  @Test func aLoneEscapeArrivesByItself() async throws {
    let probe = try await start()
    #expect(await ready(probe))
    await probe.send("\u{1B}")
    #expect(await probe.wait { $0.contains("1 key esc") })
  }

  @Test func pastesArriveWhole() async throws {
    let probe = try await start()
    #expect(await ready(probe))
    await probe.send("\u{1B}[200~06 Lê Duẩn\r\u{1B}[0mĐắk Lắk\u{1B}[201~")
    #expect(await probe.wait { $0.contains("1 paste 06 Lê Duẩn⏎[0mĐắk Lắk") })
  }

  @Test func modesFollowTheFrameAndAreGivenBack() async throws {
    let probe = try await start()
    #expect(await ready(probe))
    #expect(await probe.hasWritten("\u{1B}[?2004h"))
    #expect(await !probe.hasWritten("\u{1B}[?1006h"))
    await probe.send("\u{F}")
    #expect(await probe.wait { $0.contains("1 key ctrl-o") })
    #expect(await probe.hasWritten("\u{1B}[?1006h"))
    await probe.send("\u{1B}[<0;250;3M")
    #expect(await probe.wait { $0.contains("2 mouse pressed") && $0.contains("249,2") })
    await probe.send("\u{11}")
    #expect(await probe.waitForEnd() == .exited(0))
    #expect(await probe.hasWritten("\u{1B}[?1006l"))
    #expect(await probe.hasWritten("\u{1B}[?2004l"))
    #expect(await probe.isSane)
    #expect(await !probe.isOnAlternateScreen)
  }

  @Test func resizesRepaint() async throws {
    let probe = try await start()
    #expect(await ready(probe))
    await probe.resize(columns: 100, rows: 30)
    #expect(await probe.wait { $0.contains("100x30 palette") && $0.line(29).hasSuffix("┘") })
    await probe.resize(columns: 40, rows: 10)
    #expect(await probe.wait { $0.contains("40x10 palette") && $0.line(9).hasSuffix("┘") && $0.line(0).hasSuffix("┐") })
  }

  @Test func oneKeyCostsFewBytes() async throws {
    let probe = try await start()
    #expect(await ready(probe))
    let before = await probe.output.count
    await probe.send("\u{1B}[A")
    #expect(await probe.wait { $0.contains("1 key up") })
    #expect(await probe.output.count - before < 100)
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGINT])
  func signalsGiveTheTerminalBack(_ signal: Int32) async throws {
    let probe = try await start()
    #expect(await ready(probe))
    #expect(await !probe.isSane)
    await probe.kill(signal)
    #expect(await probe.waitForEnd() == .exited(129))
    #expect(await probe.isSane)
    #expect(await !probe.isOnAlternateScreen)
    #expect(await probe.shown.contains("hung up"))
  }

  @Test func aTrapGivesTheTerminalBack() async throws {
    let probe = try await start()
    #expect(await ready(probe))
    await probe.send("\u{14}")
    let ending = await probe.waitForEnd()
    #expect(ending == .signalled(SIGILL) || ending == .signalled(SIGTRAP))
    #expect(await probe.isSane)
    #expect(await !probe.isOnAlternateScreen)
  }

  @Test func errorsGoToTheLog() async throws {
    let log = FileManager.default.temporaryDirectory.appending(path: "probe-\(UUID().uuidString).log")
    defer { try? FileManager.default.removeItem(at: log) }
    let probe = try await start(["PROBE_LOG": log.path()])
    #expect(await ready(probe))
    await probe.send("\u{5}")
    #expect(await probe.wait { $0.contains("1 key ctrl-e") })
    #expect(try String(contentsOf: log, encoding: .utf8) == "to the log\n")
    #expect(await !probe.hasWritten("to the log"))
  }

  @Test func lendsTheTerminalToAnotherProgram() async throws {
    let probe = try await start()
    #expect(await ready(probe))
    await probe.send("\u{1A}")
    #expect(await probe.wait { $0.contains("lent") })
    #expect(await probe.isSane)
    #expect(await !probe.isOnAlternateScreen)
    await probe.send("lại\n")
    #expect(await probe.wait { $0.contains("resized 60x20") && $0.line(0).hasPrefix("┌ Hồ sơ Đắk Lắk") })
    #expect(await probe.isOnAlternateScreen)
    #expect(await !probe.isSane)
    #expect(await probe.hasWritten("got lại"))
    #expect(await probe.shown.contains("status 7"))
    await probe.send("x")
    #expect(await probe.wait { $0.contains("text x 78") })
  }

  @Test func ctrlCInAnotherProgramIsNotForUs() async throws {
    let probe = try await start()
    #expect(await ready(probe))
    await probe.send("\u{1A}")
    #expect(await probe.wait { $0.contains("lent") })
    await probe.send("\u{3}")
    #expect(await probe.wait { $0.contains("status -1") && $0.contains("resized") })
    await probe.send("\u{3}")
    #expect(await probe.wait { $0.contains("key ctrl-c") })
  }
}

extension TerminalProcess {
  fileprivate func hasWritten(_ text: String) -> Bool { String(decoding: output, as: UTF8.self).contains(text) }
}
