#pragma once

#include <stdbool.h>
#include <stddef.h>

/// A connection to the smart card service with the readers as they were last seen. One thread uses it.
struct reader_watch;

/// NULL when the service is not running.
struct reader_watch *reader_watch_open(void);
void reader_watch_close(struct reader_watch *watch);

/// Waits until a reader or a card comes or goes, at most so many milliseconds, and looks at the readers again. False
/// when the service is gone.
bool reader_watch_wait(struct reader_watch *watch, unsigned milliseconds);

/// The number of the connection, by which another thread may end a wait that is going on.
long reader_watch_connection(const struct reader_watch *watch);
void reader_watch_cancel(long connection);

size_t reader_watch_count(const struct reader_watch *watch);
/// Valid until the next wait.
const char *reader_watch_name(const struct reader_watch *watch, size_t index);
bool reader_watch_has_card(const struct reader_watch *watch, size_t index);
