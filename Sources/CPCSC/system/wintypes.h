// Debian's pcsclite.h includes this header without its folder.
#include <PCSC/wintypes.h>
