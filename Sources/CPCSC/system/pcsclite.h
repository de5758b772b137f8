// Debian's winscard.h includes this header without its folder.
#include <PCSC/pcsclite.h>
