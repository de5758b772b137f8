#include "Clock.h"

#include <time.h>

int64_t seconds_since_epoch(const ASN1_TIME *time) {
  struct tm parts = {0};
  return time != NULL && ASN1_TIME_to_tm(time, &parts) == 1 ? (int64_t)timegm(&parts) : 0;
}
