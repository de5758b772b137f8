#pragma once

#include <stdbool.h>

// Opens the pipe of notices and installs the handlers; must come before newterm, which then leaves them alone.
bool signals_install(void);
// What puts a terminal right that nobody will close any more.
void signals_guard_terminal(const char *sequence);
void signals_release_terminal(void);
// While it is lent, the keys that interrupt are another program's.
void signals_lend_terminal(bool lends);
int signals_descriptor(void);
