#include "comparison.h"

#include <stdlib.h>
#include <string.h>

enum { depth_limit = 100, pair_limit = 4000000 };

int differs(comparison *at, const char *reason) {
  if (!at->reason)
    at->reason = reason;
  return 0;
}

void note_object(comparison *at, object_notes *notes, int number, int value) {
  if (number <= 0)
    return;
  if (number >= notes->count) {
    int larger = number + 1 > notes->count * 2 ? number + 1 : notes->count * 2;
    notes->values = fz_realloc_array(at->context, notes->values, larger, int);
    memset(notes->values + notes->count, 0, (size_t)(larger - notes->count) * sizeof(int));
    notes->count = larger;
  }
  notes->values[number] = value;
}

int noted(const object_notes *notes, int number) {
  return number > 0 && number < notes->count ? notes->values[number] : 0;
}

int is_among(const char *key, const char *const *keys) {
  for (; keys && *keys; keys++)
    if (strcmp(key, *keys) == 0)
      return 1;
  return 0;
}

static size_t slot_of(const uint64_t *table, size_t capacity, uint64_t pair) {
  size_t slot = (size_t)(pair * 0x9E3779B97F4A7C15u >> 20) & (capacity - 1);
  while (table[slot] && table[slot] != pair)
    slot = (slot + 1) & (capacity - 1);
  return slot;
}

/// Non-zero when the pair is new.
static int remember(comparison *at, uint64_t pair) {
  if ((at->seen_count + 1) * 2 > at->seen_capacity) {
    size_t capacity = at->seen_capacity ? at->seen_capacity * 2 : 1024;
    uint64_t *table = fz_calloc(at->context, capacity, sizeof *table);
    for (size_t i = 0; i < at->seen_capacity; i++)
      if (at->seen[i])
        table[slot_of(table, capacity, at->seen[i])] = at->seen[i];
    fz_free(at->context, at->seen);
    at->seen = table;
    at->seen_capacity = capacity;
  }
  size_t slot = slot_of(at->seen, at->seen_capacity, pair);
  if (at->seen[slot])
    return 0;
  at->seen[slot] = pair;
  at->seen_count++;
  return 1;
}

static int same_references(comparison *at, int earlier, int later) {
  if (noted(&at->earlier_pages, earlier) || noted(&at->later_pages, later))
    return noted(&at->earlier_pages, earlier) == noted(&at->later_pages, later) || differs(at, "reference to a page");
  if (noted(&at->earlier_fields, earlier) || noted(&at->later_fields, later))
    return earlier == later || differs(at, "reference to a field");
  if (!remember(at, (uint64_t)earlier << 32 | (uint32_t)later))
    return 1;
  if (at->seen_count > pair_limit)
    return differs(at, "too many objects to compare");
  if (at->pending_count == at->pending_capacity) {
    at->pending_capacity = at->pending_capacity ? at->pending_capacity * 2 : 256;
    at->pending = fz_realloc_array(at->context, at->pending, at->pending_capacity, uint64_t);
  }
  at->pending[at->pending_count++] = (uint64_t)earlier << 32 | (uint32_t)later;
  return 1;
}

static int same_values(comparison *at, pdf_obj *earlier, pdf_obj *later, int depth);

static int same_arrays(comparison *at, pdf_obj *earlier, pdf_obj *later, int depth) {
  int count = pdf_array_len(at->context, earlier);
  if (count != pdf_array_len(at->context, later))
    return differs(at, "length of an array");
  for (int i = 0; i < count; i++)
    if (!same_values(at, pdf_array_get(at->context, earlier, i), pdf_array_get(at->context, later, i), depth))
      return 0;
  return 1;
}

static int same_dictionaries(comparison *at, pdf_obj *earlier, pdf_obj *later, const char *const *skipped, int depth) {
  for (int i = 0; i < pdf_dict_len(at->context, earlier); i++) {
    const char *key = pdf_to_name(at->context, pdf_dict_get_key(at->context, earlier, i));
    if (is_among(key, skipped))
      continue;
    pdf_obj *value = pdf_dict_get_val(at->context, earlier, i);
    if (!same_values(at, value, pdf_dict_gets(at->context, later, key), depth))
      return 0;
  }
  for (int i = 0; i < pdf_dict_len(at->context, later); i++) {
    const char *key = pdf_to_name(at->context, pdf_dict_get_key(at->context, later, i));
    if (!is_among(key, skipped) && !pdf_dict_gets(at->context, earlier, key) &&
        !pdf_is_null(at->context, pdf_dict_get_val(at->context, later, i)))
      return differs(at, "new entry of a dictionary");
  }
  return 1;
}

static int same_strings(comparison *at, pdf_obj *earlier, pdf_obj *later) {
  size_t earlier_size = 0, later_size = 0;
  const char *one = pdf_to_string(at->context, earlier, &earlier_size);
  const char *other = pdf_to_string(at->context, later, &later_size);
  return (earlier_size == later_size && memcmp(one, other, earlier_size) == 0) || differs(at, "string");
}

