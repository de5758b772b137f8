#include "document.h"

#include <harfbuzz/hb-subset.h>
#include <harfbuzz/hb.h>
#include <stdio.h>
#include <string.h>

static hb_face_t *open_face(const void *font, size_t size) {
  hb_blob_t *blob = hb_blob_create(font, (unsigned)size, HB_MEMORY_MODE_READONLY, NULL, NULL);
  hb_face_t *face = hb_face_create(blob, 0);
  hb_blob_destroy(blob);
  return face;
}

mupdf_status mupdf_measure_glyphs(const void *font_bytes, size_t size, const uint32_t *code_points, size_t count,
                                  double *widths, mupdf_font_heights *heights, mupdf_problem *problem) {
  hb_face_t *face = open_face(font_bytes, size);
  if (hb_face_get_glyph_count(face) == 0) {
    hb_face_destroy(face);
    return mupdf_report(problem, MUPDF_FONT_UNUSABLE, "no glyphs");
  }
  hb_font_t *font = hb_font_create(face);
  double units = hb_face_get_upem(face);
  hb_font_extents_t extents = {0};
  hb_font_get_h_extents(font, &extents);
  *heights = (mupdf_font_heights){extents.ascender / units, -extents.descender / units};
  for (size_t i = 0; i < count; i++) {
    hb_codepoint_t glyph = 0;
    int is_known = hb_font_get_nominal_glyph(font, code_points[i], &glyph);
    widths[i] = is_known ? hb_font_get_glyph_h_advance(font, glyph) / units : -1;
  }
  hb_font_destroy(font);
  hb_face_destroy(face);
  return MUPDF_OK;
}

/// Glyphs are addressed directly and NFC Vietnamese needs no shaping, so neither layout tables nor hints are kept.
static void choose_contents(hb_subset_input_t *input, const mupdf_appearance *appearance) {
  hb_set_t *code_points = hb_subset_input_unicode_set(input);
  for (size_t i = 0; i < appearance->line_count; i++)
    for (const char *at = appearance->lines[i].utf8; *at;) {
      int code_point;
      at += fz_chartorune(&code_point, at);
      hb_set_add(code_points, (hb_codepoint_t)code_point);
    }
  static const char dropped[][5] = {"GSUB", "GPOS", "GDEF", "kern", "DSIG", "FFTM", "gasp", "MATH"};
  hb_set_t *tables = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
  for (size_t i = 0; i < sizeof dropped / sizeof *dropped; i++)
    hb_set_add(tables, hb_tag_from_string(dropped[i], 4));
  hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_DESUBROUTINIZE);
}

static fz_buffer *subset_font(fz_context *context, const mupdf_appearance *appearance) {
  hb_face_t *face = open_face(appearance->font, appearance->font_size), *subset = NULL;
  hb_subset_input_t *input = hb_subset_input_create_or_fail();
  fz_buffer *buffer = NULL;
  hb_blob_t *blob = NULL;
  fz_var(buffer);
  if (input) {
    choose_contents(input, appearance);
    subset = hb_subset_or_fail(face, input);
    hb_subset_input_destroy(input);
  }
  hb_face_destroy(face);
  if (!subset)
    fz_throw(context, FZ_ERROR_GENERIC, "hb_subset_or_fail");
  blob = hb_face_reference_blob(subset);
  fz_try(context) {
    unsigned length;
    const char *bytes = hb_blob_get_data(blob, &length);
    buffer = fz_new_buffer_from_copied_data(context, (const unsigned char *)bytes, length);
  }
  fz_always(context) {
    hb_blob_destroy(blob);
    hb_face_destroy(subset);
  }
  fz_catch(context) fz_rethrow(context);
  return buffer;
}

/// MuPDF names the Type0 font after its family and without a subset tag; ISO 32000-2 §9.9.2 wants one name everywhere.
static void tag_font_name(fz_context *context, pdf_obj *font, fz_buffer *file) {
  pdf_obj *descendant = pdf_array_get(context, pdf_dict_get(context, font, PDF_NAME(DescendantFonts)), 0);
  unsigned char digest[16];
  fz_md5_buffer(context, file, digest);
  char name[100] = "";
  size_t length = 0;
  for (; length < 6; length++)
    name[length] = (char)('A' + digest[length] % 26);
  name[length++] = '+';
  for (const char *at = pdf_to_name(context, pdf_dict_get(context, descendant, PDF_NAME(BaseFont)));
       *at && length < sizeof name - 1; at++)
    if (*at != ' ')
      name[length++] = *at;
  pdf_dict_put_name(context, font, PDF_NAME(BaseFont), name);
  pdf_dict_put_name(context, descendant, PDF_NAME(BaseFont), name);
  pdf_dict_put_name(context, pdf_dict_get(context, descendant, PDF_NAME(FontDescriptor)), PDF_NAME(FontName), name);
}

