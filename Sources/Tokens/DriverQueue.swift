import SerialQueues

extension SerialQueue {
  /// All that talks to drivers: they are not reliably safe on several threads, and a login belongs to the whole process.
  static let drivers = SerialQueue(label: "hoso.drivers")
}
