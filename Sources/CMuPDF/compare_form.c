#include "comparison.h"

#include <string.h>

enum { ancestor_limit = 32 };

/// A field, the widgets below it and the groups above it all count as parts of the form.
static void note_field(comparison *at, object_notes *notes, pdf_obj *field, int position) {
  fz_context *context = at->context;
  pdf_obj *kids = pdf_dict_get(context, field, PDF_NAME(Kids));
  for (int i = 0; i < pdf_array_len(context, kids); i++)
    note_object(at, notes, pdf_to_num(context, pdf_array_get(context, kids, i)), position);
  pdf_obj *group = pdf_dict_get(context, field, PDF_NAME(Parent));
  for (int depth = 0; group && depth < ancestor_limit; depth++, group = pdf_dict_get(context, group, PDF_NAME(Parent)))
    note_object(at, notes, pdf_to_num(context, group), position);
  note_object(at, notes, pdf_to_num(context, field), position);
}

void note_fields(comparison *at) {
  form_fields *fields = &at->fields;
  mupdf_collect_fields(at->context, pdf_dict_get(at->context, mupdf_catalog(at->earlier), PDF_NAME(AcroForm)),
                       &fields->earlier);
  mupdf_collect_fields(at->context, pdf_dict_get(at->context, mupdf_catalog(at->later), PDF_NAME(AcroForm)),
                       &fields->later);
  for (int i = 0; i < fields->earlier.count; i++)
    note_field(at, &at->earlier_fields, fields->earlier.fields[i], i + 1);
  for (int i = 0; i < fields->later.count; i++)
    note_field(at, &at->later_fields, fields->later.fields[i], i + 1);
}

static pdf_obj *signature_of(comparison *at, pdf_obj *field) {
  pdf_obj *value = pdf_dict_get_inheritable(at->context, field, PDF_NAME(V));
  return pdf_is_dict(at->context, value) ? value : NULL;
}

static int same_ancestors(comparison *at, pdf_obj *earlier, pdf_obj *later) {
  static const char *const skipped[] = {"Kids", "Parent", NULL};
  fz_context *context = at->context;
  for (int depth = 0; depth < ancestor_limit; depth++) {
    earlier = pdf_dict_get(context, earlier, PDF_NAME(Parent));
    later = pdf_dict_get(context, later, PDF_NAME(Parent));
    if (!earlier && !later)
      return 1;
    if (pdf_to_num(context, earlier) != pdf_to_num(context, later))
      return differs(at, "group of a field");
    if (!same_entries(at, earlier, later, skipped))
      return 0;
  }
  return differs(at, "groups of fields too deep to compare");
}

/// `skipped` are the entries that signing a field may change, in the field and in its widgets.
static int same_field(comparison *at, pdf_obj *earlier, pdf_obj *later, const char *const *skipped) {
  fz_context *context = at->context;
  if (!same_entries(at, earlier, later, skipped) || !same_ancestors(at, earlier, later))
    return 0;
  pdf_obj *kids = pdf_dict_get(context, earlier, PDF_NAME(Kids));
  pdf_obj *later_kids = pdf_dict_get(context, later, PDF_NAME(Kids));
  for (int i = 0; i < pdf_array_len(context, kids); i++)
    if (!same_entries(at, pdf_array_get(context, kids, i), pdf_array_get(context, later_kids, i), skipped))
      return 0;
  return 1;
}

/// A certification with /P 1 lets only document timestamps follow (ISO 32000-2 table 257).
static int may_be_signed(comparison *at, pdf_obj *signature) {
  const char *type = pdf_to_name(at->context, pdf_dict_get(at->context, signature, PDF_NAME(Type)));
  if (!pdf_is_array(at->context, pdf_dict_get(at->context, signature, PDF_NAME(ByteRange))))
    return differs(at, "signature without a byte range");
  return mupdf_certification(at->earlier) != 1 || strcmp(type, "DocTimeStamp") == 0 ||
         differs(at, "signature after a certification that forbids changes");
}

static int same_known_field(comparison *at, pdf_obj *earlier, pdf_obj *later) {
  static const char *const when_unchanged[] = {"Parent", NULL};
  static const char *const when_signed[] = {"Parent", "V", "AP", "AS", "F", "M", NULL};
  int becomes_signed =
      mupdf_is_signature_field(at->context, earlier) && !signature_of(at, earlier) && signature_of(at, later);
  if (!becomes_signed)
    return same_field(at, earlier, later, when_unchanged);
  return may_be_signed(at, signature_of(at, later)) && same_field(at, earlier, later, when_signed);
}

