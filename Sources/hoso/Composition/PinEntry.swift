import Dossiers
import Foundation
import Glibc

/// Reads a PIN without showing it: from a descriptor that a script gives, or from the terminal with echo off.
enum PinEntry {
  static func read(from descriptor: Int32?) throws(Problem) -> Secret {
    guard let descriptor else { return try readFromTerminal() }
    return try firstLine(of: descriptor)
  }

  private static func readFromTerminal() throws(Problem) -> Secret {
    let terminal = open("/dev/tty", O_RDWR | O_CLOEXEC)
    guard terminal >= 0 else { throw Problem(.pinLengthWrong, technical: "ENOTTY") }
    defer { close(terminal) }
    var quiet = termios()
    guard tcgetattr(terminal, &quiet) == 0 else { throw Problem(.pinLengthWrong, technical: "tcgetattr") }
    var before = quiet
    quiet.c_lflag &= ~tcflag_t(ECHO)
    tcsetattr(terminal, TCSAFLUSH, &quiet)
    defer { tcsetattr(terminal, TCSAFLUSH, &before) }
    _ = "PIN: ".withCString { write(terminal, $0, 5) }
    let pin = try firstLine(of: terminal)
    _ = "\n".withCString { write(terminal, $0, 1) }
    return pin
  }

  private static func firstLine(of descriptor: Int32) throws(Problem) -> Secret {
    var bytes: [UInt8] = []
    var byte: UInt8 = 0
    while bytes.count < 256, Glibc.read(descriptor, &byte, 1) == 1, byte != 0x0A { bytes.append(byte) }
    defer { for index in bytes.indices { bytes[index] = 0 } }
    guard !bytes.isEmpty else { throw Problem(.pinLengthWrong, technical: "EOF") }
    return Secret(String(decoding: bytes, as: UTF8.self))
  }
}
