extension TestAuthority {
  /// `/pki`: certificates and revocation lists, where the certificates say they are.
  nonisolated var routes: [Route] {
    [
      Route("GET", "/pki/root.crt", .open) { _ in
        Answer(contentType: "application/pkix-cert", body: try await self.rootCertificate())
      },
      Route("GET", "/pki/intermediate.crt", .open) { _ in
        Answer(contentType: "application/pkix-cert", body: try await self.intermediateCertificate())
      },
      Route("GET", "/pki/root.crl", .open) { _ in
        Answer(contentType: "application/pkix-crl", body: try await self.rootRevocationList())
      },
      Route("GET", "/pki/intermediate.crl", .open) { _ in
        Answer(contentType: "application/pkix-crl", body: try await self.intermediateRevocationList())
      },
    ]
  }
}
