import Canvas
import Dossiers

public enum CertificatesScreen: Screen {
  public typealias Action = NoAction

  public static func perform(_ action: Action, _ session: inout Session, _ description: ScreenDescription) -> [Effect] {
    []
  }
  public static func draw(_ session: Session, _ texts: ScreenTexts, in area: Area, of frame: inout Frame) {}
}
