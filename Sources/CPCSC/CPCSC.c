#include "CPCSC.h"

#include <PCSC/winscard.h>
#include <stdlib.h>
#include <string.h>

struct reader_watch {
  SCARDCONTEXT context;
  /// Names, each ended by a zero; the states point into it.
  char *names;
  /// One for each reader, and one for their coming and going.
  SCARD_READERSTATE *states;
  size_t count;
};

struct reader_watch *reader_watch_open(void) {
  struct reader_watch *watch = calloc(1, sizeof *watch);
  if (watch == NULL)
    return NULL;
  if (SCardEstablishContext(SCARD_SCOPE_SYSTEM, NULL, NULL, &watch->context) == SCARD_S_SUCCESS)
    return watch;
  free(watch);
  return NULL;
}

void reader_watch_close(struct reader_watch *watch) {
  SCardReleaseContext(watch->context);
  free(watch->names);
  free(watch->states);
  free(watch);
}

long reader_watch_connection(const struct reader_watch *watch) {
  return watch->context;
}

void reader_watch_cancel(long connection) {
  SCardCancel(connection);
}

/// NULL when the service is gone; an empty list of names when there is no reader.
static char *list_names(SCARDCONTEXT context) {
  for (;;) {
    DWORD size = 0;
    LONG code = SCardListReaders(context, NULL, NULL, &size);
    char *names = calloc(1, size + 1);
    if (names != NULL && code == SCARD_S_SUCCESS)
      code = SCardListReaders(context, NULL, names, &size);
    if (names != NULL && (code == SCARD_S_SUCCESS || code == SCARD_E_NO_READERS_AVAILABLE))
      return names;
    free(names);
    // A reader may come between the two calls.
    if (names == NULL || code != SCARD_E_INSUFFICIENT_BUFFER)
      return NULL;
  }
}

static DWORD known_state(const struct reader_watch *watch, const char *name) {
  for (size_t i = 0; i < watch->count; i++)
    if (strcmp(watch->states[i].szReader, name) == 0)
      return watch->states[i].dwCurrentState;
  return SCARD_STATE_UNAWARE;
}

/// Lists the readers anew and keeps what is known of those that stayed.
static bool refresh(struct reader_watch *watch) {
  char *names = list_names(watch->context);
  if (names == NULL)
    return false;
  size_t count = 0;
  for (const char *name = names; *name != 0; name += strlen(name) + 1)
    count++;
  SCARD_READERSTATE *states = calloc(count + 1, sizeof *states);
  if (states == NULL) {
    free(names);
    return false;
  }
  const char *name = names;
  for (size_t i = 0; i < count; i++, name += strlen(name) + 1) {
    states[i].szReader = name;
    states[i].dwCurrentState = known_state(watch, name);
  }
  // pcsc-lite keeps the number of readers in the upper half of this state.
  states[count].szReader = "\\\\?PnP?\\Notification";
  states[count].dwCurrentState = (DWORD)count << 16;
  free(watch->names);
  free(watch->states);
  watch->names = names;
  watch->states = states;
  watch->count = count;
  return true;
}

static bool look(struct reader_watch *watch, DWORD milliseconds) {
  LONG code = SCardGetStatusChange(watch->context, milliseconds, watch->states, (DWORD)watch->count + 1);
  if (code != SCARD_S_SUCCESS && code != SCARD_E_TIMEOUT && code != SCARD_E_CANCELLED)
    return false;
  for (size_t i = 0; i < watch->count; i++)
    if (code == SCARD_S_SUCCESS)
      watch->states[i].dwCurrentState = watch->states[i].dwEventState & ~(DWORD)SCARD_STATE_CHANGED;
  return true;
}

bool reader_watch_wait(struct reader_watch *watch, unsigned milliseconds) {
  // A reader that came is listed with its card in the same turn.
  return refresh(watch) && look(watch, milliseconds) && refresh(watch) && look(watch, 0);
}

size_t reader_watch_count(const struct reader_watch *watch) {
  return watch->count;
}

const char *reader_watch_name(const struct reader_watch *watch, size_t index) {
  return watch->states[index].szReader;
}

bool reader_watch_has_card(const struct reader_watch *watch, size_t index) {
  return (watch->states[index].dwCurrentState & SCARD_STATE_PRESENT) != 0;
}
