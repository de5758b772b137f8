#include "document.h"

#include <stdlib.h>
#include <string.h>

/// Grows the words of a page; plain memory, so that it can be handed out.
typedef struct {
  mupdf_text *text;
  size_t byte_capacity, word_capacity;
  int is_in_word;
} word_writer;

static void *grow(fz_context *context, void *memory, size_t *capacity, size_t needed, size_t element) {
  if (needed <= *capacity)
    return memory;
  size_t larger = *capacity ? *capacity * 2 : 256;
  void *grown = realloc(memory, larger * element);
  if (!grown)
    fz_throw(context, FZ_ERROR_MEMORY, "realloc");
  *capacity = larger;
  return grown;
}

static void include_box(mupdf_rectangle *box, fz_rect glyph) {
  double right = fz_max((float)(box->x + box->width), glyph.x1);
  double bottom = fz_max((float)(box->y + box->height), glyph.y1);
  box->x = fz_min((float)box->x, glyph.x0);
  box->y = fz_min((float)box->y, glyph.y0);
  box->width = right - box->x;
  box->height = bottom - box->y;
}

static int is_space(int code_point) {
  return code_point <= 32 || code_point == 0xA0 || code_point == 0x3000;
}

static void add_character(fz_context *context, word_writer *writer, const fz_stext_char *character) {
  mupdf_text *text = writer->text;
  if (is_space(character->c)) {
    writer->is_in_word = 0;
    return;
  }
  fz_rect glyph = fz_rect_from_quad(character->quad);
  if (!writer->is_in_word) {
    text->words = grow(context, text->words, &writer->word_capacity, text->count + 1, sizeof *text->words);
    text->words[text->count++] = (mupdf_word){
        .offset = text->utf8.size,
        .box = {glyph.x0, glyph.y0, glyph.x1 - glyph.x0, glyph.y1 - glyph.y0},
        .size = character->size,
    };
    writer->is_in_word = 1;
  }
  text->utf8.data = grow(context, text->utf8.data, &writer->byte_capacity, text->utf8.size + FZ_UTFMAX, 1);
  int length = fz_runetochar((char *)text->utf8.data + text->utf8.size, character->c);
  text->utf8.size += (size_t)length;
  mupdf_word *word = &text->words[text->count - 1];
  word->length += (size_t)length;
  include_box(&word->box, glyph);
}

static void add_page(fz_context *context, word_writer *writer, const fz_stext_page *page) {
  for (fz_stext_block *block = page->first_block; block; block = block->next) {
    if (block->type != FZ_STEXT_BLOCK_TEXT)
      continue;
    for (fz_stext_line *line = block->u.t.first_line; line; line = line->next) {
      writer->is_in_word = 0;
      for (fz_stext_char *character = line->first_char; character; character = character->next)
        add_character(context, writer, character);
    }
  }
}

mupdf_status mupdf_read_text(mupdf_document *document, int page_number, double seconds, mupdf_text *text,
                             mupdf_problem *problem) {
  fz_context *context = document->context;
  memset(text, 0, sizeof *text);
  word_writer writer = {.text = text};
  fz_cookie cookie = {0};
  fz_page *page = NULL;
  fz_stext_page *structured = NULL;
  fz_device *device = NULL;
  mupdf_status status = MUPDF_OK;
  fz_var(page);
  fz_var(structured);
  fz_var(device);
  fz_var(status);
  mupdf_deadline *deadline = mupdf_start_deadline(&cookie, seconds);
  fz_try(context) {
    if (mupdf_find_page(document, page_number)) {
      fz_stext_options options = {0};
      page = fz_load_page(context, &document->pdf->super, page_number);
      structured = fz_new_stext_page(context, fz_bound_page(context, page));
      device = fz_new_stext_device(context, structured, &options);
      fz_run_page(context, page, device, fz_identity, &cookie);
      fz_close_device(context, device);
      add_page(context, &writer, structured);
    } else {
      status = mupdf_report(problem, MUPDF_NO_SUCH_PAGE, "");
    }
  }
  fz_always(context) {
    fz_drop_device(context, device);
    fz_drop_stext_page(context, structured);
    fz_drop_page(context, page);
  }
  fz_catch(context) status = mupdf_report_caught(context, problem);
  if (mupdf_end_deadline(deadline))
    status = mupdf_report(problem, MUPDF_TOO_SLOW, "");
  if (status != MUPDF_OK)
    mupdf_free_text(text);
  return status;
}

void mupdf_free_text(mupdf_text *text) {
  free(text->utf8.data);
  free(text->words);
  memset(text, 0, sizeof *text);
}
