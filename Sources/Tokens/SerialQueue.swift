import Dispatch

/// Runs the jobs of actors on a queue beside the cooperative threads, so that a blocking call holds up nobody else.
final class SerialQueue: SerialExecutor {
  /// All that talks to drivers: they are not reliably safe on several threads, and a login belongs to the whole process.
  static let drivers = SerialQueue(label: "hoso.drivers")

  private let queue: DispatchQueue

  private init(label: String) { queue = DispatchQueue(label: label, qos: .userInitiated) }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
  }
}
