// Starts a program on a pseudo-terminal of its own.
#pragma once

#include <stdbool.h>
#include <sys/types.h>

// Returns the process, or -1 with errno set; *master is the terminal's other end. directory may be NULL.
pid_t pty_spawn(const char *path, char *const arguments[], char *const environment[], const char *directory,
                int columns, int rows, int *master);
bool pty_resize(int master, int columns, int rows);
// The terminal edits lines and echoes, as a shell expects to find it.
bool pty_is_sane(int master);
