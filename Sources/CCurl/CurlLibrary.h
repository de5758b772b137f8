#pragma once

#include <stdbool.h>

/// Opens curl, so that its functions can be called; false where it is not installed.
bool curl_library_open(void);
