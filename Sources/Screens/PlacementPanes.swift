import Canvas
import Dossiers

/// Where the parts of the placing screen stand: a title, the page twice, and what is known of the box.
struct PlacementPanes {
  let title: Area
  /// The whole page; nil where it is hidden.
  let thumbnail: Area?
  /// The page around the box.
  let detail: Area
  let measures: Area
  let verdict: Area

  init(_ session: Session, in area: Area) {
    var rest = area
    title = rest.take(top: 1).inset(left: 1, right: 1)
    verdict = rest.take(bottom: 1).inset(left: 1, right: 1)
    measures = rest.take(bottom: 1).inset(left: 1, right: 1)
    guard session.placement.showsThumbnail, let size = PlaceSignatureScreen.pageSize(session) else {
      thumbnail = nil
      detail = rest
      return
    }
    let most = Area(column: 0, row: 0, width: rest.width / 3, height: rest.height)
    let (left, right) = rest.split(left: PageViewport(whole: size, in: most).pane.width)
    thumbnail = left
    detail = right.inset(left: 1)
  }

  func thumbnailViewport(_ session: Session) -> PageViewport? {
    guard let thumbnail, let size = PlaceSignatureScreen.pageSize(session) else { return nil }
    return PageViewport(whole: size, in: thumbnail)
  }

  func detailViewport(_ session: Session) -> PageViewport? {
    guard let size = PlaceSignatureScreen.pageSize(session) else { return nil }
    let zoom = Placement.zooms[max(0, min(session.placement.zoom, Placement.zooms.count - 1))]
    return PageViewport(following: session.placement.rectangle, on: size, in: detail, zoom: zoom)
  }

  func thumbnailRequest(_ session: Session) -> PageRequest? {
    guard let path = session.placement.path, let pane = thumbnailViewport(session)?.pane, !pane.isEmpty else {
      return nil
    }
    return PageRequest(path: path, page: session.placement.page, width: pane.width * 2, height: pane.height * 2)
  }

  func detailRequest(_ session: Session) -> PageRequest? {
    guard let path = session.placement.path, let viewport = detailViewport(session), !viewport.pane.isEmpty else {
      return nil
    }
    return PageRequest(
      path: path, page: session.placement.page, area: viewport.visible, width: viewport.pane.width * 2,
      height: viewport.pane.height * 2)
  }
}
