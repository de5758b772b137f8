// What a terminal can do for us, in our words. ncurses is an implementation detail. All calls but the signal handlers
// behind them belong to one thread.
#pragma once

#include <stdbool.h>
#include <stdint.h>

typedef struct {
  uint32_t scalars[5]; // one spacing scalar and up to four combining marks; ends with 0 where shorter
  int32_t width;       // columns that the caller counts on: 1 or 2
  int32_t ink, paper;  // palette indices; -1 is the terminal's own
  uint32_t attributes; // a sum of the bits below
} terminal_cell;

enum { TERMINAL_BOLD = 1, TERMINAL_UNDERLINE = 2, TERMINAL_REVERSE = 4, TERMINAL_DIM = 8, TERMINAL_ITALIC = 16 };

typedef enum {
  TERMINAL_OPEN,
  TERMINAL_IS_NO_TTY,          // standard input or output is no terminal
  TERMINAL_IS_UNKNOWN,         // no terminfo entry for TERM
  TERMINAL_CANNOT_MOVE_CURSOR, // such as TERM=dumb
  TERMINAL_SYSTEM_FAILED,      // no pipe for the signals
} terminal_opening;

typedef enum {
  TERMINAL_NOTHING,
  TERMINAL_RESIZED,
  TERMINAL_HANG_UP, // SIGTERM, SIGHUP, SIGINT or SIGQUIT came; a second one ends the process
} terminal_notice;

// Takes over the terminal. While it is open standard error goes to log_path, or nowhere where that is NULL.
terminal_opening terminal_open(const char *log_path);
// Gives the terminal back as it was. Also done at exit, and by a crash as far as a signal handler can.
void terminal_close(void);

// Gives the terminal to another program, and takes it again.
void terminal_suspend(void);
void terminal_resume(void);

int terminal_colours(void);
void terminal_size(int *columns, int *rows);
// Learns the size anew after TERMINAL_RESIZED.
void terminal_resize(void);

void terminal_put(int column, int row, const terminal_cell *cell);
// Forgets what the screen shows: the next terminal_show paints all of it.
void terminal_clear(void);
// Paints what was put. A negative column hides the cursor.
void terminal_show(int cursor_column, int cursor_row);
void terminal_report_mouse(bool reports);

// Becomes readable when there is a notice.
int terminal_notice_descriptor(void);
// Never blocks.
terminal_notice terminal_next_notice(void);
