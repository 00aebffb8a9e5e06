"""Measures the terminal UI from outside, in a pseudo terminal; run it, nothing here is a test.

    python benchmarks/tui.py [--runs 9] [--python PROGRAM] [--rival NAME=COMMAND ...] [--only PART ...]

Prints, as JSON, p50, p95 and the number of readings (milliseconds unless the name says otherwise):

    start      first picture of Beranda beside a minimal Textual app and other programs, taken in turns
    workbench  opening it with 500 reports, keys, forms and typing an answer, in both usual sizes
    queue      opening and walking a queue of 10,000 reports beside one of 100
    idle       processor and bytes of a live shift in which nobody does anything

`--python` names the interpreter of an environment with LATIH!'s run-time packages only, as a participant has
it; development packages such as numpy are imported by sqlite-utils when they are there. `--rival` adds a
program to `start`, for example `--rival posting=/opt/rivals/posting/bin/posting`.
Byte code is compiled before anything is timed, as an installation does it.
"""

from __future__ import annotations

import argparse
import json
import os
import shlex
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from terminal import Reply, Spread, Terminal, program

HERE = Path(__file__).resolve().parent.parent
SMALL, WIDE = (80, 24), (120, 40)
MINIMAL = """
from textual.app import App, ComposeResult
from textual.widgets import Static
class Minimal(App):
    def compose(self) -> ComposeResult:
        yield Static("SIAP")
Minimal().run()
"""
OURS = "from trainer.app import run; raise SystemExit(run())"
HOME, READY, BENCH = b"Mulai giliran baru", b"Selamat bekerja", b"Belum Terverifikasi"
UP, DOWN, PAGE_DOWN, PAGE_UP = b"\x1b[A", b"\x1b[B", b"\x1b[6~", b"\x1b[5~"
END, TOP, ESCAPE, F1, F9 = b"\x1b[F", b"\x1b[H", b"\x1b", b"\x1bOP", b"\x1b[20~"
NEXT_QUEUE, LAST_QUEUE = b".", b","
MODALS = {"verify": b"v", "ask_data": b"t", "not_ours": b"b", "archive": b"a", "help": F1, "palette": F9}
DWELL = 1.4
LONG = 0.5
"""Seconds of silence after which a new screen counts as drawn: its first bytes come long before the picture."""

ANSWER = b"Terima kasih atas laporan Bapak dan Ibu. Petugas sudah memeriksa lokasi hari ini dan akan memperbaikinya. "

PREPARE = """
import sys
from datetime import timedelta
import msgspec
from trainer.practice.bots import ExpertBot
from trainer.practice.desk import Desk, OpenShift, wall_clock
from trainer.practice.session import Session
from trainer.scenarios.build import build_scenario, stream_plans
from trainer.sp4n.commands import VerifyAndDispose

count, clock = int(sys.argv[1]), sys.argv[2]
desk = Desk.open()
profile = desk.add_profile("Siti Pengukur", "raksabumi", "Dinas Contoh", "admin_instansi")
base = build_scenario(desk.library, "shift-harian", 1)
step = timedelta(hours=20) / count
plans = tuple(
    msgspec.structs.replace(plan, index=index, arrives=(base.starts - timedelta(hours=20) + index * step), backlog=True)
    for index, plan in enumerate(stream_plans(desk.library, "shift-harian", 1, count))
)
scenario = msgspec.structs.replace(base, plans=plans, script=())
number = desk.store.add_session(profile.id, scenario, clock, wall_clock())
session = Session.start(scenario, lambda entries, done: desk.store.append(number, entries, wall_clock(), done))
for command, unit in ExpertBot().moves(session):
    if isinstance(command, VerifyAndDispose) and command.unit in scenario.acting_for:
        session.do(command, unit=unit)
        print(command.report)
        break
"""
"""Makes a profile with one shift in which all reports wait; prints the report the trainee can answer."""


class Room:
    """A data folder with a shift of so many reports, and the program that plays it."""

    def __init__(self, python: str, folder: Path, count: int, clock: str = "giliran") -> None:
        self.environment = environment_of(folder)
        self.command = [python, "-c", OURS]
        made = subprocess.run(
            [python, "-c", PREPARE, str(count), clock], env=self.environment, check=True, capture_output=True
        )
        self.to_answer = made.stdout.strip()

    def at_the_desk(self, terminal: Terminal) -> float:
        """Go from Beranda to the workbench; the milliseconds it took."""
        terminal.until(READY)
        terminal.drain(1.0)
        terminal.forget()
        start = time.perf_counter()
        terminal.type(b"l")
        terminal.until(BENCH)
        taken = (time.perf_counter() - start) * 1000
        terminal.drain(0.5)
        return taken


