#pragma once

#include <stddef.h>
#include <stdint.h>

// PDF documents through MuPDF. Coordinates are those of the displayed page: points, origin at the top left corner, y
// downwards, after /Rotate, /CropBox and /UserUnit. A document belongs to one thread at a time. Pages count from 0.

typedef struct mupdf_document mupdf_document;

typedef enum {
  MUPDF_OK = 0,
  MUPDF_NEEDS_PASSWORD,
  MUPDF_ENCRYPTION_UNKNOWN,
  MUPDF_DAMAGED,
  MUPDF_NO_SUCH_PAGE,
  MUPDF_TOO_LARGE,
  MUPDF_TOO_SLOW,
  MUPDF_CANNOT_EXTEND,
  MUPDF_FORBIDDEN,
  MUPDF_FIELD_NOT_FOUND,
  MUPDF_FIELD_SIGNED,
  MUPDF_OUTSIDE_PAGE,
  MUPDF_FONT_UNUSABLE,
  MUPDF_PICTURE_UNUSABLE,
  MUPDF_OUT_OF_MEMORY,
} mupdf_status;

/// What lies beneath a status, in MuPDF's words.
typedef struct {
  char message[256];
} mupdf_problem;

/// Bytes that the receiver releases with mupdf_free.
typedef struct {
  uint8_t *data;
  size_t size;
} mupdf_bytes;

typedef struct {
  double x, y, width, height;
} mupdf_rectangle;

void mupdf_free(void *memory);

/// Borrows `bytes`, which must outlive the document. A wrong password never lets one in.
mupdf_status mupdf_open(const void *bytes, size_t size, const char *password, mupdf_document **document,
                        mupdf_problem *problem);
void mupdf_close(mupdf_document *document);

typedef struct {
  int page_count;
  int is_encrypted;
  /// The permission bits allow filling in an existing signature field.
  int may_fill;
  /// The permission bits allow adding a signature field (ISO 32000-2 table 22, bits 4 and 6).
  int may_create;
  int is_repaired;
  /// /P of the certification signature, 1 to 3 (ISO 32000-2 table 257); 0 where there is none.
  int certification;
  int has_security_store;
} mupdf_facts;

mupdf_status mupdf_read_facts(mupdf_document *document, mupdf_facts *facts, mupdf_problem *problem);
mupdf_status mupdf_read_page_size(mupdf_document *document, int page, double *width, double *height,
                                  mupdf_problem *problem);

/// Draws `area` (all of the page where its width is 0) into width x height grey bytes. Gives up after `seconds`.
mupdf_status mupdf_draw_grey(mupdf_document *document, int page, mupdf_rectangle area, int width, int height,
                             double seconds, uint8_t *samples, mupdf_problem *problem);
mupdf_status mupdf_draw_png(mupdf_document *document, int page, double dots_per_inch, double seconds, mupdf_bytes *png,
                            mupdf_problem *problem);

/// A word: a slice of the UTF-8 of its page.
typedef struct {
  size_t offset, length;
  mupdf_rectangle box;
  double size;
} mupdf_word;

typedef struct {
  mupdf_bytes utf8;
  mupdf_word *words;
  size_t count;
} mupdf_text;

mupdf_status mupdf_read_text(mupdf_document *document, int page, double seconds, mupdf_text *text,
                             mupdf_problem *problem);
void mupdf_free_text(mupdf_text *text);

typedef struct {
  char *name;
  /// The object number of the field, by which it can be signed.
  int number;
  int page;
  /// Empty for an invisible field.
  mupdf_rectangle box;
  int is_signed;
  char *type;
  char *sub_filter;
  int64_t byte_range[8];
  int byte_range_count;
  mupdf_bytes contents;
  int has_signing_time;
  int64_t signing_time;
} mupdf_signature_field;

typedef struct {
  mupdf_signature_field *items;
  size_t count;
} mupdf_signature_fields;

/// All signature fields in the order of the form, signed or not.
mupdf_status mupdf_read_signature_fields(mupdf_document *document, mupdf_signature_fields *fields,
                                         mupdf_problem *problem);
void mupdf_free_signature_fields(mupdf_signature_fields *fields);

/// Compares the revision in the first `earlier_size` bytes with the whole: all that can be reached from catalog and
/// pages. `is_permitted` is 0 where more changed than signatures, their fields and the security store; `reason` says
/// what.
mupdf_status mupdf_compare_revisions(mupdf_document *document, size_t earlier_size, const char *password,
                                     int *is_permitted, mupdf_problem *reason, mupdf_problem *problem);

/// At a size of 1 point; the descender counts downwards.
typedef struct {
  double ascender, descender;
} mupdf_font_heights;

/// Writes one width for each of the `count` code points; -1 where the font has no glyph.
mupdf_status mupdf_measure_glyphs(const void *font, size_t size, const uint32_t *code_points, size_t count,
                                  double *widths, mupdf_font_heights *heights, mupdf_problem *problem);

/// A line of the appearance; its origin is at the lower left corner of the box, y upwards, points.
typedef struct {
  const char *utf8;
  double x, baseline, size;
} mupdf_line;

typedef struct {
  double width, height;
  const void *font;
  size_t font_size;
  const mupdf_line *lines;
  size_t line_count;
  const void *picture;
  size_t picture_size;
  /// Where the picture goes; y upwards from the lower edge.
  mupdf_rectangle picture_box;
  /// 0 for none.
  double border_width;
  double red, green, blue;
} mupdf_appearance;

/// A new document of one page that shows the drawing; free its bytes with `mupdf_free`.
mupdf_status mupdf_make_sheet(const mupdf_appearance *sheet, mupdf_bytes *bytes, mupdf_problem *problem);

typedef struct {
  /// The object number of an existing field; 0 to create one, named Signature1 or as high as it takes.
  int field_number;
  int page;
  /// Whether a new field has a box.
  int is_visible;
  mupdf_rectangle box;
  const char *type;
  const char *sub_filter;
  int64_t signing_time;
  int utc_offset_minutes;
  /// NULL leaves an entry out.
  const char *signer_name;
  const char *reason;
  const char *location;
  const char *contact;
  size_t contents_size;
  /// The DocMDP level to certify with; 0 for an approval signature.
  int certification;
  /// NULL for an invisible signature.
  const mupdf_appearance *appearance;
} mupdf_signature_request;

typedef struct {
  /// What is to be appended to the original bytes.
  mupdf_bytes tail;
  /// Offsets in the tail: "[…]" of /ByteRange and "<…>" of /Contents, brackets included.
  size_t byte_range_offset, byte_range_length;
  size_t contents_offset, contents_length;
  /// The name of the field where it was created, else empty.
  char field_name[32];
} mupdf_prepared_signature;

/// Writes the incremental update with placeholders. The document is changed by it: close it afterwards.
mupdf_status mupdf_prepare_signature(mupdf_document *document, const mupdf_signature_request *request,
                                     mupdf_prepared_signature *prepared, mupdf_problem *problem);
