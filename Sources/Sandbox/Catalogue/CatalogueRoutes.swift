import Dossiers
import PortalWire

extension Catalogue {
  /// `/bd` and the agencies of `/ba`: what one can apply for, and where.
  var routes: [Route] {
    [
      Route("GET", PortalPath.procedures, .readable) { call in
        let agency = call.query["agency-id"].flatMap { $0.isEmpty ? nil : $0 }
        let found = procedures(keyword: call.query["keyword"] ?? "", agency: agency)
        return try .json(call.page(of: found.map { ProcedureRow(summary: $0.summary) }))
      },
      Route("GET", PortalPath.numberPattern, .signedIn) { call in
        let procedure = call.query["procedure-id"].flatMap { self.procedure($0) }
        guard let agency = agency(call.query["agency-id"] ?? procedure?.summary.agency ?? "") else {
          throw Refused(.notFound, RefusalCode.notFound)
        }
        return try .json(NumberPattern(id: agency.id))
      },
      Route("GET", PortalPath.procedure("*"), .readable) { call in
        guard let procedure = procedure(call.captures[0]) else { throw Refused(.notFound, RefusalCode.notFound) }
        return try .json(ProcedureDetail(procedure: procedure))
      },
      Route("GET", PortalPath.agencies, .readable) { call in
        try .json(call.page(of: agencies.map { AgencyRow(agency: $0) }))
      },
      Route("GET", PortalPath.agencies + "/--by-parent-id", .readable) { call in
        let parent = call.query["parent-id"].flatMap { $0.isEmpty ? nil : $0 }
        return try .json(call.page(of: agencies.filter { $0.parent == parent }.map { AgencyRow(agency: $0) }))
      },
      Route("GET", PortalPath.agencies + "/*", .readable) { call in
        guard let agency = agency(call.captures[0]) else { throw Refused(.notFound, RefusalCode.notFound) }
        return try .json(AgencyRow(agency: agency))
      },
      Route("GET", PortalPath.tags, .readable) { call in try .json(call.page(of: Self.tags)) },
      Route("GET", PortalPath.tag("*"), .readable) { call in
        guard let tag = Self.tags.first(where: { $0.id == call.captures[0] }) else {
          throw Refused(.notFound, RefusalCode.notFound)
        }
        return try .json(tag)
      },
    ]
  }

  /// The states of a dossier, as names of a category.
  private static let tags = DossierStatus.allCases.map {
    NamedReference(id: String($0.rawValue), code: String($0.rawValue), name: $0.gateName)
  }
}
