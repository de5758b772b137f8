#include "DigestStream.h"

#include <openssl/evp.h>
#include <stdlib.h>

#include "FileRegion.h"

struct digest_stream {
  EVP_MD_CTX *context;
};

struct digest_stream *digest_stream_new(void) {
  struct digest_stream *stream = malloc(sizeof *stream);
  if (stream == NULL)
    return NULL;
  stream->context = EVP_MD_CTX_new();
  if (stream->context == NULL || EVP_DigestInit_ex(stream->context, EVP_sha256(), NULL) != 1) {
    digest_stream_free(stream);
    return NULL;
  }
  return stream;
}

bool digest_stream_add(struct digest_stream *stream, const void *bytes, size_t size) {
  return EVP_DigestUpdate(stream->context, bytes, size) == 1;
}

static bool add(void *context, const void *bytes, size_t size) {
  return digest_stream_add(context, bytes, size);
}

bool digest_stream_add_file(struct digest_stream *stream, int file, int64_t offset, int64_t size) {
  return file_region_read(file, offset, size, stream, add);
}

bool digest_stream_finish(struct digest_stream *stream, unsigned char digest[32]) {
  return EVP_DigestFinal_ex(stream->context, digest, NULL) == 1;
}

void digest_stream_free(struct digest_stream *stream) {
  if (stream != NULL)
    EVP_MD_CTX_free(stream->context);
  free(stream);
}

void digest_of_bytes(const void *bytes, size_t size, unsigned char digest[32]) {
  EVP_Digest(bytes, size, digest, NULL, EVP_sha256(), NULL);
}
