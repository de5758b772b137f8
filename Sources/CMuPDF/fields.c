#include "document.h"

#include <stdlib.h>
#include <string.h>

enum { depth_limit = 32 };
static const int field_limit = 100000;

static void collect(fz_context *context, pdf_obj *field, mupdf_field_list *list, int depth) {
  if (depth > depth_limit || list->count >= field_limit || !pdf_is_dict(context, field))
    return;
  pdf_obj *kids = pdf_dict_get(context, field, PDF_NAME(Kids));
  int has_child_fields = 0;
  for (int i = 0; i < pdf_array_len(context, kids); i++)
    if (pdf_dict_get(context, pdf_array_get(context, kids, i), PDF_NAME(T))) {
      has_child_fields = 1;
      collect(context, pdf_array_get(context, kids, i), list, depth + 1);
    }
  if (has_child_fields)
    return;
  if (list->count == list->capacity) {
    list->capacity = list->capacity ? list->capacity * 2 : 32;
    list->fields = fz_realloc_array(context, list->fields, list->capacity, pdf_obj *);
  }
  list->fields[list->count++] = pdf_keep_obj(context, field);
}

void mupdf_collect_fields(fz_context *context, pdf_obj *form, mupdf_field_list *list) {
  pdf_obj *fields = pdf_dict_get(context, form, PDF_NAME(Fields));
  for (int i = 0; i < pdf_array_len(context, fields); i++)
    collect(context, pdf_array_get(context, fields, i), list, 0);
}

void mupdf_drop_fields(fz_context *context, mupdf_field_list *list) {
  for (int i = 0; i < list->count; i++)
    pdf_drop_obj(context, list->fields[i]);
  fz_free(context, list->fields);
}

int mupdf_is_signature_field(fz_context *context, pdf_obj *field) {
  return pdf_name_eq(context, pdf_dict_get_inheritable(context, field, PDF_NAME(FT)), PDF_NAME(Sig));
}

pdf_obj *mupdf_field_widget(fz_context *context, pdf_obj *field) {
  if (pdf_name_eq(context, pdf_dict_get(context, field, PDF_NAME(Subtype)), PDF_NAME(Widget)))
    return field;
  pdf_obj *kid = pdf_array_get(context, pdf_dict_get(context, field, PDF_NAME(Kids)), 0);
  if (pdf_is_dict(context, kid))
    return kid;
  return pdf_dict_get(context, field, PDF_NAME(Rect)) ? field : NULL;
}

static int lists_annotation(fz_context *context, pdf_obj *page, pdf_obj *widget) {
  pdf_obj *annotations = pdf_dict_get(context, page, PDF_NAME(Annots));
  for (int i = 0; i < pdf_array_len(context, annotations); i++)
    if (pdf_to_num(context, pdf_array_get(context, annotations, i)) == pdf_to_num(context, widget))
      return 1;
  return 0;
}

int mupdf_widget_page(mupdf_document *document, pdf_obj *widget) {
  fz_context *context = document->context;
  int count = pdf_count_pages(context, document->pdf);
  int claimed = pdf_to_num(context, pdf_dict_get(context, widget, PDF_NAME(P)));
  // /P is optional, so without it every page is asked.
  for (int i = 0; i < count; i++) {
    pdf_obj *page = pdf_lookup_page_obj(context, document->pdf, i);
    if (claimed ? pdf_to_num(context, page) == claimed : lists_annotation(context, page, widget))
      return i;
  }
  return -1;
}

static char *full_name(fz_context *context, pdf_obj *field) {
  pdf_obj *chain[depth_limit];
  int count = 0;
  pdf_obj *at = field;
  for (int depth = 0; at && depth < depth_limit; depth++, at = pdf_dict_get(context, at, PDF_NAME(Parent)))
    if (pdf_dict_get(context, at, PDF_NAME(T)))
      chain[count++] = at;
  size_t size = 1;
  for (int i = 0; i < count; i++)
    size += strlen(pdf_dict_get_text_string(context, chain[i], PDF_NAME(T))) + 1;
  char *name = calloc(1, size);
  if (!name)
    fz_throw(context, FZ_ERROR_MEMORY, "calloc");
  for (int i = count - 1; i >= 0; i--) {
    strcat(name, pdf_dict_get_text_string(context, chain[i], PDF_NAME(T)));
    if (i > 0)
      strcat(name, ".");
  }
  return name;
}