def environment_of(folder: Path) -> dict[str, str]:
    """What the programs are told: their data, and a terminal that can do everything."""
    kept = {
        key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "LATIH", "TEXTUAL"))
    }
    return {
        **kept, "LATIH_DATA": str(folder), "HOME": str(folder), "PYTHONPATH": str(HERE), "PYTHONUTF8": "1",
        "PYTHONPYCACHEPREFIX": str(folder.parent / "bytecode"), "TERM": "xterm-256color", "COLORTERM": "truecolor",
    }  # fmt: skip


def start(python: str, folder: Path, rivals: Mapping[str, Sequence[str]], runs: int) -> dict[str, Any]:
    """First pictures, in turns; for the others anything that can be read counts as a picture."""
    room = Room(python, folder, 20)
    cases: dict[str, tuple[Sequence[str], bytes | None]] = {
        "minimal": ([python, "-c", MINIMAL], b"SIAP"),
        "beranda": (room.command, HOME),
        "beranda_with_data": (room.command, READY),
        **{name: (command, None) for name, command in rivals.items()},
    }
    times: dict[str, list[float]] = {name: [] for name in cases}
    work: dict[str, list[float]] = {name: [] for name in cases}
    size: dict[str, list[float]] = {name: [] for name in cases}
    for turn in range(runs + 1):
        for name, (command, mark) in cases.items():
            with program(command, room.environment, SMALL) as terminal:
                terminal.until(mark)
                taken, used = time.perf_counter() - terminal.begun, terminal.cpu()
                terminal.drain(1.0)
                if turn:
                    times[name].append(taken)
                    work[name].append(used)
                    size[name].append(terminal.memory())
    base, cost = statistics.median(times["minimal"]), statistics.median(work["minimal"])
    return {
        name: {
            "first_picture": Spread.of(times[name], 1000),
            "times_the_minimal": round(statistics.median(times[name]) / base, 2),
            "cpu": Spread.of(work[name], 1000),
            "cpu_times_the_minimal": round(statistics.median(work[name]) / cost, 2),
            "memory_at_rest_mb": Spread.of(size[name]),
        }
        for name in cases
    }


def spreads(replies: Sequence[Reply]) -> dict[str, Spread]:
    """First and last output after a key, and the bytes."""
    return {
        "first": Spread.of([reply.first for reply in replies], 1000),
        "done": Spread.of([reply.last for reply in replies], 1000),
        "bytes": Spread.of([float(reply.count) for reply in replies]),
    }


