"""A program on a pseudo-terminal, timed from the outside: what it writes, when, and what it costs."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time

KEYS = {
    "up": "\x1bOA", "down": "\x1bOB", "right": "\x1bOC", "left": "\x1bOD", "pgdn": "\x1b[6~", "enter": "\r",
    "esc": "\x1b", "tab": "\t", "f10": "\x1b[21~", "space": " ",
}


class Session:
    """Starts a command at a given size; times are milliseconds on the monotonic clock."""

    def __init__(self, command, columns=120, rows=40, environment=None, directory=None):
        self.transcript = b""
        ready, go = os.pipe()
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.close(go)
            os.read(ready, 1)
            if directory:
                os.chdir(directory)
            merged = dict(os.environ, TERM="xterm-256color", LANG="C.UTF-8")
            merged.pop("LINES", None)
            merged.pop("COLUMNS", None)
            merged.update(environment or {})
            try:
                os.execvpe(command[0], command, merged)
            finally:
                os._exit(127)
        os.close(ready)
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        fcntl.fcntl(self.terminal, fcntl.F_SETFL, os.O_NONBLOCK)
        self.started = time.monotonic()
        os.write(go, b".")
        os.close(go)

    def drain(self, quiet, first=None, limit=15000.0, begin=None):
        """Reads until nothing came for `quiet` ms; the first byte may take `first` ms. Returns (first, last, bytes) in ms."""
        begin = begin or time.monotonic()
        first_at = last_at = None
        count = 0
        while True:
            now = time.monotonic()
            patience = (first or quiet) if last_at is None else quiet
            due = min((last_at or begin) + patience / 1000, begin + limit / 1000)
            if now >= due:
                break
            readable, _, _ = select.select([self.terminal], [], [], due - now)
            if not readable:
                continue
            try:
                data = os.read(self.terminal, 65536)
            except BlockingIOError:
                continue
            except OSError:
                break
            if not data:
                break
            last_at = time.monotonic()
            first_at = first_at or last_at
            count += len(data)
            self.transcript = (self.transcript + data)[-400000:]
            self.answer(data)
        since = lambda moment: None if moment is None else (moment - begin) * 1000
        return since(first_at), since(last_at), count

    def answer(self, data):
        """What a plain xterm answers, so that no program waits for a reply in vain."""
        reply = b""
        if re.search(rb"\x1b\[0?c", data):
            reply += b"\x1b[?62;22c"
        if re.search(rb"\x1b\[>0?c", data):
            reply += b"\x1b[>41;379;0c"
        if b"\x1b[6n" in data:
            reply += b"\x1b[1;1R"
        if b"\x1b]11;?" in data:
            reply += b"\x1b]11;rgb:0000/0000/0000\x1b\\"
        if reply:
            os.write(self.terminal, reply)

    def press(self, key, quiet=40.0, first=250.0):
        """Presses a key; returns (paint done in ms or None, bytes, processor ms)."""
        before = self.processor()
        begin = time.monotonic()
        os.write(self.terminal, KEYS.get(key, key).encode())
        _, last, count = self.drain(quiet, first=first, begin=begin)
        return last, count, self.processor() - before

    def processor(self):
        """Processor time of all threads, ended ones too, in ms; it survives a busy machine."""
        return time.clock_gettime((~self.pid << 3) | 2) * 1000

    def memory(self, field="VmRSS"):
        """In MiB."""
        with open(f"/proc/{self.pid}/status") as file:
            return int(re.search(rf"{field}:\s+(\d+)", file.read()).group(1)) / 1024

    def close(self):
        for number in (signal.SIGTERM, signal.SIGKILL):
            try:
                os.kill(self.pid, number)
                for _ in range(40):
                    if os.waitpid(self.pid, os.WNOHANG)[0]:
                        os.close(self.terminal)
                        return
                    self.drain(20, limit=50)
            except (ChildProcessError, ProcessLookupError):
                break
        os.close(self.terminal)
