#include "CurlLibrary.h"

#include <dlfcn.h>
#include <stddef.h>

CurlLibrary curl_library;

bool curl_library_open(void) {
  void *handle = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
  if (!handle)
    return false;
#define FIND(name)                                                                                                     \
  if (!(curl_library.name##_ = (__typeof__(&name))dlsym(handle, #name)))                                               \
    return false;
  CURL_FUNCTIONS(FIND)
#undef FIND
  return true;
}
