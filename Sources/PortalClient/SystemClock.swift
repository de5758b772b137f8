import Dossiers
import Glibc

/// The time of this machine.
@Sendable public func systemClock() -> Moment {
  var now = timespec()
  clock_gettime(CLOCK_REALTIME, &now)
  return Moment(seconds: Int64(now.tv_sec))
}