/// Nothing but comments, white space and saved states: what programs write for an empty field.
static int draws_nothing(comparison *at, pdf_obj *stream) {
  fz_buffer *content = pdf_load_stream(at->context, stream);
  int is_empty = 1, is_comment = 0;
  for (size_t i = 0; i < content->len && is_empty; i++) {
    unsigned char byte = content->data[i];
    if (byte == '%')
      is_comment = 1;
    if (byte == '\n' || byte == '\r')
      is_comment = 0;
    is_empty = is_comment || byte <= ' ' || byte == 'q' || byte == 'Q';
  }
  fz_drop_buffer(at->context, content);
  return is_empty;
}

static int is_blank(comparison *at, pdf_obj *widget) {
  pdf_obj *appearance = pdf_dict_get(at->context, widget, PDF_NAME(AP));
  for (int i = 0; i < pdf_dict_len(at->context, appearance); i++) {
    pdf_obj *look = pdf_dict_get_val(at->context, appearance, i);
    if (!pdf_is_stream(at->context, look) || !draws_nothing(at, look))
      return 0;
  }
  return 1;
}

/// A new field may draw only what its own signature vouches for, and do nothing when it is clicked.
static int is_permitted_widget(comparison *at, pdf_obj *widget, int is_signed) {
  if (pdf_dict_gets(at->context, widget, "A") || pdf_dict_gets(at->context, widget, "AA"))
    return differs(at, "new field with an action");
  return is_signed || is_blank(at, widget) || differs(at, "new unsigned field with an appearance");
}

static int is_permitted_new_field(comparison *at, pdf_obj *field) {
  fz_context *context = at->context;
  if (!mupdf_is_signature_field(context, field))
    return differs(at, "new field that is not a signature's");
  pdf_obj *signature = signature_of(at, field);
  if (signature && !may_be_signed(at, signature))
    return 0;
  pdf_obj *kids = pdf_dict_get(context, field, PDF_NAME(Kids));
  for (int i = 0; i < pdf_array_len(context, kids); i++)
    if (!is_permitted_widget(at, pdf_array_get(context, kids, i), signature != NULL))
      return 0;
  return is_permitted_widget(at, field, signature != NULL);
}

static int same_resources(comparison *at, pdf_obj *earlier, pdf_obj *later) {
  for (int i = 0; i < pdf_dict_len(at->context, earlier); i++) {
    pdf_obj *key = pdf_dict_get_key(at->context, earlier, i);
    pdf_obj *one = pdf_dict_get(at->context, earlier, key), *other = pdf_dict_get(at->context, later, key);
    int are_same = pdf_is_dict(at->context, one) ? has_grown(at, one, other) : same_object(at, one, other);
    if (!are_same)
      return 0;
  }
  return 1;
}

static int same_form_entries(comparison *at, pdf_obj *earlier, pdf_obj *later) {
  static const char *const compared_apart[] = {"Fields", "SigFlags", "DR", "DA", NULL};
  fz_context *context = at->context;
  int flags = pdf_to_int(context, pdf_dict_get(context, earlier, PDF_NAME(SigFlags)));
  int later_flags = pdf_to_int(context, pdf_dict_get(context, later, PDF_NAME(SigFlags)));
  if ((flags & later_flags) != flags)
    return differs(at, "/SigFlags");
  pdf_obj *style = pdf_dict_get(context, earlier, PDF_NAME(DA));
  if (style && !same_object(at, style, pdf_dict_get(context, later, PDF_NAME(DA))))
    return 0;
  return same_entries(at, earlier, later, compared_apart) &&
         same_resources(at, pdf_dict_get(context, earlier, PDF_NAME(DR)), pdf_dict_get(context, later, PDF_NAME(DR)));
}

int same_form(comparison *at) {
  const form_fields *fields = &at->fields;
  fz_context *context = at->context;
  pdf_obj *earlier_form = pdf_dict_get(context, mupdf_catalog(at->earlier), PDF_NAME(AcroForm));
  pdf_obj *later_form = pdf_dict_get(context, mupdf_catalog(at->later), PDF_NAME(AcroForm));
  if (!same_form_entries(at, earlier_form, later_form))
    return 0;
  for (int i = 0; i < fields->earlier.count; i++) {
    pdf_obj *field = fields->earlier.fields[i];
    int position = noted(&at->later_fields, pdf_to_num(context, field));
    if (!position)
      return differs(at, "field removed");
    pdf_obj *later = fields->later.fields[position - 1];
    if (pdf_to_num(context, later) != pdf_to_num(context, field))
      return differs(at, "field moved");
    if (!same_known_field(at, field, later))
      return 0;
  }
  for (int i = 0; i < fields->later.count; i++) {
    pdf_obj *field = fields->later.fields[i];
    if (!noted(&at->earlier_fields, pdf_to_num(context, field)) && !is_permitted_new_field(at, field))
      return 0;
  }
  return 1;
}
