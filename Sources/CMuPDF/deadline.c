#include "document.h"

#include <pthread.h>
#include <stdlib.h>
#include <time.h>

struct mupdf_deadline {
  pthread_t watcher;
  pthread_mutex_t lock;
  pthread_cond_t ended;
  struct timespec limit;
  fz_cookie *cookie;
  int has_ended;
  int has_expired;
};

static void *watch(void *argument) {
  mupdf_deadline *deadline = argument;
  pthread_mutex_lock(&deadline->lock);
  while (!deadline->has_ended && !deadline->has_expired)
    if (pthread_cond_timedwait(&deadline->ended, &deadline->lock, &deadline->limit) != 0 && !deadline->has_ended) {
      deadline->has_expired = 1;
      __atomic_store_n(&deadline->cookie->abort, 1, __ATOMIC_RELAXED);
    }
  pthread_mutex_unlock(&deadline->lock);
  return NULL;
}

mupdf_deadline *mupdf_start_deadline(fz_cookie *cookie, double seconds) {
  mupdf_deadline *deadline = calloc(1, sizeof *deadline);
  if (!deadline)
    return NULL;
  deadline->cookie = cookie;
  clock_gettime(CLOCK_MONOTONIC, &deadline->limit);
  deadline->limit.tv_sec += (time_t)seconds;
  deadline->limit.tv_nsec += (long)((seconds - (double)(time_t)seconds) * 1e9);
  if (deadline->limit.tv_nsec >= 1000000000L) {
    deadline->limit.tv_sec++;
    deadline->limit.tv_nsec -= 1000000000L;
  }
  pthread_condattr_t attributes;
  pthread_condattr_init(&attributes);
  pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
  pthread_cond_init(&deadline->ended, &attributes);
  pthread_condattr_destroy(&attributes);
  pthread_mutex_init(&deadline->lock, NULL);
  if (pthread_create(&deadline->watcher, NULL, watch, deadline) != 0) {
    pthread_cond_destroy(&deadline->ended);
    pthread_mutex_destroy(&deadline->lock);
    free(deadline);
    return NULL;
  }
  return deadline;
}

int mupdf_end_deadline(mupdf_deadline *deadline) {
  if (!deadline)
    return 0;
  pthread_mutex_lock(&deadline->lock);
  deadline->has_ended = 1;
  pthread_cond_signal(&deadline->ended);
  pthread_mutex_unlock(&deadline->lock);
  pthread_join(deadline->watcher, NULL);
  int has_expired = deadline->has_expired;
  pthread_cond_destroy(&deadline->ended);
  pthread_mutex_destroy(&deadline->lock);
  free(deadline);
  return has_expired;
}
