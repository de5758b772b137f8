#include "comparison.h"

/// A new signature field brings its widget; nothing else may appear on a page, also not what lay elsewhere before.
static int is_permitted_annotation(comparison *at, pdf_obj *annotation) {
  fz_context *context = at->context;
  int number = pdf_to_num(context, annotation);
  int position = noted(&at->later_fields, number);
  int is_widget = pdf_name_eq(context, pdf_dict_get(context, annotation, PDF_NAME(Subtype)), PDF_NAME(Widget));
  if (position && is_widget && !noted(&at->earlier_fields, number) &&
      mupdf_is_signature_field(context, at->fields.later.fields[position - 1]))
    return 1;
  return differs(at, "new annotation");
}

static int same_annotations(comparison *at, pdf_obj *earlier_page, pdf_obj *later_page) {
  fz_context *context = at->context;
  pdf_obj *earlier = pdf_dict_get(context, earlier_page, PDF_NAME(Annots));
  pdf_obj *later = pdf_dict_get(context, later_page, PDF_NAME(Annots));
  int count = pdf_array_len(context, earlier), later_count = pdf_array_len(context, later), position = 0;
  for (int i = 0; i < count; i++, position++) {
    pdf_obj *annotation = pdf_array_get(context, earlier, i);
    int number = pdf_to_num(context, annotation);
    for (; position < later_count; position++) {
      pdf_obj *candidate = pdf_array_get(context, later, position);
      if (pdf_to_num(context, candidate) == number)
        break;
      if (!is_permitted_annotation(at, candidate))
        return 0;
    }
    if (position == later_count)
      return differs(at, "annotation removed");
    if (!same_object(at, annotation, pdf_array_get(context, later, position)))
      return 0;
  }
  for (; position < later_count; position++)
    if (!is_permitted_annotation(at, pdf_array_get(context, later, position)))
      return 0;
  return 1;
}

static int same_page(comparison *at, pdf_obj *earlier, pdf_obj *later) {
  static const char *const compared_apart[] = {"Parent", "Annots", "Resources", "MediaBox", "CropBox", "Rotate", NULL};
  pdf_obj *const inherited[] = {PDF_NAME(Resources), PDF_NAME(MediaBox), PDF_NAME(CropBox), PDF_NAME(Rotate)};
  for (size_t i = 0; i < sizeof inherited / sizeof *inherited; i++)
    if (!same_object(at, pdf_dict_get_inheritable(at->context, earlier, inherited[i]),
                     pdf_dict_get_inheritable(at->context, later, inherited[i])))
      return 0;
  return same_entries(at, earlier, later, compared_apart) && same_annotations(at, earlier, later);
}

int same_pages(comparison *at) {
  fz_context *context = at->context;
  int count = pdf_count_pages(context, at->earlier->pdf);
  if (count != pdf_count_pages(context, at->later->pdf))
    return differs(at, "number of pages");
  for (int i = 0; i < count; i++) {
    note_object(at, &at->earlier_pages, pdf_to_num(context, pdf_lookup_page_obj(context, at->earlier->pdf, i)), i + 1);
    note_object(at, &at->later_pages, pdf_to_num(context, pdf_lookup_page_obj(context, at->later->pdf, i)), i + 1);
  }
  for (int i = 0; i < count; i++)
    if (!same_page(at, pdf_lookup_page_obj(context, at->earlier->pdf, i),
                   pdf_lookup_page_obj(context, at->later->pdf, i)))
      return 0;
  return 1;
}
