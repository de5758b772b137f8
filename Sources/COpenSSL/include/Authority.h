#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Bytes that the callee allocated; give them to `authority_release`. Empty where there is nothing.
struct authority_bytes {
  unsigned char *data;
  size_t length;
};

/// A part of a subject: "CN", "O", "UID", … and its value in UTF-8.
struct authority_name_part {
  const char *field;
  const char *value;
};

/// An extension in the notation of x509v3_config(5): "keyUsage", "critical,digitalSignature".
struct authority_extension {
  const char *name;
  const char *value;
};

/// A certificate to be issued. Moments are seconds since 1970-01-01T00:00:00Z.
struct authority_certificate {
  const struct authority_name_part *subject;
  size_t subject_count;
  const struct authority_extension *extensions;
  size_t extension_count;
  /// SubjectPublicKeyInfo in DER.
  const unsigned char *public_key;
  size_t public_key_length;
  /// A positive number, most significant byte first.
  const unsigned char *serial;
  size_t serial_length;
  int64_t not_before;
  int64_t not_after;
};

/// Who issues: a private key in PKCS#8 PEM and a certificate in DER; no certificate makes the certificate self-signed.
struct authority_issuer {
  const unsigned char *key;
  size_t key_length;
  const unsigned char *certificate;
  size_t certificate_length;
};

/// A certificate that is no longer good.
struct authority_revocation {
  const unsigned char *serial;
  size_t serial_length;
  int64_t revoked_at;
};

void authority_release(struct authority_bytes bytes);

/// Makes an RSA key pair: the private key in PKCS#8 PEM, the public one as SubjectPublicKeyInfo in DER.
bool authority_make_key(unsigned int bits, struct authority_bytes *private_key, struct authority_bytes *public_key);

/// Issues an X.509 v3 certificate (RFC 5280 §4), signed with SHA-256, in DER.
bool authority_issue(const struct authority_certificate *wanted, const struct authority_issuer *issuer,
                     struct authority_bytes *certificate);

/// Issues a v2 revocation list (RFC 5280 §5), signed with SHA-256, in DER.
bool authority_issue_list(const struct authority_issuer *issuer, const struct authority_revocation *revocations,
                          size_t count, int64_t number, int64_t this_update, int64_t next_update,
                          struct authority_bytes *list);

/// Fills `digest` with the SHA-256 of the bytes.
bool authority_sha256(const unsigned char *bytes, size_t length, unsigned char digest[32]);

/// Fills `key` with PBKDF2-HMAC-SHA256 of the password (RFC 8018 §5.2).
bool authority_derive(const char *password, size_t password_length, const unsigned char *salt, size_t salt_length,
                      int iterations, unsigned char key[32]);

/// Whether both are equal, in a time that does not depend on where they differ.
bool authority_equal(const unsigned char *left, const unsigned char *right, size_t length);

/// Fills `bytes` with random ones.
bool authority_random(unsigned char *bytes, size_t length);
