#pragma once

#include <openssl/x509.h>

#include "TrustStore.h"

/// Builds the path of `certificate` as of `at` (seconds since 1970) for an X509_PURPOSE_*, with `embedded` as further
/// intermediates.
struct chain_check trust_store_check(const struct trust_store *store, X509 *certificate, STACK_OF(X509) * embedded,
                                     int64_t at, int purpose);

/// The intermediates, owned by the store.
STACK_OF(X509) * trust_store_intermediates(const struct trust_store *store);
