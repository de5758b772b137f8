#include "CPty.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

// No fork: the test process has threads. The child opens the terminal by name after setsid, which makes it its own.
pid_t pty_spawn(const char *path, char *const arguments[], char *const environment[], const char *directory,
                int columns, int rows, int *master) {
  char name[128];
  int end = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (end < 0)
    return -1;
  if (grantpt(end) || unlockpt(end) || ptsname_r(end, name, sizeof name) || !pty_resize(end, columns, rows)) {
    close(end);
    return -1;
  }
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, name, O_RDWR, 0);
  posix_spawn_file_actions_adddup2(&actions, STDIN_FILENO, STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, STDIN_FILENO, STDERR_FILENO);
  if (directory)
    posix_spawn_file_actions_addchdir_np(&actions, directory);

  sigset_t none, all;
  sigemptyset(&none);
  sigfillset(&all);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setsigdefault(&attributes, &all);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);

  pid_t process;
  int failure = posix_spawn(&process, path, &actions, &attributes, arguments, environment);
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  if (failure) {
    close(end);
    errno = failure;
    return -1;
  }
  *master = end;
  return process;
}

bool pty_resize(int master, int columns, int rows) {
  struct winsize size = {
      .ws_row = (unsigned short)rows,
      .ws_col = (unsigned short)columns,
      .ws_xpixel = (unsigned short)(columns * 8),
      .ws_ypixel = (unsigned short)(rows * 16),
  };
  return ioctl(master, TIOCSWINSZ, &size) == 0;
}

bool pty_is_sane(int master) {
  struct termios settings;
  if (tcgetattr(master, &settings))
    return false;
  return (settings.c_lflag & (ICANON | ECHO)) == (ICANON | ECHO);
}
