/// Where the person is and how Esc leads back. It is never empty.
public struct Route: Hashable, Codable, Sendable {
  public private(set) var screens: [ScreenID]

  public init(_ screens: [ScreenID] = [.home]) { self.screens = screens.isEmpty ? [.home] : screens }

  public var current: ScreenID { screens[screens.count - 1] }

  /// Goes to a screen. Going to one that is already on the way leads back to it, so that Esc never runs in circles.
  public mutating func open(_ screen: ScreenID) {
    if let index = screens.lastIndex(of: screen) {
      screens.removeSubrange((index + 1)...)
    } else {
      screens.append(screen)
    }
  }

  /// Puts a screen in the place of the current one.
  public mutating func replace(with screen: ScreenID) {
    screens.removeLast()
    if screens.isEmpty { screens = [.home] }
    open(screen)
  }

  /// One step back; false at home.
  @discardableResult
  public mutating func goBack() -> Bool {
    guard screens.count > 1 else { return false }
    screens.removeLast()
    return true
  }

  /// Leaves everything behind `screen`, which must be on the way; else goes to it from home.
  public mutating func returnTo(_ screen: ScreenID) {
    if screens.contains(screen) { open(screen) } else { screens = screen == .home ? [.home] : [.home, screen] }
  }

  public func passes(_ screen: ScreenID) -> Bool { screens.contains(screen) }
}
