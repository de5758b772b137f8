#include "document.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/// Refuses with a status of its own; the catch of the caller reads it.
static void refuse(fz_context *context, mupdf_status *status, mupdf_status reason, const char *message) {
  *status = reason;
  fz_throw(context, FZ_ERROR_GENERIC, "%s", message);
}

static pdf_obj *child_dictionary(fz_context *context, pdf_obj *parent, const char *key) {
  if (!pdf_is_dict(context, pdf_dict_gets(context, parent, key)))
    pdf_dict_puts_drop(context, parent, key, pdf_new_dict(context, pdf_get_bound_document(context, parent), 4));
  return pdf_dict_gets(context, parent, key);
}

static pdf_obj *child_array(fz_context *context, pdf_obj *parent, const char *key) {
  if (!pdf_is_array(context, pdf_dict_gets(context, parent, key)))
    pdf_dict_puts_drop(context, parent, key, pdf_new_array(context, pdf_get_bound_document(context, parent), 4));
  return pdf_dict_gets(context, parent, key);
}

static void put_name(fz_context *context, pdf_obj *dictionary, const char *key, const char *name) {
  pdf_dict_puts_drop(context, dictionary, key, pdf_new_name(context, name));
}

static void put_text(fz_context *context, pdf_obj *dictionary, const char *key, const char *text) {
  if (text)
    pdf_dict_puts_drop(context, dictionary, key, pdf_new_text_string(context, text));
}

/// An empty dictionary with a number of its own; the caller drops the reference.
static pdf_obj *new_object(fz_context *context, pdf_document *pdf) {
  int number = pdf_create_object(context, pdf);
  pdf_obj *dictionary = pdf_new_dict(context, pdf, 12);
  fz_try(context) pdf_update_object(context, pdf, number, dictionary);
  fz_always(context) pdf_drop_obj(context, dictionary);
  fz_catch(context) fz_rethrow(context);
  return pdf_new_indirect(context, pdf, number, 0);
}

static int is_hybrid(const pdf_document *pdf) {
  return pdf->has_xref_streams && pdf->has_old_style_xrefs;
}

static void check_may_sign(mupdf_document *document, const mupdf_signature_request *request, mupdf_status *status) {
  fz_context *context = document->context;
  int may_fill, may_create;
  mupdf_read_permissions(document, &may_fill, &may_create);
  if (request->field_number ? !may_fill : !may_create)
    refuse(context, status, MUPDF_FORBIDDEN, "/P");
  // ISO 32000-2 table 257: after a certification with /P 1 only document timestamps may follow.
  if (mupdf_certification(document) == 1 && strcmp(request->type, "DocTimeStamp") != 0)
    refuse(context, status, MUPDF_FORBIDDEN, "DocMDP /P 1");
  if (document->pdf->repair_attempted)
    refuse(context, status, MUPDF_CANNOT_EXTEND, "repaired cross-reference table");
  // MuPDF refuses hybrid files; with a classic section at the end they can be extended all the same.
  if (!is_hybrid(document->pdf) && !pdf_can_be_saved_incrementally(context, document->pdf))
    refuse(context, status, MUPDF_CANNOT_EXTEND, "pdf_can_be_saved_incrementally");
}

static fz_rect to_user_space(mupdf_document *document, pdf_obj *page, mupdf_rectangle box, mupdf_status *status) {
  fz_context *context = document->context;
  const float slack = 0.01f;
  fz_rect bounds;
  fz_matrix transform;
  pdf_page_obj_transform(context, page, &bounds, &transform);
  fz_rect displayed = fz_expand_rect(fz_transform_rect(bounds, transform), slack);
  fz_rect asked = fz_make_rect((float)box.x, (float)box.y, (float)(box.x + box.width), (float)(box.y + box.height));
  // Written so that a box that is no number fails too.
  int is_on_page = box.width > 0 && box.height > 0 && asked.x0 >= displayed.x0 && asked.y0 >= displayed.y0 &&
                   asked.x1 <= displayed.x1 && asked.y1 <= displayed.y1;
  if (!is_on_page)
    refuse(context, status, MUPDF_OUTSIDE_PAGE, "");
  return fz_transform_rect(asked, fz_invert_matrix(transform));
}

static void choose_field_name(fz_context *context, pdf_obj *form, char *name, size_t size) {
  pdf_obj *fields = pdf_dict_get(context, form, PDF_NAME(Fields));
  int number = 1;
  do
    snprintf(name, size, "Signature%d", number++);
  while (pdf_lookup_field(context, fields, name));
}

