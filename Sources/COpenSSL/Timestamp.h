#pragma once

#include <openssl/ts.h>

#include "SignedMessage.h"

/// What a time-stamp token says: its time and the digest that it covers.
struct imprint {
  int64_t at;
  const EVP_MD *type;
  TS_TST_INFO *info;
  ASN1_OCTET_STRING *digest;
};

/// False when `content` is no TSTInfo (RFC 3161 §2.4.2); the caller frees `info`.
bool imprint_open(const ASN1_OCTET_STRING *content, struct imprint *imprint);

/// Checks the signature time-stamp among the unsigned attributes, which covers the value of the signature.
void timestamp_check_unsigned(const struct message *message, const struct trust_store *store,
                              struct timestamp_check *check);
