#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// What a verification may rely on: roots, intermediate certificates that help to reach them, and revocation lists.
struct trust_store;

/// NULL when out of memory.
struct trust_store *trust_store_new(void);
/// The next three return false when `der` cannot be read.
bool trust_store_add_root(struct trust_store *store, const unsigned char *der, size_t size);
bool trust_store_add_intermediate(struct trust_store *store, const unsigned char *der, size_t size);
bool trust_store_add_revocation_list(struct trust_store *store, const unsigned char *der, size_t size);
void trust_store_free(struct trust_store *store);

enum chain_state {
  CHAIN_NO_ROOTS,
  CHAIN_INCOMPLETE,
  CHAIN_NOT_TRUSTED,
  CHAIN_OUTSIDE_VALIDITY,
  CHAIN_TRUSTED,
};

/// What came of building a path from a certificate to a root.
struct chain_check {
  enum chain_state state;
  /// A certificate of the path is on a revocation list that its issuer signed.
  bool is_revoked;
  /// Seconds since 1970-01-01T00:00:00Z.
  int64_t revoked_at;
};
