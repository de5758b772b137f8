import Dossiers
import GRDB
import PortalWire

/// Sessions by the digests of their tokens, so that a restart keeps people signed in and the file betrays nothing.
struct SessionStore: Sendable {
  let database: DatabaseQueue
  let settings: SandboxSettings

  /// Starts a session.
  func open(username: String, client: String) async throws -> TokenReply {
    let id = RandomText.hexadecimal(bytes: 12)
    let (access, refresh, now) = (RandomText.token(), RandomText.token(), settings.now())
    try await database.write { database in
      try database.change(
        "INSERT INTO session VALUES (?, ?, ?, ?, ?, ?)",
        [
          id, username, client, Self.digest(access), (now + settings.accessTokenLifetime).seconds,
          (now + settings.refreshTokenLifetime).seconds,
        ])
      try database.change("INSERT INTO refresh_token (digest, session) VALUES (?, ?)", [Self.digest(refresh), id])
    }
    return reply(access, refresh)
  }

  /// Exchanges a refresh token for new tokens; nil where it is not good. One that is shown twice was stolen, so it ends
  /// the session (RFC 9700 §4.14.2).
  func refresh(_ token: String, client: String) async throws -> TokenReply? {
    let (access, refresh, now) = (RandomText.token(), RandomText.token(), settings.now())
    let isRenewed = try await database.write { database in
      guard
        let row = try database.row(
          """
          SELECT session.id, session.client, session.refresh_until, refresh_token.is_used
          FROM refresh_token JOIN session ON session.id = refresh_token.session WHERE refresh_token.digest = ?
          """, [Self.digest(token)])
      else { return false }
      let id: String = row["id"]
      guard row["client"] == client, row["is_used"] == false, now.seconds < row["refresh_until"] else {
        try database.change("DELETE FROM session WHERE id = ?", [id])
        return false
      }
      try database.change("UPDATE refresh_token SET is_used = 1 WHERE digest = ?", [Self.digest(token)])
      try database.change("INSERT INTO refresh_token (digest, session) VALUES (?, ?)", [Self.digest(refresh), id])
      try database.change(
        "UPDATE session SET access_digest = ?, access_until = ? WHERE id = ?",
        [Self.digest(access), (now + settings.accessTokenLifetime).seconds, id])
      return true
    }
    return isRenewed ? reply(access, refresh) : nil
  }

  /// Whose access token it is; nil where it is not good, or no longer.
  func username(ofAccessToken token: String) async throws -> String? {
    let now = settings.now()
    return try await database.read { database in
      try database.row(
        "SELECT username FROM session WHERE access_digest = ? AND access_until > ?",
        [Self.digest(token), now.seconds])?["username"]
    }
  }

  /// Ends the session of an access or a refresh token (RFC 7009).
  func revoke(_ token: String) async throws {
    try await database.write { database in
      try database.change(
        "DELETE FROM session WHERE access_digest = ? OR id IN (SELECT session FROM refresh_token WHERE digest = ?)",
        [Self.digest(token), Self.digest(token)])
    }
  }

  private func reply(_ access: String, _ refresh: String) -> TokenReply {
    TokenReply(
      accessToken: access, refreshToken: refresh, expiresIn: Int(settings.accessTokenLifetime), scope: "openid")
  }

  private static func digest(_ token: String) -> DatabaseValue {
    Cryptography.sha256(Array(token.utf8)).databaseBytes.databaseValue
  }
}
