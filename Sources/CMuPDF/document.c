#include "document.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const size_t store_size = 64 << 20;
static const int owner_authenticated = 4;

static void say_nothing(void *user, const char *message) {
  (void)user;
  (void)message;
}

mupdf_status mupdf_report(mupdf_problem *problem, mupdf_status status, const char *message) {
  snprintf(problem->message, sizeof problem->message, "%s", message ? message : "");
  return status;
}

mupdf_status mupdf_report_caught(fz_context *context, mupdf_problem *problem) {
  const char *message = fz_caught_message(context);
  if (fz_caught(context) == FZ_ERROR_MEMORY)
    return mupdf_report(problem, MUPDF_OUT_OF_MEMORY, message);
  return mupdf_report(problem, MUPDF_DAMAGED, message);
}

void mupdf_free(void *memory) {
  free(memory);
}

void mupdf_close(mupdf_document *document) {
  if (!document)
    return;
  fz_drop_display_list(document->context, document->list);
  pdf_drop_document(document->context, document->pdf);
  if (!document->is_guest)
    fz_drop_context(document->context);
  free(document);
}

static int authenticate(mupdf_document *document, const char *password) {
  fz_context *context = document->context;
  if (!document->pdf->crypt)
    return 1;
  int rights = pdf_authenticate_password(context, document->pdf, password ? password : "");
  if (!rights && password && !pdf_needs_password(context, document->pdf))
    rights = pdf_authenticate_password(context, document->pdf, "");
  document->is_owner = (rights & owner_authenticated) != 0;
  return rights != 0;
}

static mupdf_status open_in(fz_context *context, int is_guest, const void *bytes, size_t size, const char *password,
                            mupdf_document **opened, mupdf_problem *problem) {
  *opened = NULL;
  mupdf_document *document = calloc(1, sizeof *document);
  if (!document)
    return mupdf_report(problem, MUPDF_OUT_OF_MEMORY, "calloc");
  *document = (mupdf_document){.context = context, .is_guest = is_guest, .bytes = bytes, .size = size, .list_page = -1};
  mupdf_status status = MUPDF_OK;
  fz_stream *stream = NULL;
  fz_var(stream);
  fz_var(status);
  fz_try(context) {
    stream = fz_open_memory(context, bytes, size);
    document->pdf = pdf_open_document_with_stream(context, stream);
    if (!authenticate(document, password))
      status = mupdf_report(problem, MUPDF_NEEDS_PASSWORD, "pdf_authenticate_password");
    else if (pdf_count_pages(context, document->pdf) < 1)
      status = mupdf_report(problem, MUPDF_DAMAGED, "no pages");
  }
  fz_always(context) fz_drop_stream(context, stream);
  fz_catch(context) {
    status = mupdf_report_caught(context, problem);
    if (strstr(problem->message, "crypt"))
      status = MUPDF_ENCRYPTION_UNKNOWN;
  }
  if (status == MUPDF_OK) {
    *opened = document;
  } else {
    document->is_guest = 1;
    mupdf_close(document);
  }
  return status;
}

mupdf_status mupdf_open(const void *bytes, size_t size, const char *password, mupdf_document **opened,
                        mupdf_problem *problem) {
  *opened = NULL;
  fz_context *context = fz_new_context(NULL, NULL, store_size);
  if (!context)
    return mupdf_report(problem, MUPDF_OUT_OF_MEMORY, "fz_new_context");
  fz_set_error_callback(context, say_nothing, NULL);
  fz_set_warning_callback(context, say_nothing, NULL);
  mupdf_status status = open_in(context, 0, bytes, size, password, opened, problem);
  if (status != MUPDF_OK)
    fz_drop_context(context);
  return status;
}

mupdf_status mupdf_open_revision(mupdf_document *host, size_t size, const char *password, mupdf_document **opened,
                                 mupdf_problem *problem) {
  return open_in(host->context, 1, host->bytes, size, password, opened, problem);
}

pdf_obj *mupdf_catalog(mupdf_document *document) {
  return pdf_dict_get(document->context, pdf_trailer(document->context, document->pdf), PDF_NAME(Root));
}

int mupdf_certification(mupdf_document *document) {
  fz_context *context = document->context;
  pdf_obj *references = pdf_dict_getp(context, mupdf_catalog(document), "Perms/DocMDP/Reference");
  for (int i = 0; i < pdf_array_len(context, references); i++) {
    pdf_obj *reference = pdf_array_get(context, references, i);
    if (strcmp(pdf_to_name(context, pdf_dict_gets(context, reference, "TransformMethod")), "DocMDP") != 0)
      continue;
    pdf_obj *level = pdf_dict_getp(context, reference, "TransformParams/P");
    return level ? pdf_to_int(context, level) : 2;
  }
  return 0;
}

void mupdf_read_permissions(mupdf_document *document, int *may_fill, int *may_create) {
  *may_fill = *may_create = 1;
  if (!document->pdf->crypt || document->is_owner)
    return;
  int bits = pdf_document_permissions(document->context, document->pdf);
  *may_fill = (bits & (PDF_PERM_ANNOTATE | PDF_PERM_FORM)) != 0;
  *may_create = (bits & PDF_PERM_ANNOTATE) && (bits & PDF_PERM_MODIFY);
}

mupdf_status mupdf_read_facts(mupdf_document *document, mupdf_facts *facts, mupdf_problem *problem) {
  fz_context *context = document->context;
  memset(facts, 0, sizeof *facts);
  fz_try(context) {
    facts->page_count = pdf_count_pages(context, document->pdf);
    facts->is_encrypted = document->pdf->crypt != NULL;
    mupdf_read_permissions(document, &facts->may_fill, &facts->may_create);
    facts->certification = mupdf_certification(document);
    facts->has_security_store = pdf_is_dict(context, pdf_dict_gets(context, mupdf_catalog(document), "DSS"));
    facts->is_repaired = document->pdf->repair_attempted;
  }
  fz_catch(context) return mupdf_report_caught(context, problem);
  return MUPDF_OK;
}

pdf_obj *mupdf_find_page(mupdf_document *document, int page) {
  if (page < 0 || page >= pdf_count_pages(document->context, document->pdf))
    return NULL;
  return pdf_lookup_page_obj(document->context, document->pdf, page);
}

int mupdf_page_rotation(fz_context *context, pdf_obj *page) {
  int degrees = pdf_to_int(context, pdf_dict_get_inheritable(context, page, PDF_NAME(Rotate))) % 360;
  // MuPDF displays odd angles at the nearest right one.
  return (degrees + 360 + 45) / 90 * 90 % 360;
}

mupdf_status mupdf_read_page_size(mupdf_document *document, int page, double *width, double *height,
                                  mupdf_problem *problem) {
  fz_context *context = document->context;
  mupdf_status status = MUPDF_OK;
  fz_var(status);
  fz_try(context) {
    pdf_obj *object = mupdf_find_page(document, page);
    if (object) {
      fz_rect box;
      fz_matrix transform;
      pdf_page_obj_transform(context, object, &box, &transform);
      box = fz_transform_rect(box, transform);
      *width = box.x1 - box.x0;
      *height = box.y1 - box.y0;
    } else {
      status = mupdf_report(problem, MUPDF_NO_SUCH_PAGE, "");
    }
  }
  fz_catch(context) status = mupdf_report_caught(context, problem);
  return status;
}
