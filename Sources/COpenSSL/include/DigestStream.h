#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// A SHA-256 digest in the making. OpenSSL's SHA-256 uses the processor's SHA instructions, which a plain one does not.
struct digest_stream;

/// NULL when out of memory.
struct digest_stream *digest_stream_new(void);
bool digest_stream_add(struct digest_stream *stream, const void *bytes, size_t size);
/// Adds bytes of an open file, read in pieces of bounded size. False with errno set, or errno 0 at an early end.
bool digest_stream_add_file(struct digest_stream *stream, int file, int64_t offset, int64_t size);
bool digest_stream_finish(struct digest_stream *stream, unsigned char digest[32]);
void digest_stream_free(struct digest_stream *stream);

/// SHA-256 of bytes in memory.
void digest_of_bytes(const void *bytes, size_t size, unsigned char digest[32]);