static const int print_and_locked = 4 | 128;

static pdf_obj *create_field(mupdf_document *document, pdf_obj *form, const mupdf_signature_request *request,
                             const char *name, mupdf_status *status) {
  fz_context *context = document->context;
  pdf_obj *page = mupdf_find_page(document, request->page);
  if (!page)
    refuse(context, status, MUPDF_NO_SUCH_PAGE, "");
  fz_rect rectangle =
      request->is_visible ? to_user_space(document, page, request->box, status) : fz_make_rect(0, 0, 0, 0);
  pdf_obj *field = new_object(context, document->pdf);
  fz_try(context) {
    pdf_dict_put(context, field, PDF_NAME(Type), PDF_NAME(Annot));
    pdf_dict_put(context, field, PDF_NAME(Subtype), PDF_NAME(Widget));
    pdf_dict_put(context, field, PDF_NAME(FT), PDF_NAME(Sig));
    put_text(context, field, "T", name);
    pdf_dict_put_int(context, field, PDF_NAME(F), print_and_locked);
    pdf_dict_put_rect(context, field, PDF_NAME(Rect), rectangle);
    if (pdf_is_indirect(context, page))
      pdf_dict_put(context, field, PDF_NAME(P), page);
    pdf_array_push(context, child_array(context, page, "Annots"), field);
    pdf_array_push(context, child_array(context, form, "Fields"), field);
  }
  fz_catch(context) {
    pdf_drop_obj(context, field);
    fz_rethrow(context);
  }
  return field;
}

static pdf_obj *find_field(mupdf_document *document, pdf_obj *form, int number, mupdf_status *status) {
  fz_context *context = document->context;
  mupdf_field_list list = {0};
  pdf_obj *found = NULL;
  fz_var(list);
  fz_var(found);
  fz_try(context) {
    mupdf_collect_fields(context, form, &list);
    for (int i = 0; i < list.count && !found; i++)
      if (pdf_to_num(context, list.fields[i]) == number && mupdf_is_signature_field(context, list.fields[i]))
        found = pdf_keep_obj(context, list.fields[i]);
  }
  fz_always(context) mupdf_drop_fields(context, &list);
  fz_catch(context) fz_rethrow(context);
  if (!found)
    refuse(context, status, MUPDF_FIELD_NOT_FOUND, "");
  if (pdf_is_dict(context, pdf_dict_get_inheritable(context, found, PDF_NAME(V)))) {
    pdf_drop_obj(context, found);
    refuse(context, status, MUPDF_FIELD_SIGNED, "");
  }
  return found;
}

static void put_appearance(mupdf_document *document, pdf_obj *field, const mupdf_appearance *appearance) {
  fz_context *context = document->context;
  pdf_obj *widget = mupdf_field_widget(context, field);
  int page_number = widget ? mupdf_widget_page(document, widget) : -1;
  if (page_number < 0)
    return;
  pdf_obj *page = pdf_lookup_page_obj(context, document->pdf, page_number);
  pdf_obj *form = mupdf_make_appearance(context, document->pdf, appearance, mupdf_page_rotation(context, page));
  fz_try(context) {
    pdf_dict_del(context, widget, PDF_NAME(AP));
    pdf_dict_put(context, pdf_dict_put_dict(context, widget, PDF_NAME(AP), 1), PDF_NAME(N), form);
  }
  fz_always(context) pdf_drop_obj(context, form);
  fz_catch(context) fz_rethrow(context);
}

static void put_date(fz_context *context, pdf_obj *dictionary, int64_t moment, int offset_minutes) {
  time_t local = (time_t)(moment + offset_minutes * 60);
  struct tm parts;
  char date[40];
  gmtime_r(&local, &parts);
  size_t length = strftime(date, sizeof date, "D:%Y%m%d%H%M%S", &parts);
  unsigned offset = (unsigned)abs(offset_minutes);
  snprintf(date + length, sizeof date - length, "%c%02u'%02u'", offset_minutes < 0 ? '-' : '+', offset / 60 % 24,
           offset % 60);
  pdf_dict_put_string(context, dictionary, PDF_NAME(M), date, strlen(date));
}

static pdf_obj *add_reference(fz_context *context, pdf_obj *signature, const char *method) {
  pdf_obj *references = child_array(context, signature, "Reference");
  pdf_obj *reference = pdf_array_push_dict(context, references, 4);
  put_name(context, reference, "Type", "SigRef");
  put_name(context, reference, "TransformMethod", method);
  pdf_obj *parameters = pdf_dict_put_dict(context, reference, PDF_NAME(TransformParams), 4);
  put_name(context, parameters, "Type", "TransformParams");
  put_name(context, parameters, "V", "1.2");
  return reference;
}

