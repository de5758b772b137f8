import Foundation
import Synchronization

/// Folders and programs that many tests share; they go when the process ends.
enum LeftBehind {
  private static let folders = Mutex<[String]>([])
  private static let programs = Mutex<[Int32]>([])
  private static let cleaning: Void = {
    atexit {
      for program in LeftBehind.programs.withLock({ $0 }) { kill(program, SIGKILL) }
      for folder in LeftBehind.folders.withLock({ $0 }) { try? FileManager.default.removeItem(atPath: folder) }
    }
  }()

  static func add(_ folder: String) {
    cleaning
    folders.withLock { $0.append(folder) }
  }

  static func add(program: Int32) {
    cleaning
    programs.withLock { $0.append(program) }
  }
}
