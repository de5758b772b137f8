#include "document.h"

#include <stdlib.h>
#include <string.h>

/// MuPDF gives the head of the free list generation 65536, which ISO 32000-2 §7.5.4 does not allow: it is 65535.
static void mend_free_list(unsigned char *bytes, size_t size) {
  static const char wrong[] = "0000000000 65536 f";
  for (size_t i = 0; i + sizeof wrong - 1 <= size; i++)
    if (!memcmp(bytes + i, wrong, sizeof wrong - 1))
      bytes[i + 15] = '5';
}

static void add_page(fz_context *context, pdf_document *pdf, const mupdf_appearance *sheet) {
  pdf_obj *form = NULL, *resources = NULL, *page = NULL;
  fz_buffer *content = NULL;
  fz_var(form);
  fz_var(resources);
  fz_var(page);
  fz_var(content);
  fz_try(context) {
    form = mupdf_make_appearance(context, pdf, sheet, 0);
    resources = pdf_new_dict(context, pdf, 1);
    pdf_obj *objects = pdf_dict_put_dict(context, resources, PDF_NAME(XObject), 1);
    pdf_dict_puts(context, objects, "Sheet", form);
    content = fz_new_buffer(context, 32);
    fz_append_string(context, content, "/Sheet Do\n");
    fz_rect box = fz_make_rect(0, 0, (float)sheet->width, (float)sheet->height);
    page = pdf_add_page(context, pdf, box, 0, resources, content);
    pdf_insert_page(context, pdf, -1, page);
  }
  fz_always(context) {
    fz_drop_buffer(context, content);
    pdf_drop_obj(context, page);
    pdf_drop_obj(context, resources);
    pdf_drop_obj(context, form);
  }
  fz_catch(context) fz_rethrow(context);
}

mupdf_status mupdf_make_sheet(const mupdf_appearance *sheet, mupdf_bytes *bytes, mupdf_problem *problem) {
  fz_context *context = fz_new_context(NULL, NULL, FZ_STORE_DEFAULT);
  if (!context)
    return mupdf_report(problem, MUPDF_OUT_OF_MEMORY, "fz_new_context");
  pdf_document *pdf = NULL;
  fz_buffer *buffer = NULL;
  fz_output *output = NULL;
  mupdf_status status = MUPDF_OK;
  fz_var(pdf);
  fz_var(buffer);
  fz_var(output);
  fz_var(status);
  fz_try(context) {
    pdf = pdf_create_document(context);
    add_page(context, pdf, sheet);
    buffer = fz_new_buffer(context, 32 << 10);
    output = fz_new_output_with_buffer(context, buffer);
    pdf_write_options options = pdf_default_write_options;
    options.do_compress = options.do_compress_fonts = options.do_compress_images = 1;
    options.do_garbage = 1;
    pdf_write_document(context, pdf, output, &options);
    fz_close_output(context, output);
    bytes->data = malloc(buffer->len);
    if (!bytes->data)
      fz_throw(context, FZ_ERROR_MEMORY, "malloc");
    memcpy(bytes->data, buffer->data, buffer->len);
    bytes->size = buffer->len;
    mend_free_list(bytes->data, bytes->size);
  }
  fz_always(context) {
    fz_drop_output(context, output);
    fz_drop_buffer(context, buffer);
    pdf_drop_document(context, pdf);
  }
  fz_catch(context) status = mupdf_report_caught(context, problem);
  fz_drop_context(context);
  return status;
}
