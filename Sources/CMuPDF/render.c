#include "document.h"

#include <stdlib.h>
#include <string.h>

static const int64_t pixel_limit = 64 << 20;

/// Fills document->list with the page; leaves it empty where the cookie was aborted.
static void load_list(mupdf_document *document, int page_number, fz_cookie *cookie) {
  fz_context *context = document->context;
  if (document->list && document->list_page == page_number)
    return;
  fz_drop_display_list(context, document->list);
  document->list = NULL;
  fz_page *page = NULL;
  fz_display_list *list = NULL;
  fz_device *device = NULL;
  fz_var(page);
  fz_var(list);
  fz_var(device);
  fz_try(context) {
    page = fz_load_page(context, &document->pdf->super, page_number);
    list = fz_new_display_list(context, fz_bound_page(context, page));
    device = fz_new_list_device(context, list);
    fz_run_page(context, page, device, fz_identity, cookie);
    fz_close_device(context, device);
    if (!cookie->abort) {
      document->list = fz_keep_display_list(context, list);
      document->list_page = page_number;
    }
  }
  fz_always(context) {
    fz_drop_device(context, device);
    fz_drop_display_list(context, list);
    fz_drop_page(context, page);
  }
  fz_catch(context) fz_rethrow(context);
}

static fz_matrix area_to_pixels(fz_rect area, int width, int height) {
  return fz_concat(fz_translate(-area.x0, -area.y0),
                   fz_scale((float)width / (area.x1 - area.x0), (float)height / (area.y1 - area.y0)));
}

/// NULL where the cookie was aborted.
static fz_pixmap *draw(mupdf_document *document, int page, fz_colorspace *colours, const fz_rect *asked, int width,
                       int height, fz_cookie *cookie) {
  fz_context *context = document->context;
  load_list(document, page, cookie);
  if (!document->list)
    return NULL;
  fz_rect area = asked ? *asked : fz_bound_display_list(context, document->list);
  fz_pixmap *pixmap = fz_new_pixmap(context, colours, width, height, NULL, 0);
  fz_device *device = NULL;
  fz_var(device);
  fz_try(context) {
    fz_clear_pixmap_with_value(context, pixmap, 255);
    device = fz_new_draw_device(context, area_to_pixels(area, width, height), pixmap);
    fz_run_display_list(context, document->list, device, fz_identity, fz_infinite_rect, cookie);
    fz_close_device(context, device);
  }
  fz_always(context) fz_drop_device(context, device);
  fz_catch(context) {
    fz_drop_pixmap(context, pixmap);
    fz_rethrow(context);
  }
  return pixmap;
}

mupdf_status mupdf_draw_grey(mupdf_document *document, int page, mupdf_rectangle area, int width, int height,
                             double seconds, uint8_t *samples, mupdf_problem *problem) {
  fz_context *context = document->context;
  if (width < 1 || height < 1 || (int64_t)width * height > pixel_limit)
    return mupdf_report(problem, MUPDF_TOO_LARGE, "pixels");
  fz_cookie cookie = {0};
  fz_pixmap *pixmap = NULL;
  mupdf_status status = MUPDF_OK;
  fz_var(pixmap);
  fz_var(status);
  mupdf_deadline *deadline = mupdf_start_deadline(&cookie, seconds);
  fz_try(context) {
    fz_rect asked = fz_make_rect(area.x, area.y, area.x + area.width, area.y + area.height);
    if (!mupdf_find_page(document, page))
      status = mupdf_report(problem, MUPDF_NO_SUCH_PAGE, "");
    else
      pixmap = draw(document, page, fz_device_gray(context), area.width > 0 ? &asked : NULL, width, height, &cookie);
    for (int row = 0; pixmap && row < height; row++)
      memcpy(samples + (size_t)row * width, pixmap->samples + (size_t)row * pixmap->stride, width);
  }
  fz_always(context) fz_drop_pixmap(context, pixmap);
  fz_catch(context) status = mupdf_report_caught(context, problem);
  if (mupdf_end_deadline(deadline))
    return mupdf_report(problem, MUPDF_TOO_SLOW, "");
  return status;
}

mupdf_status mupdf_draw_png(mupdf_document *document, int page, double dots_per_inch, double seconds, mupdf_bytes *png,
                            mupdf_problem *problem) {
  fz_context *context = document->context;
  *png = (mupdf_bytes){0};
  double points_wide = 0, points_high = 0;
  mupdf_status status = mupdf_read_page_size(document, page, &points_wide, &points_high, problem);
  if (status != MUPDF_OK)
    return status;
  double wide = points_wide * dots_per_inch / 72 + 0.5, high = points_high * dots_per_inch / 72 + 0.5;
  if (!(wide >= 1 && high >= 1 && wide * high <= (double)pixel_limit))
    return mupdf_report(problem, MUPDF_TOO_LARGE, "pixels");
  fz_cookie cookie = {0};
  fz_pixmap *pixmap = NULL;
  fz_buffer *buffer = NULL;
  fz_var(pixmap);
  fz_var(buffer);
  fz_var(status);
  mupdf_deadline *deadline = mupdf_start_deadline(&cookie, seconds);
  fz_try(context) {
    pixmap = draw(document, page, fz_device_rgb(context), NULL, (int)wide, (int)high, &cookie);
    if (pixmap) {
      buffer = fz_new_buffer_from_pixmap_as_png(context, pixmap, fz_default_color_params);
      png->data = malloc(buffer->len);
      if (!png->data)
        fz_throw(context, FZ_ERROR_MEMORY, "malloc");
      memcpy(png->data, buffer->data, buffer->len);
      png->size = buffer->len;
    }
  }
  fz_always(context) {
    fz_drop_buffer(context, buffer);
    fz_drop_pixmap(context, pixmap);
  }
  fz_catch(context) status = mupdf_report_caught(context, problem);
  if (mupdf_end_deadline(deadline)) {
    free(png->data);
    *png = (mupdf_bytes){0};
    return mupdf_report(problem, MUPDF_TOO_SLOW, "");
  }
  return status;
}
