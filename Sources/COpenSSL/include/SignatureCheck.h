#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "TrustStore.h"

enum signature_kind {
  /// The signature covers the byte ranges (ETSI.CAdES.detached, adbe.pkcs7.detached).
  SIGNATURE_DETACHED,
  /// The signature covers a SHA-1 digest of the byte ranges that the CMS holds (adbe.pkcs7.sha1).
  SIGNATURE_OF_SHA1,
  /// An RFC 3161 time-stamp token over the byte ranges (ETSI.RFC3161).
  SIGNATURE_TIMESTAMP,
};

enum signing_certificate { SIGNING_CERTIFICATE_ABSENT, SIGNING_CERTIFICATE_WRONG, SIGNING_CERTIFICATE_RIGHT };

/// A signature time-stamp (RFC 5126 §6.1.1) or the time-stamp token itself.
struct timestamp_check {
  bool is_present;
  /// Its own signature is right and it covers what it should.
  bool is_intact;
  struct chain_check chain;
  /// Seconds since 1970-01-01T00:00:00Z.
  int64_t at;
};

/// What OpenSSL found of one signature.
struct signature_check {
  /// The CMS can be parsed and holds one SignerInfo over the expected content type.
  bool is_readable;
  bool has_signer;
  bool is_digest_right;
  bool is_value_right;
  bool has_signing_time;
  enum signing_certificate signing_certificate;
  /// "pss", "pkcs1", "ecdsa" or OpenSSL's short name; static.
  const char *scheme;
  /// "sha256" or OpenSSL's short name; static.
  const char *digest;
  bool is_digest_weak;
  struct chain_check chain;
  struct timestamp_check timestamp;
  /// DER of the signer's certificate; NULL when there is none.
  unsigned char *signer;
  size_t signer_size;
};

struct signature_request {
  enum signature_kind kind;
  /// An open file and the offsets and lengths of ISO 32000-2 §12.8.1, within its bounds.
  int file;
  int64_t byte_range[4];
  const unsigned char *cms;
  size_t cms_size;
  /// The chain is judged as of then where no trusted time-stamp says better: seconds since 1970-01-01T00:00:00Z.
  int64_t claimed_at;
};

/// Checks one signature. False only when the file could not be read. `signature_check_clear` frees the signer.
bool signature_check_run(const struct signature_request *request, const struct trust_store *store,
                         struct signature_check *check);
void signature_check_clear(struct signature_check *check);
