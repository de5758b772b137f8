#pragma once

#include "document.h"

/// A number for each object of one revision, 0 where nothing was noted.
typedef struct {
  int *values;
  int count;
} object_notes;

/// The fields of both forms.
typedef struct {
  mupdf_field_list earlier, later;
} form_fields;

/// Two revisions side by side. Indirect objects are compared once a pair and from a work list, so neither loops nor
/// long chains matter.
typedef struct {
  fz_context *context;
  mupdf_document *earlier, *later;
  uint64_t *seen;
  size_t seen_count, seen_capacity;
  uint64_t *pending;
  size_t pending_count, pending_capacity;
  /// Page number + 1 by object number. Pages are compared one by one, so references to them end there.
  object_notes earlier_pages, later_pages;
  /// Position in the list of fields + 1, for fields, their widgets and their ancestors.
  object_notes earlier_fields, later_fields;
  form_fields fields;
  const char *reason;
} comparison;

void note_object(comparison *at, object_notes *notes, int number, int value);
int noted(const object_notes *notes, int number);

/// Says why and answers 0.
int differs(comparison *at, const char *reason);
/// Compares what lies in both objects now and leaves what they refer to for compare_pending.
int same_object(comparison *at, pdf_obj *earlier, pdf_obj *later);
/// Compares two dictionaries without the `skipped` keys (NULL-terminated; NULL for none).
int same_entries(comparison *at, pdf_obj *earlier, pdf_obj *later, const char *const *skipped);
/// Every entry of `earlier` is the same in `later`, which may have more.
int has_grown(comparison *at, pdf_obj *earlier, pdf_obj *later);
int compare_pending(comparison *at);
int is_among(const char *key, const char *const *keys);

/// Reads the fields of both forms and notes their objects.
void note_fields(comparison *at);
int same_form(comparison *at);
int same_pages(comparison *at);
