#!/usr/bin/env python3
"""`make bench`: hoso beside vim, tig and mc in one run, on pseudo-terminals of 120x40. Compare ratios, not absolute times."""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile

from pty_session import Session

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
HOSO = os.environ.get("HOSO_BINARY", os.path.join(ROOT, ".build/release/hoso"))
STARTS = int(os.environ.get("HOSO_BENCH_STARTS", "7"))


def median(values):
    known = [value for value in values if value is not None]
    return statistics.median(known) if known else float("nan")


def p95(values):
    known = sorted(value for value in values if value is not None)
    return known[min(len(known) - 1, int(len(known) * 0.95))] if known else float("nan")


def row(name, what, values, bar=None, unit="ms"):
    middle, high = median(values), p95(values)
    verdict = "" if bar is None else ("within" if middle <= bar else "OVER") + f" {bar:g} {unit}"
    print(f"  {name:<6} {what:<34} {middle:8.2f} {unit}  p95 {high:8.2f}  n={len(values):<3} {verdict}", flush=True)


def start_up(name, command, directory=None, environment=None, bar=None):
    """From exec to the last byte before 250 ms of silence; the data of the screen may still be on its way for hoso."""
    paints, memories = [], []
    for _ in range(STARTS):
        session = Session(command, environment=environment, directory=directory)
        _, last, _ = session.drain(80, first=8000)
        paints.append(last)
        memories.append(session.memory("VmHWM"))
        session.close()
    row(name, "start to full paint", paints, bar)
    row(name, "peak memory at first paint", memories, unit="MiB")


def keys(name, session, what, pressed, bar=None):
    paints, costs, sizes = [], [], []
    for key in pressed:
        paint, size, cost = session.press(key)
        paints.append(paint)
        costs.append(cost)
        sizes.append(size)
    row(name, what, paints, bar)
    print(f"         {'':<34} processor {median(costs):.2f} ms, {median(sizes):.0f} bytes a key", flush=True)


def peers(folder):
    text = os.path.join(folder, "lines.txt")
    with open(text, "w") as file:
        file.writelines(f"{number} Cấp chứng chỉ hành nghề tu bổ di tích\n" for number in range(20000))
    clean = {"HOME": folder, "XDG_CONFIG_HOME": folder}
    commands = {
        "vim": (["vim", "-u", "NONE", text], ["j"] * 20, ["i"] + list("Nguyen Thi Ngoc Anh")),
        "tig": (["tig"], ["j"] * 20, []),
        "mc": (["mc", "-d", "/usr/bin", "/usr/bin"], ["down"] * 20, []),
    }
    for name, (command, moves, letters) in commands.items():
        if not shutil.which(command[0]):
            print(f"  {name}: not installed")
            continue
        start_up(name, command, directory=ROOT, environment=clean)
        session = Session(command, environment=clean, directory=ROOT)
        session.drain(250, first=8000)
        keys(name, session, "move in a list", moves)
        if letters:
            keys(name, session, "type a letter", letters)
        session.close()


def hoso(folder):
    demo = os.path.join(folder, "demo")
    environment = {"HOME": folder, "XDG_CONFIG_HOME": folder + "/config", "XDG_DATA_HOME": folder + "/data"}
    command = [HOSO, "demo", "--directory", demo]
    warm = Session(command, environment=environment)
    warm.drain(4000, first=8000, limit=30000)
    row("hoso", "memory when idle (demo)", [warm.memory()], 40, unit="MiB")
    before = warm.processor()
    warm.drain(5000, limit=5000)
    row("hoso", "processor in 5 s of idling", [warm.processor() - before], 5)
    warm.close()
    start_up("hoso", command, environment=environment, bar=35)

    session = Session(command, environment=environment)
    session.drain(2500, first=8000)
    session.press("p", quiet=1200, first=5000)
    keys("hoso", session, "move in a list", ["down"] * 20, 1)
    keys("hoso", session, "type a letter of a search", list("tu bo di tich"), 1)
    session.press("enter", quiet=800, first=3000)
    session.press("f10", quiet=800, first=3000)
    keys("hoso", session, "type a letter into a field", list("Phan Quoc Hau"), 1)
    for text, moves in [("066090007735", 2), ("0946911303", 3)]:
        for _ in range(moves):
            session.press("down")
        session.press(text)
    for _ in range(5):
        session.press("down")
    for text in ["dak lak", "buon ma thuot", "06 Le Duan"]:
        session.press(text, quiet=300)
        session.press("enter", quiet=600)
    session.press("enter", quiet=800, first=3000)
    session.press("enter", quiet=9000, first=9000)
    session.press("s", quiet=600)
    session.press("enter", quiet=2500, first=3000)
    paint, _, cost = session.press("enter", quiet=400, first=3000)
    row("hoso", "page rendered for the first time", [paint], 50)
    session.press("v", quiet=400)
    keys("hoso", session, "move the signature box", ["left", "right", "up", "down"] * 5)
    row("hoso", "memory with a page open", [session.memory()], unit="MiB")
    session.close()


def main():
    if not os.path.exists(HOSO):
        sys.exit(f"bench: {HOSO} is missing; run `make release` first")
    size = os.path.getsize(HOSO) / 1048576
    linked = subprocess.run(["ldd", HOSO], capture_output=True, text=True, check=False).stdout
    swift = [line.split()[0] for line in linked.splitlines() if "swift" in line.lower()]
    print(f"hoso: {size:.1f} MiB, Swift runtime {'dynamic: ' + ', '.join(swift) if swift else 'linked statically'}")
    folder = tempfile.mkdtemp(prefix="hoso-bench-")
    try:
        peers(folder)
        hoso(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
