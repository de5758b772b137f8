import Dossiers
import PortalWire

/// A sign-in under way. It lives in memory only.
struct SignInFlow {
  /// The one-time code that was sent, and what is left of it.
  struct SentCode {
    var digits: String
    var sentAt: Moment
    var wrongTries = 0
    var resends = 0
  }
  enum Stage {
    case password
    case code(SandboxAccount, SentCode)
  }

  let id: String
  let request: AuthorizeRequest
  let startedAt: Moment
  var stage = Stage.password
}

/// A code that stands for a finished sign-in until it is exchanged (RFC 6749 §4.1.2).
struct AuthorizationGrant {
  let request: AuthorizeRequest
  let username: String
  let issuedAt: Moment
}
