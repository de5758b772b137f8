#include "comparison.h"

#include <string.h>

static int same_catalog(comparison *at) {
  // /Metadata and /Version are not displayed, and programs that sign update them.
  static const char *const compared_apart[] = {"Pages", "AcroForm", "DSS",      "Extensions",
                                               "Perms", "Version",  "Metadata", NULL};
  static const char *const growing[] = {"Extensions", "Perms", NULL};
  fz_context *context = at->context;
  pdf_obj *earlier = mupdf_catalog(at->earlier), *later = mupdf_catalog(at->later);
  for (const char *const *key = growing; *key; key++)
    if (!has_grown(at, pdf_dict_gets(context, earlier, *key), pdf_dict_gets(context, later, *key)))
      return 0;
  if (pdf_dict_gets(context, earlier, "DSS") && !pdf_is_dict(context, pdf_dict_gets(context, later, "DSS")))
    return differs(at, "security store removed");
  return same_entries(at, earlier, later, compared_apart);
}

static int same_encryption(comparison *at) {
  fz_context *context = at->context;
  return same_object(at, pdf_dict_get(context, pdf_trailer(context, at->earlier->pdf), PDF_NAME(Encrypt)),
                     pdf_dict_get(context, pdf_trailer(context, at->later->pdf), PDF_NAME(Encrypt)));
}

static int compare(comparison *at) {
  note_fields(at);
  int are_same = same_pages(at) && same_encryption(at) && same_form(at) && same_catalog(at);
  // Signatures that stand already are reached from the form, their appearances from the fields.
  if (!are_same || !compare_pending(at))
    return 0;
  // What was rebuilt is a guess: two guesses prove nothing.
  if (at->earlier->pdf->repair_attempted || at->later->pdf->repair_attempted)
    return differs(at, "repaired cross-reference table");
  return 1;
}

mupdf_status mupdf_compare_revisions(mupdf_document *document, size_t earlier_size, const char *password,
                                     int *is_permitted, mupdf_problem *reason, mupdf_problem *problem) {
  *is_permitted = 0;
  mupdf_report(reason, MUPDF_OK, "");
  mupdf_document *earlier = NULL;
  if (earlier_size > document->size)
    return mupdf_report(problem, MUPDF_DAMAGED, "/ByteRange");
  mupdf_status status = mupdf_open_revision(document, earlier_size, password, &earlier, problem);
  if (status != MUPDF_OK)
    return status;
  fz_context *context = document->context;
  comparison at = {.context = context, .earlier = earlier, .later = document};
  fz_var(at);
  fz_try(context) {
    *is_permitted = compare(&at);
    mupdf_report(reason, MUPDF_OK, at.reason);
  }
  fz_always(context) {
    mupdf_drop_fields(context, &at.fields.earlier);
    mupdf_drop_fields(context, &at.fields.later);
    fz_free(context, at.seen);
    fz_free(context, at.pending);
    fz_free(context, at.earlier_pages.values);
    fz_free(context, at.later_pages.values);
    fz_free(context, at.earlier_fields.values);
    fz_free(context, at.later_fields.values);
  }
  fz_catch(context) status = mupdf_report_caught(context, problem);
  mupdf_close(earlier);
  return status;
}
