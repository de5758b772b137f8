#define NCURSES_WIDECHAR 1

#include "CNcurses.h"
#include "Signals.h"

#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <ncurses.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>

static SCREEN *screen;
static char *log_file;
static int standard_error = -1;
static bool reports_mouse;

// Bracketed paste and focus reports; mouse reports in decimal, so that they pass column 223.
#define INPUT_MODES_ON "\033[?2004h\033[?1004h"
#define INPUT_MODES_OFF "\033[?2004l\033[?1004l"
#define MOUSE_ON "\033[?1006h\033[?1002h"
#define MOUSE_OFF "\033[?1002l\033[?1006l"
#define RESTORE MOUSE_OFF INPUT_MODES_OFF "\033[?1l\033>\033[0m\033[?1049l\033[?25h\r\n"

static void write_sequence(const char *sequence) {
  fputs(sequence, stdout);
  fflush(stdout);
}

static void redirect_errors(void) {
  int log = open(log_file ? log_file : "/dev/null", O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (log < 0)
    return;
  if (standard_error < 0)
    standard_error = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  dup2(log, STDERR_FILENO);
  close(log);
}

static void return_errors(void) {
  if (standard_error < 0)
    return;
  dup2(standard_error, STDERR_FILENO);
  close(standard_error);
  standard_error = -1;
}

// A locale of one byte a character, or one that is not installed, would turn Vietnamese into blanks.
static void use_utf8(void) {
  if (!setlocale(LC_CTYPE, "") || strcmp(nl_langinfo(CODESET), "UTF-8"))
    setlocale(LC_CTYPE, "C.UTF-8");
}

static bool can_move_cursor(void) {
  char *sequence = tigetstr("cup");
  return sequence && sequence != (char *)-1;
}

// Until a screen was resumed once, ncurses 6.4 writes out at every cursor move: a frame would reach the terminal in
// dozens of pieces. So it is suspended once, unseen, before anything is shown.
static void write_frames_whole(void) {
  int shown = dup(STDOUT_FILENO), unseen = open("/dev/null", O_WRONLY | O_CLOEXEC);
  if (shown >= 0 && unseen >= 0 && dup2(unseen, STDOUT_FILENO) >= 0) {
    endwin();
    dup2(shown, STDOUT_FILENO);
    reset_prog_mode();
  }
  if (shown >= 0)
    close(shown);
  if (unseen >= 0)
    close(unseen);
}

terminal_opening terminal_open(const char *log_path) {
  if (screen)
    return TERMINAL_OPEN;
  if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
    return TERMINAL_IS_NO_TTY;
  const char *name = getenv("TERM");
  if (!name || !*name)
    return TERMINAL_IS_UNKNOWN;
  use_utf8();
  if (!signals_install())
    return TERMINAL_SYSTEM_FAILED;
  signals_guard_terminal(RESTORE);

  screen = newterm(NULL, stdout, stdin);
  if (!screen) {
    signals_release_terminal();
    return TERMINAL_IS_UNKNOWN;
  }
  if (!can_move_cursor()) {
    terminal_close();
    return TERMINAL_CANNOT_MOVE_CURSOR;
  }
  write_frames_whole();
  typeahead(-1);
  raw();
  noecho();
  nonl();
  if (has_colors()) {
    start_color();
    use_default_colors();
  }
  free(log_file);
  log_file = log_path ? strdup(log_path) : NULL;
  redirect_errors();
  // The alternate screen begins with the first refresh, and some terminals keep the modes of each screen apart.
  refresh();
  write_sequence(INPUT_MODES_ON);
  static bool closes_at_exit;
  if (!closes_at_exit)
    closes_at_exit = atexit(terminal_close) == 0;
  return TERMINAL_OPEN;
}

static void leave_screen(void) {
  terminal_report_mouse(false);
  write_sequence(INPUT_MODES_OFF);
  curs_set(1);
  endwin();
  return_errors();
}

void terminal_close(void) {
  if (!screen)
    return;
  leave_screen();
  delscreen(screen);
  screen = NULL;
  signals_release_terminal();
}

void terminal_suspend(void) {
  if (!screen)
    return;
  def_prog_mode();
  signals_lend_terminal(true);
  leave_screen();
}

void terminal_resume(void) {
  if (!screen)
    return;
  redirect_errors();
  reset_prog_mode();
  signals_lend_terminal(false);
  terminal_resize();
  terminal_clear();
  refresh();
  write_sequence(INPUT_MODES_ON);
}

int terminal_colours(void) {
  return screen && has_colors() ? COLORS : 0;
}

void terminal_size(int *columns, int *rows) {
  *columns = screen ? getmaxx(stdscr) : 0;
  *rows = screen ? getmaxy(stdscr) : 0;
}

void terminal_resize(void) {
  struct winsize size;
  if (!screen || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) || !size.ws_row || !size.ws_col)
    return;
  // Not resizeterm, which would push KEY_RESIZE into a queue that nobody reads.
  resize_term(size.ws_row, size.ws_col);
}

