#pragma once

#include "Authority.h"