int mupdf_is_picture_usable(fz_context *context, const mupdf_appearance *appearance) {
  fz_buffer *bytes = NULL;
  fz_image *image = NULL;
  int is_usable = 1;
  fz_var(bytes);
  fz_var(image);
  fz_var(is_usable);
  fz_try(context) {
    bytes = fz_new_buffer_from_copied_data(context, appearance->picture, appearance->picture_size);
    image = fz_new_image_from_buffer(context, bytes);
    fz_drop_pixmap(context, fz_get_pixmap_from_image(context, image, NULL, NULL, NULL, NULL));
  }
  fz_always(context) {
    fz_drop_image(context, image);
    fz_drop_buffer(context, bytes);
  }
  fz_catch(context) is_usable = 0;
  return is_usable;
}

static void add_picture(fz_context *context, pdf_document *pdf, const mupdf_appearance *appearance, pdf_obj *resources,
                        fz_buffer *content) {
  fz_buffer *bytes = NULL;
  fz_image *image = NULL;
  fz_var(bytes);
  fz_var(image);
  fz_try(context) {
    bytes = fz_new_buffer_from_copied_data(context, appearance->picture, appearance->picture_size);
    image = fz_new_image_from_buffer(context, bytes);
    pdf_obj *objects = pdf_dict_put_dict(context, resources, PDF_NAME(XObject), 1);
    pdf_dict_puts_drop(context, objects, "Picture", pdf_add_image(context, pdf, image));
    mupdf_rectangle box = appearance->picture_box;
    fz_append_printf(context, content, "q %g 0 0 %g %g %g cm /Picture Do Q\n", box.width, box.height, box.x, box.y);
  }
  fz_always(context) {
    fz_drop_image(context, image);
    fz_drop_buffer(context, bytes);
  }
  fz_catch(context) fz_rethrow(context);
}

static void add_lines(fz_context *context, pdf_document *pdf, const mupdf_appearance *appearance, pdf_obj *resources,
                      fz_buffer *content) {
  fz_buffer *file = NULL;
  fz_font *font = NULL;
  fz_var(file);
  fz_var(font);
  fz_try(context) {
    file = subset_font(context, appearance);
    font = fz_new_font_from_buffer(context, NULL, file, 0, 0);
    pdf_obj *fonts = pdf_dict_put_dict(context, resources, PDF_NAME(Font), 1);
    pdf_dict_puts_drop(context, fonts, "Text", pdf_add_cid_font(context, pdf, font));
    tag_font_name(context, pdf_dict_gets(context, fonts, "Text"), file);
    fz_append_printf(context, content, "BT %g %g %g rg\n", appearance->red, appearance->green, appearance->blue);
    for (size_t i = 0; i < appearance->line_count; i++) {
      const mupdf_line *line = &appearance->lines[i];
      fz_append_printf(context, content, "/Text %g Tf 1 0 0 1 %g %g Tm <", line->size, line->x, line->baseline);
      for (const char *at = line->utf8; *at;) {
        int code_point;
        at += fz_chartorune(&code_point, at);
        fz_append_printf(context, content, "%04x", fz_encode_character(context, font, code_point));
      }
      fz_append_string(context, content, "> Tj\n");
    }
    fz_append_string(context, content, "ET\n");
  }
  fz_always(context) {
    fz_drop_font(context, font);
    fz_drop_buffer(context, file);
  }
  fz_catch(context) fz_rethrow(context);
}

pdf_obj *mupdf_make_appearance(fz_context *context, pdf_document *pdf, const mupdf_appearance *appearance,
                               int rotation) {
  fz_buffer *content = NULL;
  pdf_obj *resources = NULL, *form = NULL;
  fz_var(content);
  fz_var(resources);
  fz_var(form);
  fz_try(context) {
    content = fz_new_buffer(context, 1024);
    resources = pdf_new_dict(context, pdf, 2);
    fz_append_string(context, content, "q\n");
    if (appearance->picture_size)
      add_picture(context, pdf, appearance, resources, content);
    if (appearance->border_width > 0) {
      double line = appearance->border_width;
      fz_append_printf(context, content, "%g %g %g RG %g w %g %g %g %g re S\n", appearance->red, appearance->green,
                       appearance->blue, line, line / 2, line / 2, appearance->width - line, appearance->height - line);
    }
    if (appearance->line_count)
      add_lines(context, pdf, appearance, resources, content);
    fz_append_string(context, content, "Q\n");
    fz_rect box = fz_make_rect(0, 0, (float)appearance->width, (float)appearance->height);
    form = pdf_new_xobject(context, pdf, box, fz_rotate((float)rotation), resources, content);
  }
  fz_always(context) {
    fz_drop_buffer(context, content);
    pdf_drop_obj(context, resources);
  }
  fz_catch(context) fz_rethrow(context);
  return form;
}
