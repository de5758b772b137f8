#pragma once

#include <openssl/asn1.h>
#include <stdint.h>

/// Seconds since 1970-01-01T00:00:00Z; 0 when the time cannot be read.
int64_t seconds_since_epoch(const ASN1_TIME *time);
