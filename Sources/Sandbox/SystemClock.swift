import Dossiers
import Foundation

extension SandboxSettings {
  /// The time of the machine.
  public static let systemClock: @Sendable () -> Moment = { Moment(seconds: Int64(Date().timeIntervalSince1970)) }
}
