import AppResources
import Application
import ArgumentParser
import Dossiers
import Foundation
import Screens

/// Exit codes are part of the command line's contract.
enum Exit {
  static let answerIsNo = ExitCode(1)
  static let badInput = ExitCode(2)
  static let token = ExitCode(3)
  static let portal = ExitCode(4)
  static let defect = ExitCode(70)
}

extension Problem {
  var exitCode: ExitCode {
    switch code {
    case .dossierNotFound, .procedureNotFound: Exit.answerIsNo
    case .portalUnreachable, .portalTimeout, .portalSecureConnectionFailed, .portalFailed, .portalAnswerNotUnderstood,
      .portalRefused, .signInExpired, .signInRefused, .signInLocked, .codeWrong, .codeExpired, .codeResendTooSoon,
      .codeResendLimit, .fileTooLargeForPortal, .fileDamagedOnTheWay, .dossierRefused:
      Exit.portal
    case .moduleNotFound, .moduleUnusable, .tokenMissing, .tokenRemoved, .tokenFailed, .certificateNotFound,
      .certificateUnusable, .keyNotFound, .schemeNotOffered, .pinWrong, .pinLastTry, .pinLocked, .pinLengthWrong:
      Exit.token
    case .fileNotFound, .fileUnreadable, .fileNotWritable, .fileKindNotAccepted, .documentDamaged,
      .documentNeedsPassword, .documentForbidsSigning, .documentCannotBeExtended, .documentTooLargeToShow,
      .documentHasNoSuchPage, .fieldNotFound, .fieldAlreadySigned, .boxOutsidePage, .converterMissing, .converterFailed,
      .converterTooSlow, .draftsUnreadable, .draftNotSaved, .settingsUnreadable, .resourceBroken, .terminalUnusable,
      .cancelled:
      Exit.badInput
    case .signatureTooLarge, .signatureDidNotVerify, .signatureUnreadable, .unexpected: Exit.defect
    }
  }
}

/// Runs a command; a problem becomes a sentence on stderr and an exit code, never a trace.
func orExplain<Result>(
  isolation: isolated (any Actor)? = #isolation, _ work: () async throws -> Result
) async throws -> Result {
  do {
    return try await work()
  } catch let problem as Problem {
    try explain(problem)
  }
}

func explain(_ problem: Problem) throws(ExitCode) -> Never { throw explained(problem) }

/// Says on stderr what happened, where, and what to do next.
func explained(_ problem: Problem) -> ExitCode {
  FileHandle.standardError.write(Data("hoso: \(sentence(for: problem))\n".utf8))
  return problem.exitCode
}

private func sentence(for problem: Problem) -> String {
  guard let library = try? ScreenLibrary.load(from: ResourceFolder.located()) else {
    let details = problem.details.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", ")
    return "\(problem.code.rawValue) (\(details)) [\(problem.technical)]"
  }
  return library.texts(of: .home, in: .ofThePerson).sentence(for: problem)
}

extension Language {
  /// The language that the person chose in the settings.
  static var ofThePerson: Language {
    (try? SettingsFile(folder: Folders().configuration).read().language) ?? .vietnamese
  }
}
