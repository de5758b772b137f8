#include "Signals.h"

#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

static int notices[2] = {-1, -1};
static struct termios settings_before;
static const char *restoring_sequence;
static size_t restoring_length;
static volatile sig_atomic_t guards_terminal;

static void restore_terminal(void) {
  if (!guards_terminal)
    return;
  guards_terminal = 0;
  ssize_t ignored = write(STDOUT_FILENO, restoring_sequence, restoring_length);
  (void)ignored;
  tcsetattr(STDIN_FILENO, TCSANOW, &settings_before);
}

static void note(char notice) {
  int error = errno;
  ssize_t ignored = write(notices[1], &notice, 1);
  (void)ignored;
  errno = error;
}

static void on_resize(int signal_number) {
  (void)signal_number;
  note('r');
}

static void on_end(int signal_number) {
  static volatile sig_atomic_t was_asked;
  if (!was_asked && guards_terminal) {
    was_asked = 1;
    note('h');
    return;
  }
  restore_terminal();
  signal(signal_number, SIG_DFL);
  raise(signal_number);
}

// Swift's own backtracer would hold the terminal for half a minute with a prompt, so the trace goes to standard error,
// which is the log while the screen is up.
static void on_crash(int signal_number) {
  restore_terminal();
  void *frames[64];
  backtrace_symbols_fd(frames, backtrace(frames, 64), STDERR_FILENO);
  signal(signal_number, SIG_DFL);
  raise(signal_number);
}

static void handle(int signal_number, void (*handler)(int)) {
  struct sigaction action = {.sa_handler = handler, .sa_flags = SA_RESTART};
  sigaction(signal_number, &action, NULL);
}

bool signals_install(void) {
  if (notices[0] >= 0)
    return true;
  if (pipe2(notices, O_NONBLOCK | O_CLOEXEC))
    return false;

  handle(SIGWINCH, on_resize);
  handle(SIGTERM, on_end);
  handle(SIGHUP, on_end);
  signals_lend_terminal(false);

  static const int crashes[] = {SIGILL, SIGSEGV, SIGABRT, SIGTRAP, SIGBUS, SIGFPE};
  for (size_t i = 0; i < sizeof crashes / sizeof *crashes; i++) {
    struct sigaction crash = {.sa_handler = on_crash, .sa_flags = SA_ONSTACK | SA_RESETHAND};
    sigaction(crashes[i], &crash, NULL);
  }
  return true;
}

void signals_guard_terminal(const char *sequence) {
  restoring_sequence = sequence;
  restoring_length = strlen(sequence);
  guards_terminal = tcgetattr(STDIN_FILENO, &settings_before) == 0;
}

void signals_release_terminal(void) {
  guards_terminal = 0;
}

// Ignored rather than dropped by the handler, which may run only after the other program has ended and gone.
void signals_lend_terminal(bool lends) {
  handle(SIGINT, lends ? SIG_IGN : on_end);
  handle(SIGQUIT, lends ? SIG_IGN : on_end);
}

int signals_descriptor(void) {
  return notices[0];
}
