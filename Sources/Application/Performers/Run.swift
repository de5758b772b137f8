import Dossiers
import Foundation

extension Application {
  /// Hands each request to the performer that serves it.
  func run(_ effects: [Effect]) {
    for effect in effects {
      switch effect {
      case .portal(let effect): perform(effect)
      case .tokens(let effect): perform(effect)
      case .pages(let effect): perform(effect)
      case .signatures(let effect): perform(effect)
      case .drafts(let effect): perform(effect)
      case .program(let effect): perform(effect)
      }
    }
  }

  /// Does something slow and takes in the fact that comes of it.
  func later(_ work: @escaping @MainActor () async -> Event) {
    Task { receive(await work()) }
  }

  private func perform(_ effect: ProgramEffect) {
    switch effect {
    case .quit: leave()
    case .open(let path): openOnDesktop(path)
    case .useTheme(let name): show(theme: name)
    }
  }

  /// xdg-open runs on its own, with nothing of it on our screen.
  private func openOnDesktop(_ path: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["xdg-open", path]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    do {
      try process.run()
    } catch {
      receive(.drafts(.failed(Problem(.fileUnreadable, ["file": path], technical: "xdg-open"))))
    }
  }
}
