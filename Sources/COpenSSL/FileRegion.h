#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Hands a region of an open file to `receive`, piece by piece. False with errno set when a read fails, with errno 0
/// when the file ends early or `receive` refuses.
bool file_region_read(int file, int64_t offset, int64_t size, void *context,
                      bool (*receive)(void *context, const void *bytes, size_t size));
