import PortalWire

extension IdentityProvider {
  /// `/oauth2`: app-native authentication, tokens, claims.
  nonisolated var routes: [Route] {
    [
      Route("POST", PortalPath.authorize, .open) { call in
        guard let request = AuthorizeRequest(form: try call.form()) else {
          throw Refused(.badRequest, FlowCode.requestInvalid)
        }
        return try .json(await self.authorize(request))
      },
      Route("POST", PortalPath.authenticate, .open) { call in
        try .json(try await self.advance(try call.json(AuthenticationStep.self)))
      },
      Route("POST", PortalPath.token, .open) { call in
        guard let request = TokenRequest(form: try call.form()) else {
          return try .json(TokenRefusal(error: "unsupported_grant_type"), status: .badRequest)
        }
        guard let reply = try await self.exchange(request) else {
          return try .json(TokenRefusal(error: "invalid_grant"), status: .badRequest)
        }
        return try .json(reply)
      },
      Route("POST", PortalPath.revoke, .open) { call in
        try await self.revoke(try call.form()["token"] ?? "")
        return try .json([String: String]())
      },
      Route("GET", PortalPath.claims, .signedIn, Self.claims),
      Route("POST", PortalPath.claims, .signedIn, Self.claims),
    ]
  }

  private static func claims(_ call: Call) throws -> Answer {
    try .json(UserClaims(person: try call.requireAccount().person))
  }
}