/// A field with /Lock asks its signature for the same in FieldMDP (ISO 32000-2 §12.7.5.5).
static void put_lock(mupdf_document *document, pdf_obj *field, pdf_obj *signature) {
  fz_context *context = document->context;
  pdf_obj *lock = pdf_dict_gets(context, field, "Lock");
  if (!pdf_is_dict(context, lock))
    return;
  pdf_obj *reference = add_reference(context, signature, "FieldMDP");
  pdf_dict_puts(context, reference, "Data", mupdf_catalog(document));
  pdf_obj *parameters = pdf_dict_get(context, reference, PDF_NAME(TransformParams));
  pdf_dict_puts(context, parameters, "Action", pdf_dict_gets(context, lock, "Action"));
  pdf_obj *fields = pdf_dict_get(context, lock, PDF_NAME(Fields));
  if (fields)
    pdf_dict_put(context, parameters, PDF_NAME(Fields), fields);
}

static void put_certification(mupdf_document *document, pdf_obj *signature, int level) {
  fz_context *context = document->context;
  pdf_obj *reference = add_reference(context, signature, "DocMDP");
  pdf_dict_put_int(context, pdf_dict_get(context, reference, PDF_NAME(TransformParams)), PDF_NAME(P), level);
  pdf_dict_puts(context, child_dictionary(context, mupdf_catalog(document), "Perms"), "DocMDP", signature);
}

static const int64_t widest_offset = 9999999999;

static void put_placeholders(fz_context *context, pdf_obj *signature, size_t contents_size) {
  pdf_obj *range = pdf_dict_put_array(context, signature, PDF_NAME(ByteRange), 4);
  pdf_array_push_int(context, range, 0);
  for (int i = 0; i < 3; i++)
    pdf_array_push_int(context, range, widest_offset);
  char *zeros = fz_calloc(context, contents_size, 1);
  fz_try(context) pdf_dict_put_string(context, signature, PDF_NAME(Contents), zeros, contents_size);
  fz_always(context) fz_free(context, zeros);
  fz_catch(context) fz_rethrow(context);
}

static void fill_signature(mupdf_document *document, pdf_obj *signature, const mupdf_signature_request *request) {
  fz_context *context = document->context;
  put_name(context, signature, "Type", request->type);
  put_name(context, signature, "Filter", "Adobe.PPKLite");
  put_name(context, signature, "SubFilter", request->sub_filter);
  put_placeholders(context, signature, request->contents_size);
  put_text(context, signature, "Name", request->signer_name);
  put_text(context, signature, "Reason", request->reason);
  put_text(context, signature, "Location", request->location);
  put_text(context, signature, "ContactInfo", request->contact);
  // EN 319 142-2: a document timestamp carries its time in the token alone.
  if (strcmp(request->type, "DocTimeStamp") != 0)
    put_date(context, signature, request->signing_time, request->utc_offset_minutes);
  if (request->certification)
    put_certification(document, signature, request->certification);
}

/// PAdES before PDF 2.0 announces itself (EN 319 142-1 §5.1).
static void announce_extension(mupdf_document *document, const char *sub_filter) {
  fz_context *context = document->context;
  if (strncmp(sub_filter, "ETSI.", 5) != 0 || pdf_version(context, document->pdf) >= 20)
    return;
  pdf_obj *extensions = child_dictionary(context, mupdf_catalog(document), "Extensions");
  if (pdf_dict_gets(context, extensions, "ESIC"))
    return;
  pdf_obj *extension = child_dictionary(context, extensions, "ESIC");
  put_name(context, extension, "BaseVersion", "1.7");
  pdf_dict_puts_drop(context, extension, "ExtensionLevel", pdf_new_int(context, 1));
}

static void write_update(mupdf_document *document, mupdf_tail *tail) {
  fz_context *context = document->context;
  pdf_write_options options = pdf_default_write_options;
  options.do_incremental = 1;
  options.do_compress = options.do_compress_fonts = options.do_compress_images = 1;
  if (is_hybrid(document->pdf))
    document->pdf->has_xref_streams = 0;
  pdf_dict_dels(context, pdf_trailer(context, document->pdf), "XRefStm");
  fz_output *output = mupdf_new_tail_output(context, tail);
  fz_try(context) {
    pdf_write_document(context, document->pdf, output, &options);
    fz_close_output(context, output);
  }
  fz_always(context) fz_drop_output(context, output);
  fz_catch(context) fz_rethrow(context);
}

