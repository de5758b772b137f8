#include "CurlLibrary.h"

#include <dlfcn.h>
#include <stddef.h>

// curl brings thirty libraries along, which neither a start nor an idle screen should wait or pay for. So its functions
// are defined here, each as a jump through a slot that is filled when the first request is made. Those that we do not
// call ourselves are wanted by Foundation's URLSession, which comes with a library of ours and is never used.
// clang-format off
#define CURL_FUNCTIONS(USE) \
  USE(curl_easy_cleanup) USE(curl_easy_getinfo) USE(curl_easy_init) USE(curl_easy_pause) \
  USE(curl_easy_reset) USE(curl_easy_setopt) USE(curl_easy_strerror) USE(curl_free) \
  USE(curl_global_init) USE(curl_mime_addpart) USE(curl_mime_data) USE(curl_mime_data_cb) \
  USE(curl_mime_filename) USE(curl_mime_free) USE(curl_mime_headers) USE(curl_mime_init) \
  USE(curl_mime_name) USE(curl_mime_type) USE(curl_multi_add_handle) USE(curl_multi_assign) \
  USE(curl_multi_cleanup) USE(curl_multi_info_read) USE(curl_multi_init) USE(curl_multi_perform) \
  USE(curl_multi_poll) USE(curl_multi_remove_handle) USE(curl_multi_setopt) USE(curl_multi_socket_action) \
  USE(curl_slist_append) USE(curl_slist_free_all) USE(curl_url) USE(curl_url_get) \
  USE(curl_url_set) USE(curl_version) USE(curl_version_info)
// clang-format on

static long curl_is_not_open(void) {
  return 0;
}

#if defined(__x86_64__)
#define JUMP(name) "jmp *" #name "_slot(%rip)\n"
#elif defined(__aarch64__)
#define JUMP(name) "adrp x16, " #name "_slot\n ldr x16, [x16, :lo12:" #name "_slot]\n br x16\n"
#else
#error "no jump through a slot for this processor"
#endif

#define DEFINE(name)                                                                                                   \
  __attribute__((used, visibility("hidden"))) void *name##_slot = (void *)curl_is_not_open;                            \
  __asm__(".text\n .globl " #name "\n .hidden " #name "\n .type " #name ", %function\n" #name ":\n" JUMP(name));
CURL_FUNCTIONS(DEFINE)

bool curl_library_open(void) {
  void *library = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
  if (!library)
    return false;
#define FILL(name)                                                                                                     \
  if (!(name##_slot = dlsym(library, #name)))                                                                          \
    return false;
  CURL_FUNCTIONS(FILL)
  return true;
}
