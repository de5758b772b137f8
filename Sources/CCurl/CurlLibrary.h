#pragma once

#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>
#include <stdbool.h>

// curl is opened with the first request: it brings thirty libraries along, which neither a start nor an idle screen
// should wait or pay for.
#define CURL_FUNCTIONS(USE)                                                                                            \
  USE(curl_easy_cleanup)                                                                                               \
  USE(curl_easy_getinfo)                                                                                               \
  USE(curl_easy_init)                                                                                                  \
  USE(curl_easy_reset)                                                                                                 \
  USE(curl_easy_setopt)                                                                                                \
  USE(curl_global_init)                                                                                                \
  USE(curl_mime_addpart)                                                                                               \
  USE(curl_mime_data)                                                                                                  \
  USE(curl_mime_data_cb)                                                                                               \
  USE(curl_mime_filename)                                                                                              \
  USE(curl_mime_free)                                                                                                  \
  USE(curl_mime_headers)                                                                                               \
  USE(curl_mime_init)                                                                                                  \
  USE(curl_mime_name)                                                                                                  \
  USE(curl_mime_type)                                                                                                  \
  USE(curl_multi_add_handle)                                                                                           \
  USE(curl_multi_cleanup)                                                                                              \
  USE(curl_multi_info_read)                                                                                            \
  USE(curl_multi_init)                                                                                                 \
  USE(curl_multi_perform)                                                                                              \
  USE(curl_multi_poll)                                                                                                 \
  USE(curl_multi_remove_handle)                                                                                        \
  USE(curl_multi_setopt)                                                                                               \
  USE(curl_slist_append)                                                                                               \
  USE(curl_slist_free_all)

#define DECLARE(name) __typeof__(&name) name##_;
typedef struct {
  CURL_FUNCTIONS(DECLARE)
} CurlLibrary;
#undef DECLARE

extern CurlLibrary curl_library;

/// False where the library is not installed.
bool curl_library_open(void);
