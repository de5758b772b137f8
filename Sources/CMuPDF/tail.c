#include "document.h"

static int64_t end_of(const mupdf_tail *tail) {
  return (int64_t)(tail->original_size + tail->written->len);
}

static void write_tail(fz_context *context, void *state, const void *bytes, size_t size) {
  mupdf_tail *tail = state;
  if (tail->position != end_of(tail))
    fz_throw(context, FZ_ERROR_GENERIC, "write outside the incremental update");
  fz_append_data(context, tail->written, bytes, size);
  tail->position += (int64_t)size;
}

static void seek_tail(fz_context *context, void *state, int64_t offset, int whence) {
  (void)context;
  mupdf_tail *tail = state;
  int64_t base = whence == SEEK_END ? end_of(tail) : whence == SEEK_CUR ? tail->position : 0;
  tail->position = base + offset;
}

static int64_t tell_tail(fz_context *context, void *state) {
  (void)context;
  return ((mupdf_tail *)state)->position;
}

/// MuPDF compares what stands in the output with its input; showing it the original saves the copy.
static fz_stream *read_original(fz_context *context, void *state) {
  mupdf_tail *tail = state;
  return fz_open_memory(context, tail->original, tail->original_size);
}

static void truncate_tail(fz_context *context, void *state) {
  (void)context;
  (void)state;
}

fz_output *mupdf_new_tail_output(fz_context *context, mupdf_tail *tail) {
  fz_output *output = fz_new_output(context, 8192, tail, write_tail, NULL, NULL);
  output->seek = seek_tail;
  output->tell = tell_tail;
  output->as_stream = read_original;
  output->truncate = truncate_tail;
  return output;
}
