#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum certificate_key { CERTIFICATE_KEY_OTHER, CERTIFICATE_KEY_RSA, CERTIFICATE_KEY_ELLIPTIC };

/// What an X.509 certificate says of itself. Texts are UTF-8, NULL where the certificate has none; times count seconds
/// since 1970-01-01T00:00:00Z.
struct certificate_facts {
  char *subject;
  char *organisation;
  char *email;
  char *identity_number;
  char *issuer;
  char *serial;
  char *key_name;
  enum certificate_key key;
  int key_bits;
  int64_t not_before;
  int64_t not_after;
  /// basicConstraints says cA (RFC 5280 §4.2.1.9).
  bool is_authority;
  bool has_key_usage;
  bool allows_digital_signature;
  bool allows_non_repudiation;
  /// Bytes of the certificate itself; tokens may pad what they store.
  size_t size;
  unsigned char sha256[32];
};

/// Reads a certificate; false when `der` is none. `certificate_facts_clear` frees the texts.
bool certificate_facts_read(const unsigned char *der, size_t size, struct certificate_facts *facts);
void certificate_facts_clear(struct certificate_facts *facts);

/// Names and serial number as their own DER, byte for byte as the certificate has them.
struct certificate_names {
  unsigned char *subject;
  size_t subject_size;
  unsigned char *issuer;
  size_t issuer_size;
  unsigned char *serial;
  size_t serial_size;
};

/// False when `der` is no certificate. `certificate_names_clear` frees the bytes.
bool certificate_names_read(const unsigned char *der, size_t size, struct certificate_names *names);
void certificate_names_clear(struct certificate_names *names);

/// Hands every revoked serial number of a CRL, in upper-case hexadecimal, to `receive`. False when the list cannot be
/// read or was not signed with the key of `issuer`.
bool revocation_list_read(const unsigned char *der, size_t size, const unsigned char *issuer, size_t issuer_size,
                          void *context, void (*receive)(void *context, const char *serial));