static char *copy_text(fz_context *context, const char *text) {
  char *copy = strdup(text ? text : "");
  if (!copy)
    fz_throw(context, FZ_ERROR_MEMORY, "strdup");
  return copy;
}

static void read_place(mupdf_document *document, pdf_obj *field, mupdf_signature_field *item) {
  fz_context *context = document->context;
  pdf_obj *widget = mupdf_field_widget(context, field);
  item->page = widget ? mupdf_widget_page(document, widget) : -1;
  if (item->page < 0)
    return;
  fz_rect box;
  fz_matrix transform;
  pdf_page_obj_transform(context, pdf_lookup_page_obj(context, document->pdf, item->page), &box, &transform);
  box = fz_transform_rect(pdf_dict_get_rect(context, widget, PDF_NAME(Rect)), transform);
  if (box.x1 > box.x0 && box.y1 > box.y0)
    item->box = (mupdf_rectangle){box.x0, box.y0, box.x1 - box.x0, box.y1 - box.y0};
}

static void read_signature(fz_context *context, pdf_obj *signature, mupdf_signature_field *item) {
  const char *type = pdf_to_name(context, pdf_dict_get(context, signature, PDF_NAME(Type)));
  item->type = copy_text(context, *type ? type : "Sig");
  item->sub_filter = copy_text(context, pdf_to_name(context, pdf_dict_get(context, signature, PDF_NAME(SubFilter))));
  pdf_obj *range = pdf_dict_get(context, signature, PDF_NAME(ByteRange));
  const int most = sizeof item->byte_range / sizeof *item->byte_range;
  for (int i = 0; i < pdf_array_len(context, range) && i < most; i++)
    item->byte_range[item->byte_range_count++] = pdf_to_int64(context, pdf_array_get(context, range, i));
  size_t size = 0;
  const char *contents = pdf_to_string(context, pdf_dict_get(context, signature, PDF_NAME(Contents)), &size);
  item->contents.data = malloc(size ? size : 1);
  if (!item->contents.data)
    fz_throw(context, FZ_ERROR_MEMORY, "malloc");
  memcpy(item->contents.data, contents, size);
  item->contents.size = size;
  if (pdf_is_string(context, pdf_dict_get(context, signature, PDF_NAME(M)))) {
    item->signing_time = pdf_dict_get_date(context, signature, PDF_NAME(M));
    item->has_signing_time = item->signing_time > 0;
  }
}

mupdf_status mupdf_read_signature_fields(mupdf_document *document, mupdf_signature_fields *fields,
                                         mupdf_problem *problem) {
  fz_context *context = document->context;
  mupdf_field_list list = {0};
  mupdf_status status = MUPDF_OK;
  memset(fields, 0, sizeof *fields);
  fz_var(list);
  fz_var(status);
  fz_try(context) {
    mupdf_collect_fields(context, pdf_dict_get(context, mupdf_catalog(document), PDF_NAME(AcroForm)), &list);
    fields->items = calloc((size_t)list.count + 1, sizeof *fields->items);
    if (!fields->items)
      fz_throw(context, FZ_ERROR_MEMORY, "calloc");
    for (int i = 0; i < list.count; i++) {
      if (!mupdf_is_signature_field(context, list.fields[i]))
        continue;
      mupdf_signature_field *item = &fields->items[fields->count++];
      item->number = pdf_to_num(context, list.fields[i]);
      item->name = full_name(context, list.fields[i]);
      read_place(document, list.fields[i], item);
      pdf_obj *signature = pdf_dict_get_inheritable(context, list.fields[i], PDF_NAME(V));
      item->is_signed = pdf_is_dict(context, signature);
      if (item->is_signed)
        read_signature(context, signature, item);
    }
  }
  fz_always(context) mupdf_drop_fields(context, &list);
  fz_catch(context) status = mupdf_report_caught(context, problem);
  if (status != MUPDF_OK)
    mupdf_free_signature_fields(fields);
  return status;
}

void mupdf_free_signature_fields(mupdf_signature_fields *fields) {
  for (size_t i = 0; i < fields->count; i++) {
    free(fields->items[i].name);
    free(fields->items[i].type);
    free(fields->items[i].sub_filter);
    free(fields->items[i].contents.data);
  }
  free(fields->items);
  memset(fields, 0, sizeof *fields);
}
