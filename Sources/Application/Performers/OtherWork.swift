import Dossiers
import Foundation
import Pages
import Signatures
import Tokens

extension Application {
  func perform(_ effect: TokenEffect) {
    switch effect {
    case .readTokens:
      later { [services] in
        do throws(Problem) {
          let revoked = try await services.prepareTokens()
          return .tokens(.tokensRead(try await services.tokens.tokens(now: services.clock(), revoked: revoked)))
        } catch {
          return .tokens(.tokensFailed(error))
        }
      }
    }
  }

  func perform(_ effect: PageEffect) {
    switch effect {
    case .readFacts(let path):
      later { [services] in
        do throws(Problem) {
          return .pages(.factsRead(path: path, try await services.pages.facts(of: path)))
        } catch {
          return .pages(.failed(path: path, error))
        }
      }
    case .readText(let path, let page):
      later { [services] in
        do throws(Problem) {
          return .pages(.textRead(path: path, page: page, try await services.pages.text(of: path, page: page)))
        } catch {
          return .pages(.failed(path: path, error))
        }
      }
    case .draw(let request): later { [self] in .pages(await picture(request)) }
    case .convert(let paper, let file, let draft): convert(file, for: paper, of: draft)
    case .cancelConversion: conversion?.cancel()
    }
  }

  func picture(_ request: PageRequest) async -> PageEvent {
    do throws(Problem) {
      let raster = try await services.pages.raster(
        of: request.path, page: request.page, area: request.area, width: request.width, height: request.height)
      return .drawn(request, raster)
    } catch {
      return .failed(path: request.path, error)
    }
  }

  private func convert(_ file: StoredFile, for paper: Paper.ID, of draft: Draft.ID) {
    conversion = Task {
      do throws(Problem) {
        let folder = try await services.drafts.folder(of: draft)
        let name = ((file.path as NSString).lastPathComponent as NSString).deletingPathExtension
        let path = "\(folder)/\(name).pdf"
        try await services.converter.convert(file.path, to: path)
        let facts = try await services.pages.facts(of: path)
        let pdf = try await StoredFile.read(path, kind: .pdf, pageCount: facts.pages.count)
        receive(.pages(.converted(paper, pdf)))
      } catch {
        receive(.pages(.conversionFailed(paper, error)))
      }
    }
  }

  func perform(_ effect: DraftEffect) {
    switch effect {
    case .load:
      later { [keeper] in
        let kept = await keeper.load()
        return .drafts(.loaded(kept.drafts, followed: kept.followed))
      }
    case .delete(let id): delete(id)
    case .adopt(let path, let paper, let draft): adopt(path, for: paper, of: draft)
    case .listFolder(let path): list(path ?? services.folders.documents)
    case .saveReceipt(let receipt, let draft): save(receipt, of: draft)
    }
  }

  private func delete(_ id: Draft.ID) {
    later { [services] in
      do throws(Problem) {
        try await services.drafts.delete(id)
        let drafts = try await services.drafts.drafts()
        return .drafts(.loaded(drafts, followed: []))
      } catch {
        return .drafts(.failed(error))
      }
    }
  }

  private func adopt(_ path: String, for paper: Paper.ID, of draft: Draft.ID) {
    later { [services] in
      do throws(Problem) {
        var file = try await services.drafts.adopt(path: path, draft: draft) { path throws(Problem) in
          try FileDigest.hexadecimal(ofFile: path)
        }
        if file.kind == .pdf { file.pageCount = try? await services.pages.facts(of: file.path).pages.count }
        let name = (path as NSString).lastPathComponent.precomposedStringWithCanonicalMapping
        return .drafts(.adopted(paper, file, name: name))
      } catch {
        return .drafts(.adoptionFailed(paper, error))
      }
    }
  }

  private func list(_ path: String) {
    later { [services] in
      do throws(Problem) {
        return .drafts(.folderListed(path: path, try await services.listing.list(path)))
      } catch {
        return .drafts(.folderFailed(path: path, error))
      }
    }
  }
}

extension Application {
  /// The header's token, before anything slower is started.
  func lookForTokens() async {
    guard let tokens = try? await services.tokens.tokens(now: services.clock()), !tokens.isEmpty else { return }
    let effects = reduce(.tokens(.tokensRead(tokens)))
    draw()
    run(effects)
  }

  /// The header's readers, as they come and go.
  func watchReaders() {
    Task {
      let monitor = ReaderMonitor()
      for await status in monitor.statuses {
        receive(.tokens(.readersChanged(isServiceRunning: status.isReaderServiceRunning, readers: status.readers)))
      }
    }
    run([.tokens(.readTokens)])
  }

  /// The sandbox's text messages, as a phone would show them.
  func watchMessages() {
    guard let messages = services.messages else { return }
    Task {
      for await message in await messages() { receive(.portal(.messageReceived(message))) }
    }
  }
}
