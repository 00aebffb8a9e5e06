"""What a participant's process is given, what it may use, and that nothing outlives the server."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import aiohttp
import pytest
from click.testing import CliRunner
from house import CODE, alive, echo_command, eventually, served

from trainer.cli.root import run as run_command
from trainer.cli.serving import serve as serve_command
from trainer.practice.store import Store
from trainer.serving.confinement import Limits
from trainer.serving.environment import PASSED_ON, child_environment
from trainer.serving.guardian import groups_left
from trainer.serving.people import person_named
from trainer.serving.room import RoomPlan
from trainer.serving.server import ServingPlan, greeting
from trainer.serving.tickets import TicketOffice

SECRET = "kunci-rahasia-untuk-uji"
SERVE = """
import sys
from pathlib import Path
from trainer.serving.room import RoomPlan
from trainer.serving.server import ServingPlan, serve
data, port, *command = sys.argv[1:]
room = RoomPlan(Path(data), stagger=0.0, patience=0.5, command=tuple(command))
serve(ServingPlan(room, "KELAS7", port=int(port), secret=b"kunci-rahasia-untuk-uji"), lambda line: print(line, flush=True))
"""


# The environment


def test_the_environment_is_an_allow_list(tmp_path: Path) -> None:
    server = {
        "LANG": "id_ID.UTF-8", "LATIH_RAHASIA": SECRET, "DATABASE_URL": "x", "SSH_AUTH_SOCK": "x", "HOME": "/rumah",
        "PATH": "/aneh", "LATIH_DATA": "/lain", "TEXTUAL_LOG": "x", "PYTHONSTARTUP": "x", "LD_PRELOAD": "x",
    }  # fmt: skip
    given = child_environment(person_named("Siti"), tmp_path, 80, 24, server)
    assert given["LANG"] == "id_ID.UTF-8"
    assert given["LATIH_DATA"] == given["HOME"] == str(tmp_path)
    assert given["LATIH_NAMA"] == "Siti"
    assert given["TEXTUAL_ANIMATIONS"] == "none"
    assert given["PATH"] == os.defpath
    assert not {
        "LATIH_RAHASIA",
        "DATABASE_URL",
        "SSH_AUTH_SOCK",
        "TEXTUAL_LOG",
        "PYTHONSTARTUP",
        "LD_PRELOAD",
    } & set(given)
    assert SECRET not in given.values()
    assert not any("RAHASIA" in name for name in PASSED_ON)


# The limits


def limited(code: str) -> subprocess.CompletedProcess[str]:
    source = f"from trainer.serving.confinement import Limits, confine\nconfine(Limits())\n{code}"
    return subprocess.run(
        [sys.executable, "-c", source], capture_output=True, text=True, timeout=30, check=False
    )


def test_a_process_has_upper_bounds() -> None:
    done = limited(
        "import json, resource as r\n"
        "print(json.dumps([r.getrlimit(k)[0] for k in (r.RLIMIT_AS, r.RLIMIT_CPU, r.RLIMIT_NOFILE, r.RLIMIT_FSIZE, r.RLIMIT_CORE)]))"
    )
    limits = Limits()
    assert json.loads(done.stdout) == [limits.memory, limits.cpu, limits.files, limits.file_size, 0]


def test_a_process_that_wants_all_memory_fails_alone() -> None:
    assert "MemoryError" in limited("bytearray(4 << 30)").stderr


# Nothing outlives the server


def test_the_guardian_remembers_only_who_still_runs() -> None:
    assert groups_left(["+20\n", "+30\n", "-20\n", "+1\n", "+0\n", "x\n", "+\n", "-99\n"]) == [30]


@contextmanager
def a_server(tmp_path: Path, *modes: str) -> Iterator[tuple[subprocess.Popen[str], int]]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-c", SERVE, str(tmp_path), str(port), *echo_command(*modes)]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    while "Ctrl+C" not in server.stdout.readline():
        assert server.poll() is None
    try:
        yield server, port
    finally:
        server.kill()
        server.wait()
        server.stdout.close()


async def begin(port: int, tmp_path: Path) -> list[int]:
    """Connect once; return the process and what it started."""
    ticket = TicketOffice(SECRET.encode()).issue(person_named("Siti"))
    origin = f"http://127.0.0.1:{port}"
    async with aiohttp.ClientSession() as client:
        await client.ws_connect(f"{origin}/r/{ticket}/ws", headers={"Origin": origin})
        file = tmp_path / "peserta" / person_named("Siti").id / "started.json"
        await eventually(lambda: file.exists() and file.read_text().endswith("}"))
        facts = json.loads(file.read_text())
        return [facts["pid"], facts["grandchild"]]


async def test_a_killed_server_leaves_no_process_behind(tmp_path: Path) -> None:
    with a_server(tmp_path, "stubborn", "parent") as (server, port):
        pids = await begin(port, tmp_path)
        assert all(alive(pid) for pid in pids)
        server.kill()
        await eventually(lambda: not any(alive(pid) for pid in pids))


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_a_stopped_server_ends_cleanly_and_leaves_no_process_behind(
    tmp_path: Path, number: int
) -> None:
    with a_server(tmp_path, "stubborn", "parent") as (server, port):
        pids = await begin(port, tmp_path)
        server.send_signal(number)
        assert await asyncio.to_thread(server.wait, 10) == 0
        await eventually(lambda: not any(alive(pid) for pid in pids))


def wait_for(condition: Callable[[], bool]) -> None:
    for _ in range(500):
        if condition():
            return
        time.sleep(0.02)
    raise AssertionError("never happened")


def test_a_process_follows_its_parent_even_without_the_guardian(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    child = (
        "import os, time, pathlib\nfrom trainer.serving.confinement import follow\nfollow(os.getppid())\n"
        f"pathlib.Path({str(note)!r}).write_text(str(os.getpid()))\ntime.sleep(60)"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"]
    )
    wait_for(lambda: note.exists() and note.read_text().isdigit())
    parent.kill()
    parent.wait()
    wait_for(lambda: not alive(int(note.read_text())))


# The trainer itself


async def test_the_real_trainer_opens_with_the_participants_own_profile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LATIH_RAHASIA", SECRET)
    async with served(tmp_path, command=None) as house:
        tab = await house.tab("Siti Aminah", "width=100&height=30")
        await tab.sees("Siti Aminah")
        seat = house.room.seat_of(person_named("Siti Aminah"))
        assert seat is not None
        assert SECRET.encode() not in Path(f"/proc/{seat.child.pid}/environ").read_bytes()
        store = Store(house.folder("Siti Aminah") / "latihan.sqlite3")
        assert [profile.name for profile in store.profiles()] == ["Siti Aminah"]
        store.close()
        await tab.socket.close()
        again = await house.tab("Siti Aminah", "width=90&height=25")
        await again.sees("Siti Aminah")


# What the trainer of the room reads


def plan(host: str) -> ServingPlan:
    return ServingPlan(RoomPlan(Path("data")), CODE, host)


def test_an_open_network_is_warned_about_and_loopback_is_not() -> None:
    assert not any("PERINGATAN" in line for line in greeting(plan("127.0.0.1")))
    assert any("PERINGATAN" in line and "tanpa TLS" in line for line in greeting(plan("0.0.0.0")))


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = run_command(["serve", *arguments])
    return code, capsys.readouterr().err.strip()


def test_a_port_in_use_is_one_sentence(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        code, sentence = said(capsys, "--port", str(port), "--data", str(tmp_path))
    assert code == 1
    assert sentence == f"Port {port} sedang dipakai program lain. Pilih port lain dengan --port."


@pytest.mark.parametrize(
    ("arguments", "code", "word"),
    [
        (("--kode", "AB"), 2, "terlalu pendek"),
        (("--port", "0"), 2, "--port"),
        (("--max", "0"), 2, "--max"),
        (("--host", "198.51.100.7"), 1, "bukan milik komputer ini"),
        (("--host", "tidak.ada.invalid"), 1, "tidak dikenal"),
    ],
)
def test_mistakes_are_one_sentence(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, arguments: tuple[str, ...], code: int, word: str
) -> None:
    got, sentence = said(capsys, *arguments, "--data", str(tmp_path))
    assert got == code
    assert word in sentence
    assert "\n" not in sentence


def test_a_data_folder_that_is_a_file_is_one_sentence(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "berkas").write_text("x")
    code, sentence = said(capsys, "--port", "18917", "--data", str(tmp_path / "berkas" / "dalam"))
    assert code == 1
    assert "--data" in sentence


def test_a_short_signing_key_is_refused(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LATIH_RAHASIA", "pendek")
    code, sentence = said(capsys)
    assert code == 2
    assert "LATIH_RAHASIA" in sentence


def test_help_is_indonesian() -> None:
    text = CliRunner().invoke(serve_command, ["--help"]).output
    assert "Kode ruang" in text
    assert "Usage" not in text