static attr_t curses_attributes(uint32_t attributes) {
  attr_t result = A_NORMAL;
  if (attributes & TERMINAL_BOLD)
    result |= A_BOLD;
  if (attributes & TERMINAL_UNDERLINE)
    result |= A_UNDERLINE;
  if (attributes & TERMINAL_REVERSE)
    result |= A_REVERSE;
  if (attributes & TERMINAL_DIM)
    result |= A_DIM;
  if (attributes & TERMINAL_ITALIC)
    result |= A_ITALIC;
  return result;
}

// alloc_pair crashes on a terminal without colours.
static int pair_of(int32_t ink, int32_t paper) {
  if ((ink < 0 && paper < 0) || !has_colors())
    return 0;
  int pair = alloc_pair(ink, paper);
  return pair < 0 ? 0 : pair;
}

static void put(int column, int row, const wchar_t *text, attr_t attributes, int pair) {
  cchar_t character;
  if (setcchar(&character, text, attributes, 0, &pair) == ERR)
    return;
  // ERR here is no error: it comes for the lower right corner, which is drawn all the same.
  mvadd_wch(row, column, &character);
}

void terminal_put(int column, int row, const terminal_cell *cell) {
  if (!screen)
    return;
  wchar_t text[CCHARW_MAX + 1] = {0};
  for (int i = 0; i < 5 && i < CCHARW_MAX; i++)
    text[i] = (wchar_t)cell->scalars[i];
  attr_t attributes = curses_attributes(cell->attributes);
  int pair = pair_of(cell->ink, cell->paper);
  if (wcwidth(text[0]) == cell->width) {
    put(column, row, text, attributes, pair);
    return;
  }
  // The system counts other columns than we do: the row must not shift for that.
  put(column, row, L"?", attributes, pair);
  if (cell->width == 2)
    put(column + 1, row, L" ", attributes, pair);
}

void terminal_clear(void) {
  if (!screen)
    return;
  erase();
  clearok(curscr, TRUE);
}

void terminal_show(int cursor_column, int cursor_row) {
  if (!screen)
    return;
  bool is_visible = cursor_column >= 0;
  if (is_visible)
    move(cursor_row, cursor_column);
  curs_set(is_visible);
  refresh();
}

void terminal_report_mouse(bool reports) {
  if (!screen || reports == reports_mouse)
    return;
  reports_mouse = reports;
  write_sequence(reports ? MOUSE_ON : MOUSE_OFF);
}

int terminal_notice_descriptor(void) {
  return signals_descriptor();
}

terminal_notice terminal_next_notice(void) {
  char notice;
  if (read(signals_descriptor(), &notice, 1) != 1)
    return TERMINAL_NOTHING;
  return notice == 'h' ? TERMINAL_HANG_UP : TERMINAL_RESIZED;
}