def walking(terminal: Terminal, turns: int) -> dict[str, Any]:
    """Moving in the table: within a screenful, past its edge, by pages, to the ends."""
    inside = [terminal.press(DOWN if turn % 2 == 0 else UP) for turn in range(turns)]
    past_the_edge = [terminal.press(DOWN) for _ in range(turns)][turns // 2 :]
    pages = [terminal.press(PAGE_DOWN if turn % 4 < 2 else PAGE_UP) for turn in range(turns // 2)]
    ends = [terminal.press(END if turn % 2 == 0 else TOP) for turn in range(turns // 2)]
    return {
        "row": spreads(inside),
        "row_scrolling": spreads(past_the_edge),
        "page": spreads(pages),
        "end_and_top": spreads(ends),
    }


def workbench(python: str, folder: Path, runs: int) -> dict[str, Any]:
    """The workbench with 500 reports."""
    room = Room(python, folder, 500)
    found: dict[str, Any] = {}
    for size in (SMALL, WIDE):
        opening = []
        for _ in range(max(2, runs // 2)):
            with program(room.command, room.environment, size) as terminal:
                opening.append(room.at_the_desk(terminal))
                memory = terminal.memory()
        with program(room.command, room.environment, size) as terminal:
            room.at_the_desk(terminal)
            figures = {"open": Spread.of(opening), "memory_mb": round(memory, 1), **walking(terminal, 20)}
            time.sleep(DWELL)
            figures["modals"] = modals(terminal, runs)
            figures["typing"] = typing(terminal, room.to_answer)
            figures["memory_after_answering_mb"] = round(terminal.memory(), 1)
        found[f"{size[0]}x{size[1]}"] = figures
    return found


def modals(terminal: Terminal, turns: int) -> dict[str, Any]:
    """Opening and closing; the first opening also imports. Closing holds the 100 ms Textual waits after Esc."""
    found: dict[str, Any] = {}
    for name, key in MODALS.items():
        first = terminal.press(key, LONG)
        closing = [terminal.press(ESCAPE, LONG)]
        opening = []
        for _ in range(turns):
            opening.append(terminal.press(key, LONG))
            closing.append(terminal.press(ESCAPE, LONG))
        found[name] = {
            "first_time": round(first.last * 1000, 1), **spreads(opening), "close": spreads(closing)["done"],
        }  # fmt: skip
    return found


def typing(terminal: Terminal, report: bytes) -> dict[str, Any]:
    """An answer typed at five letters a second, while the live checks come and go; each letter is timed."""
    for key in (b"/", *(report[at : at + 1] for at in range(len(report))), b"\r", b"j"):
        terminal.press(key, 0.4)
    terminal.press(ANSWER, 1.5)
    letters = []
    for place in range(0, 3 * len(ANSWER), 2):
        letters.append(terminal.press(ANSWER[place % len(ANSWER) :][:1], 0.15 if place % 16 else 0.9))
    within = [Reply(each.first, each.first, each.count) for each in letters if each.count]
    return {"letter_to_picture": spreads(within)["first"], "unanswered": len(letters) - len(within)}


def queue(python: str, folder: Path) -> dict[str, Any]:
    """The same moves with 100 and with 10,000 reports; going to a queue is `.`, from the empty one back `,`."""
    found: dict[str, Any] = {}
    for count in (100, 10_000):
        room = Room(python, folder / str(count), count)
        with program(room.command, room.environment, SMALL) as terminal:
            opened = room.at_the_desk(terminal)
            terminal.press(NEXT_QUEUE)
            there, back = [], []
            for _ in range(9):
                there.append(terminal.press(NEXT_QUEUE))
                back.append(terminal.press(LAST_QUEUE))
            found[str(count)] = {
                "open_the_stored_shift": round(opened, 1), "open_the_queue": spreads(back)["done"],
                **walking(terminal, 20), "memory_mb": round(terminal.memory(), 1),
            }  # fmt: skip
    more = found["10000"]["open_the_queue"].p50 - found["100"]["open_the_queue"].p50
    return {**found, "ten_thousand_add_ms": round(more, 1)}


def idle(python: str, folder: Path) -> dict[str, Any]:
    """A live shift left alone for twenty seconds, after everything has settled."""
    seconds = 20.0
    room = Room(python, folder, 100, "langsung")
    with program(room.command, room.environment, WIDE) as terminal:
        room.at_the_desk(terminal)
        terminal.read_for(5)
        before = terminal.cpu()
        count = terminal.read_for(seconds)
        return {
            "cpu_percent_of_a_core": round((terminal.cpu() - before) / seconds * 100, 2),
            "bytes_a_second": round(count / seconds),
        }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--rival", action="append", default=[], metavar="NAME=COMMAND")
    parser.add_argument("--only", nargs="*", default=["start", "workbench", "queue", "idle"])
    wanted = parser.parse_args()
    rivals: dict[str, Sequence[str]] = {}
    for text in wanted.rival:
        name, _, command = text.partition("=")
        if Path(shlex.split(command)[0]).is_file():
            rivals[name] = shlex.split(command)
        else:
            print(f"{name} is not installed at {command}; it is left out.", file=sys.stderr)
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        parts = {
            "start": lambda: start(wanted.python, base / "start", rivals, wanted.runs),
            "workbench": lambda: workbench(wanted.python, base / "workbench", wanted.runs),
            "queue": lambda: queue(wanted.python, base / "queue"),
            "idle": lambda: idle(wanted.python, base / "idle"),
        }
        load = [round(os.getloadavg()[0], 2)]
        figures = {name: parts[name]() for name in wanted.only}
        load.append(round(os.getloadavg()[0], 2))
    print(json.dumps({**named(figures), "load_average_before_and_after": load}, indent=2))


def named(figures: Any) -> Any:
    """Spreads with their names, for whoever reads the JSON."""
    if isinstance(figures, Spread):
        return figures._asdict()
    return {key: named(value) for key, value in figures.items()} if isinstance(figures, dict) else figures


if __name__ == "__main__":
    main()
