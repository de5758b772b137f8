import Dossiers
import Foundation
import PortalClient
import ProcedureIndex

/// What stays between two requests to the portal: the catalogue in memory, and the submission under way.
final class PortalWork {
  var index: ProcedureIndex?
  var agencies: [Agency] = []
  var submission: Task<Void, Never>?
}

extension Application {
  func perform(_ effect: PortalEffect) {
    switch effect {
    case .startSignIn:
      ask({ portal throws(Problem) in .prompted(try await portal.startSignIn()) }, orElse: { .signInFailed($0) })
    case .answer(let prompt, let values): answer(prompt, values)
    case .resendCode(let prompt):
      ask({ portal throws(Problem) in .prompted(try await portal.resendCode(prompt)) }, orElse: { .signInFailed($0) })
    case .signOut:
      ask(
        { portal throws(Problem) in
          await portal.signOut()
          return .signedOut
        }, orElse: { _ in .signedOut })
    case .loadCatalogue: loadCatalogue()
    case .search(let query): search(query)
    case .loadProcedure(let id):
      ask(
        { portal throws(Problem) in .procedureLoaded(try await portal.procedure(id)) }, orElse: { .procedureFailed($0) }
      )
    case .loadProvinces:
      ask({ portal throws(Problem) in .provincesLoaded(try await portal.provinces()) }, orElse: { .placesFailed($0) })
    case .loadWards(let province):
      ask(
        { portal throws(Problem) in .wardsLoaded(province: province, try await portal.wards(of: province)) },
        orElse: { .placesFailed($0) })
    case .downloadTemplate(let template): download(template)
    case .submit(let draft): submit(draft)
    case .cancelSubmission:
      portal.submission?.cancel()
      portal.submission = nil
    case .loadFollowed: loadFollowed()
    case .track(let number):
      ask({ portal throws(Problem) in .tracked(try await portal.track(number)) }, orElse: { .trackingFailed($0) })
    }
  }

  /// One call of the portal, and the fact that comes of it. A session that ended is told as such, whatever was asked.
  private func ask(
    _ call: @escaping @Sendable (PortalClient) async throws(Problem) -> PortalEvent,
    orElse failure: @escaping @Sendable (Problem) -> PortalEvent
  ) {
    later { [services] in
      do throws(Problem) {
        return .portal(try await call(try await services.portal()))
      } catch {
        return .portal(error.code == .signInExpired ? .sessionExpired : failure(error))
      }
    }
  }

  private func answer(_ prompt: SignInPrompt, _ values: [String: Secret]) {
    ask(
      { portal throws(Problem) in
        switch try await portal.answer(prompt, values: values) {
        case .prompt(let next): return .prompted(next)
        case .signedIn(let person): return .signedIn(person)
        }
      }, orElse: { .signInFailed($0) })
  }

  private func loadCatalogue() {
    later { [self] in
      do throws(Problem) {
        let catalogue = try await services.portal().catalogue()
        portal.index = await Task.detached { ProcedureIndex(catalogue.procedures, agencies: catalogue.agencies) }.value
        portal.agencies = catalogue.agencies
        return .portal(
          .catalogueLoaded(agencies: catalogue.agencies, count: catalogue.procedures.count, at: services.clock()))
      } catch {
        return .portal(.catalogueFailed(error))
      }
    }
  }

  /// Answered before the frame is drawn: a key and its result are one picture.
  private func search(_ query: ProcedureQuery) {
    guard let index = portal.index else { return }
    let results = index.search(query, limit: Self.shownHits)
    let event = PortalEvent.searched(
      query, results, counts: index.counts(for: query),
      fields: index.fieldCounts(for: query).keys.sorted { $0.searchFolded < $1.searchFolded })
    run(reduce(.portal(event)))
  }

  private func download(_ template: ComponentTemplate) {
    let folder = services.folders.documents
    ask(
      { portal throws(Problem) in
        let path = "\(folder)/\(template.filename)"
        try await portal.downloadTemplate(template, to: path)
        return .templateSaved(path: path)
      }, orElse: { .templateFailed($0) })
  }

  private func loadFollowed() {
    later { [services] in
      do throws(Problem) {
        let dossiers = try await services.portal().trackedDossiers()
        try? await services.drafts.saveTracked(dossiers)
        return .portal(.followedLoaded(dossiers))
      } catch {
        return .portal(error.code == .signInExpired ? .sessionExpired : .followedFailed(error))
      }
    }
  }

  private static let shownHits = 200
}