static int same_values(comparison *at, pdf_obj *earlier, pdf_obj *later, int depth) {
  fz_context *context = at->context;
  if (depth > depth_limit)
    return differs(at, "objects too deep to compare");
  if (pdf_is_indirect(context, earlier) && pdf_is_indirect(context, later))
    return same_references(at, pdf_to_num(context, earlier), pdf_to_num(context, later));
  if (pdf_is_null(context, earlier) || pdf_is_null(context, later) || !earlier || !later)
    return ((!earlier || pdf_is_null(context, earlier)) && (!later || pdf_is_null(context, later))) ||
           differs(at, "object added or removed");
  if (pdf_is_stream(context, earlier) || pdf_is_stream(context, later))
    return differs(at, "stream");
  if (pdf_is_dict(context, earlier) && pdf_is_dict(context, later))
    return same_dictionaries(at, earlier, later, NULL, depth + 1);
  if (pdf_is_array(context, earlier) && pdf_is_array(context, later))
    return same_arrays(at, earlier, later, depth + 1);
  if (pdf_is_name(context, earlier) && pdf_is_name(context, later))
    return strcmp(pdf_to_name(context, earlier), pdf_to_name(context, later)) == 0 || differs(at, "name");
  if (pdf_is_string(context, earlier) && pdf_is_string(context, later))
    return same_strings(at, earlier, later);
  if (pdf_is_int(context, earlier) && pdf_is_int(context, later))
    return pdf_to_int64(context, earlier) == pdf_to_int64(context, later) || differs(at, "number");
  if (pdf_is_number(context, earlier) && pdf_is_number(context, later))
    return pdf_to_real(context, earlier) == pdf_to_real(context, later) || differs(at, "number");
  if (pdf_is_bool(context, earlier) && pdf_is_bool(context, later))
    return pdf_to_bool(context, earlier) == pdf_to_bool(context, later) || differs(at, "boolean");
  return differs(at, "kind of an object");
}

int same_object(comparison *at, pdf_obj *earlier, pdf_obj *later) {
  return same_values(at, earlier, later, 0);
}

int same_entries(comparison *at, pdf_obj *earlier, pdf_obj *later, const char *const *skipped) {
  return same_dictionaries(at, earlier, later, skipped, 1);
}

int has_grown(comparison *at, pdf_obj *earlier, pdf_obj *later) {
  for (int i = 0; i < pdf_dict_len(at->context, earlier); i++) {
    const char *key = pdf_to_name(at->context, pdf_dict_get_key(at->context, earlier, i));
    if (!same_object(at, pdf_dict_get_val(at->context, earlier, i), pdf_dict_gets(at->context, later, key)))
      return 0;
  }
  return 1;
}

/// An update repeats the bytes before it, so an object at the same offset is the same.
static int is_at_same_offset(comparison *at, int earlier, int later) {
  pdf_xref_entry *one = pdf_get_xref_entry_no_null(at->context, at->earlier->pdf, earlier);
  pdf_xref_entry *other = pdf_get_xref_entry_no_null(at->context, at->later->pdf, later);
  return earlier == later && one->type == 'n' && other->type == 'n' && one->ofs == other->ofs;
}

static int same_stream_bytes(comparison *at, int earlier, int later) {
  if (is_at_same_offset(at, earlier, later))
    return 1;
  fz_context *context = at->context;
  fz_buffer *one = NULL, *other = NULL;
  int are_same = 0;
  fz_var(one);
  fz_var(other);
  fz_try(context) {
    one = pdf_load_raw_stream_number(context, at->earlier->pdf, earlier);
    other = pdf_load_raw_stream_number(context, at->later->pdf, later);
    are_same = one->len == other->len && memcmp(one->data, other->data, one->len) == 0;
  }
  fz_always(context) {
    fz_drop_buffer(context, one);
    fz_drop_buffer(context, other);
  }
  fz_catch(context) fz_rethrow(context);
  return are_same || differs(at, "stream");
}

int compare_pending(comparison *at) {
  static const char *const length[] = {"Length", NULL};
  while (at->pending_count > 0) {
    uint64_t pair = at->pending[--at->pending_count];
    int earlier = (int)(pair >> 32), later = (int)(pair & 0xFFFFFFFF);
    int is_stream = pdf_obj_num_is_stream(at->context, at->earlier->pdf, earlier);
    if (is_stream != pdf_obj_num_is_stream(at->context, at->later->pdf, later))
      return differs(at, "stream");
    pdf_obj *one = pdf_load_object(at->context, at->earlier->pdf, earlier), *other = NULL;
    int are_same = 0;
    fz_var(other);
    fz_var(are_same);
    fz_try(at->context) {
      other = pdf_load_object(at->context, at->later->pdf, later);
      are_same = is_stream ? same_entries(at, one, other, length) && same_stream_bytes(at, earlier, later)
                           : same_object(at, one, other);
    }
    fz_always(at->context) {
      pdf_drop_obj(at->context, one);
      pdf_drop_obj(at->context, other);
    }
    fz_catch(at->context) fz_rethrow(at->context);
    if (!are_same)
      return 0;
  }
  return 1;
}
