#include "Authority.h"
