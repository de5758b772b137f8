import AppResources
import Dossiers
import Drafts
import Foundation

/// Keeps the dossier at hand and the place in it on disk, as they change. While one save is under way only the newest
/// state waits for the next.
final class DraftKeeper {
  private let store: DraftStore
  private var savedDraft: Draft?
  private var savedPlace: ResumePoint?
  private var waiting: (draft: Draft?, place: ResumePoint)?
  private var saving: Task<Void, Never>?
  private(set) var problem: Problem?
  private static let placeKey = "place"

  init(store: DraftStore) { self.store = store }

  func keep(_ session: Session) {
    let place = ResumePoint(of: session)
    guard session.draft != savedDraft || place != savedPlace else { return }
    waiting = (session.draft != savedDraft ? session.draft : nil, place)
    savedDraft = session.draft
    savedPlace = place
    guard saving == nil else { return }
    saving = Task {
      while let next = waiting {
        waiting = nil
        await save(next.draft, next.place)
      }
      saving = nil
    }
  }

  /// Returns once everything is on disk.
  func flush(_ session: Session) async {
    keep(session)
    await saving?.value
  }

  /// What a start needs: the drafts, the dossiers last followed, and the place where the person was.
  func load() async -> Kept {
    let drafts = (try? await store.drafts()) ?? []
    let followed = (try? await store.tracked()) ?? []
    let place = (try? await store.state(Self.placeKey)).flatMap { $0 }.flatMap(ResumePoint.init(encoded:))
    return Kept(drafts: drafts, followed: followed, place: place, problem: store.recovery)
  }

  /// Takes what was loaded as what is on disk.
  func assume(_ session: Session) {
    savedPlace = ResumePoint(of: session)
    savedDraft = session.draft
  }

  private func save(_ draft: Draft?, _ place: ResumePoint) async {
    do throws(Problem) {
      if let draft { try await store.save(draft) }
      try await store.saveState(Self.placeKey, place.encoded)
      problem = nil
    } catch {
      problem = error
    }
  }
}

/// What was on disk at the start.
struct Kept {
  var drafts: [Draft]
  var followed: [TrackedDossier]
  var place: ResumePoint?
  var problem: Problem?
}

extension ResumePoint {
  fileprivate nonisolated var encoded: String? {
    (try? JSONEncoder().encode(self)).map { String(decoding: $0, as: UTF8.self) }
  }

  fileprivate nonisolated init?(encoded: String) {
    guard let point = try? JSONDecoder().decode(ResumePoint.self, from: Data(encoded.utf8)) else { return nil }
    self = point
  }
}