/// The slice from `opening` to `closing`, both included, after `key`; throws when it is not there.
static void find_value(fz_context *context, const fz_buffer *bytes, size_t *from, const char *key, char opening,
                       char closing, size_t *offset, size_t *length) {
  const uint8_t *end = bytes->data + bytes->len;
  const uint8_t *at = memmem(bytes->data + *from, bytes->len - *from, key, strlen(key));
  const uint8_t *first = at ? memchr(at, opening, (size_t)(end - at)) : NULL;
  const uint8_t *last = first ? memchr(first, closing, (size_t)(end - first)) : NULL;
  if (!last)
    fz_throw(context, FZ_ERROR_GENERIC, "no %s in the incremental update", key);
  *offset = (size_t)(first - bytes->data);
  *length = (size_t)(last + 1 - first);
}

static void locate_placeholders(fz_context *context, const fz_buffer *bytes, int signature_number, size_t contents_size,
                                mupdf_prepared_signature *prepared) {
  char heading[32];
  snprintf(heading, sizeof heading, "\n%d 0 obj", signature_number);
  const uint8_t *object = memmem(bytes->data, bytes->len, heading, strlen(heading));
  if (!object)
    fz_throw(context, FZ_ERROR_GENERIC, "no signature in the incremental update");
  size_t from = (size_t)(object - bytes->data);
  find_value(context, bytes, &from, "/ByteRange", '[', ']', &prepared->byte_range_offset, &prepared->byte_range_length);
  find_value(context, bytes, &from, "/Contents", '<', '>', &prepared->contents_offset, &prepared->contents_length);
  if (prepared->contents_length != contents_size * 2 + 2)
    fz_throw(context, FZ_ERROR_GENERIC, "/Contents is not as long as reserved");
}

static void hand_out(fz_context *context, const fz_buffer *bytes, mupdf_bytes *tail) {
  tail->data = malloc(bytes->len);
  if (!tail->data)
    fz_throw(context, FZ_ERROR_MEMORY, "malloc");
  memcpy(tail->data, bytes->data, bytes->len);
  tail->size = bytes->len;
}

mupdf_status mupdf_prepare_signature(mupdf_document *document, const mupdf_signature_request *request,
                                     mupdf_prepared_signature *prepared, mupdf_problem *problem) {
  fz_context *context = document->context;
  pdf_obj *field = NULL, *signature = NULL;
  mupdf_tail tail = {document->bytes, document->size, NULL, 0};
  mupdf_status status = MUPDF_OK;
  memset(prepared, 0, sizeof *prepared);
  fz_var(field);
  fz_var(signature);
  fz_var(tail);
  fz_var(status);
  fz_try(context) {
    check_may_sign(document, request, &status);
    if (request->appearance && request->appearance->picture_size &&
        !mupdf_is_picture_usable(context, request->appearance))
      refuse(context, &status, MUPDF_PICTURE_UNUSABLE, "fz_get_pixmap_from_image");
    pdf_obj *form = child_dictionary(context, mupdf_catalog(document), "AcroForm");
    if (request->field_number) {
      field = find_field(document, form, request->field_number, &status);
    } else {
      choose_field_name(context, form, prepared->field_name, sizeof prepared->field_name);
      field = create_field(document, form, request, prepared->field_name, &status);
    }
    pdf_dict_puts_drop(context, form, "SigFlags", pdf_new_int(context, 3));
    if (request->appearance)
      put_appearance(document, field, request->appearance);
    signature = new_object(context, document->pdf);
    fill_signature(document, signature, request);
    put_lock(document, field, signature);
    pdf_dict_put(context, field, PDF_NAME(V), signature);
    announce_extension(document, request->sub_filter);
    // Reading the objects above may have found damage that opening did not.
    if (document->pdf->repair_attempted)
      refuse(context, &status, MUPDF_CANNOT_EXTEND, "repaired cross-reference table");
    tail.written = fz_new_buffer(context, 64 << 10);
    write_update(document, &tail);
    locate_placeholders(context, tail.written, pdf_to_num(context, signature), request->contents_size, prepared);
    hand_out(context, tail.written, &prepared->tail);
  }
  fz_always(context) {
    fz_drop_buffer(context, tail.written);
    pdf_drop_obj(context, signature);
    pdf_drop_obj(context, field);
  }
  fz_catch(context) {
    mupdf_status caught = mupdf_report_caught(context, problem);
    if (status == MUPDF_OK)
      status = caught;
  }
  return status;
}
