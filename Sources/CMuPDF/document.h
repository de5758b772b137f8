#pragma once

#include "CMuPDF.h"

#include <mupdf/fitz.h>
#include <mupdf/pdf.h>

struct mupdf_document {
  fz_context *context;
  pdf_document *pdf;
  /// The context is another document's.
  int is_guest;
  const uint8_t *bytes;
  size_t size;
  /// Authenticated with the owner's password: the permission bits do not bind.
  int is_owner;
  /// The last page drawn, ready to be drawn again at another size.
  fz_display_list *list;
  int list_page;
};

/// Opens the first `size` bytes of `host` in its context, so that one exception stack serves both. Close it first.
mupdf_status mupdf_open_revision(mupdf_document *host, size_t size, const char *password, mupdf_document **document,
                                 mupdf_problem *problem);

mupdf_status mupdf_report(mupdf_problem *problem, mupdf_status status, const char *message);
/// Turns the exception just caught into a status.
mupdf_status mupdf_report_caught(fz_context *context, mupdf_problem *problem);

pdf_obj *mupdf_catalog(mupdf_document *document);
int mupdf_certification(mupdf_document *document);
void mupdf_read_permissions(mupdf_document *document, int *may_fill, int *may_create);
/// The page or NULL; throws on a damaged page tree.
pdf_obj *mupdf_find_page(mupdf_document *document, int page);
int mupdf_page_rotation(fz_context *context, pdf_obj *page);
/// The widget of a field that may be split into field and widget; NULL where it has none.
pdf_obj *mupdf_field_widget(fz_context *context, pdf_obj *field);
/// The page of a widget, -1 when it lies on none.
int mupdf_widget_page(mupdf_document *document, pdf_obj *widget);

/// The terminal fields of the form, each kept: a repair in between must not pull them away.
typedef struct {
  pdf_obj **fields;
  int count, capacity;
} mupdf_field_list;
void mupdf_collect_fields(fz_context *context, pdf_obj *form, mupdf_field_list *list);
void mupdf_drop_fields(fz_context *context, mupdf_field_list *list);
int mupdf_is_signature_field(fz_context *context, pdf_obj *field);

/// Stops the work that watches `cookie` when `seconds` have passed.
typedef struct mupdf_deadline mupdf_deadline;
mupdf_deadline *mupdf_start_deadline(fz_cookie *cookie, double seconds);
/// Non-zero when time ran out.
int mupdf_end_deadline(mupdf_deadline *deadline);

/// A form XObject, upright on a page that is turned by `rotation` degrees; the caller drops it.
pdf_obj *mupdf_make_appearance(fz_context *context, pdf_document *pdf, const mupdf_appearance *appearance,
                               int rotation);

/// The picture can be decoded, which MuPDF puts off until it is drawn.
int mupdf_is_picture_usable(fz_context *context, const mupdf_appearance *appearance);

/// Bytes that exist already, followed by what MuPDF writes: the incremental update alone.
typedef struct {
  const uint8_t *original;
  size_t original_size;
  fz_buffer *written;
  int64_t position;
} mupdf_tail;
fz_output *mupdf_new_tail_output(fz_context *context, mupdf_tail *tail);
