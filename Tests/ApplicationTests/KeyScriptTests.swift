import Application
import Canvas
import Dossiers
import Testing

@Suite struct KeyScriptTests {
  @Test func everyKindOfLineIsRead() throws {
    let script = try KeyScript(
      """
      # a rehearsal
      expect "Đăng nhập"

        type "tu bo di tich"
      key enter ctrl-q f10 space ?
      code
      pin
      password
      show "Trang \"một\""
      """, file: "demo.keys")
    let steps: [KeyScript.Step] = [
      .expect("Đăng nhập"), .type("tu bo di tich"),
      .keys([
        Chord(.enter), Chord(.character("q"), .control), Chord(.function(10)), Chord(.character(" ")),
        Chord(.character("?")),
      ]),
      .code, .pin, .password, .show("Trang \"một\""),
    ]
    #expect(script.steps.map(\.step) == steps)
    #expect(script.steps.map(\.line) == [2, 4, 5, 6, 7, 8, 9])
  }

  @Test(arguments: [
    "expect Đăng nhập", "expect", "key", "key entr", "key enter nowhere", "code 123456", "pin now", "press enter",
    "type \"", "show", "password \"x\"", "key \"enter\"",
  ])
  func aLineThatCannotBeReadIsNamed(line: String) {
    let problem = #expect(throws: Problem.self) { try KeyScript("# first\n\n\(line)\n", file: "demo.keys") }
    #expect(problem == Problem(.resourceBroken, ["file": "demo.keys", "key": "3"], technical: line))
  }

  @Test func anEmptyScriptHasNoSteps() throws {
    #expect(try KeyScript("\n# nothing\n", file: "demo.keys").steps.isEmpty)
  }
}
