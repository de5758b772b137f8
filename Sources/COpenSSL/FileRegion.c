#include "FileRegion.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

enum { PIECE = 128 * 1024 };

bool file_region_read(int file, int64_t offset, int64_t size, void *context,
                      bool (*receive)(void *context, const void *bytes, size_t size)) {
  unsigned char *piece = malloc(PIECE);
  if (piece == NULL)
    return false;
  errno = 0;
  while (size > 0) {
    ssize_t count = pread(file, piece, size < PIECE ? (size_t)size : PIECE, offset);
    if (count < 0 && errno == EINTR) {
      errno = 0;
      continue;
    }
    if (count <= 0 || !receive(context, piece, (size_t)count))
      break;
    offset += count;
    size -= count;
  }
  free(piece);
  return size == 0;
}
