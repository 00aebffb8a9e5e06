"""Start LATIH! on a machine with nothing but Python 3.11+.

    python3 latih.py            open the trainer (Windows: py latih.py)
    python3 latih.py demo       any subcommand; `--help` lists them

On first use this makes a private environment beside this file (or in the home folder when this folder
cannot be written), installs what is needed, and from then on starts at once. Standard library only.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable, Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
SILENT_FOR = 2.0
"""Seconds a second window waits before it says what for."""

STOPPED = 130
"""Exit code after Ctrl+C."""

HELD_ELSEWHERE = (errno.EAGAIN, errno.EACCES, errno.EDEADLK)
"""What the systems say when another process holds a lock."""


def fail(sentence: str) -> int:
    """Tell the person what went wrong and what to do next; return the exit code."""
    print(sentence, file=sys.stderr)
    return 1


def environment_folder() -> Path:
    """Where the private environment lives: beside this file, else in the home folder."""
    beside = HERE / ".latih-env"
    return beside if beside.is_dir() or can_be_written(HERE) else Path.home() / ".latih-env"


def can_be_written(folder: Path) -> bool:
    """Whether a file can be made in a folder; Windows tells only when one tries."""
    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def environment_python(folder: Path) -> Path:
    """The environment's own interpreter."""
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def requirements(extra: str | None) -> list[str]:
    """What pyproject.toml asks for, with the extra's packages when one is named."""
    import tomllib

    project = tomllib.loads((HERE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = list(project["dependencies"])
    if extra:
        wanted += project["optional-dependencies"][extra]
    return wanted


def stamp_of(wanted: list[str]) -> str:
    """A fingerprint of the wanted packages, their pinned versions and this interpreter."""
    pins = (HERE / "constraints.txt").read_bytes()
    text = "\n".join([*sorted(wanted), sys.version, str(HERE)]).encode()
    return hashlib.sha256(text + pins).hexdigest()


@contextlib.contextmanager
def only_one(folder: Path) -> Iterator[None]:
    """Let one window install at a time; the others wait for it.

    The system gives the lock back when the window that holds it is closed or killed. On a file system that
    knows no locks nobody waits.
    """
    with folder.with_name(folder.name + ".lock").open("a+b") as lock:
        begun, told = time.monotonic(), False
        while not _taken(lock.fileno()):
            if not told and time.monotonic() - begun > SILENT_FOR:
                print("Jendela lain sedang menyiapkan LATIH!; menunggu sampai selesai ...", file=sys.stderr)
                told = True
            time.sleep(0.3)
        yield


def _taken(handle: int) -> bool:
    """Whether the lock is ours now, or there are no locks here."""
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(handle, 0, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as problem:
        return problem.errno not in HELD_ELSEWHERE
    return True


def prepare(extra: str | None = None) -> Path:
    """Return the interpreter of a ready environment, making or updating it when needed.

    Raises:
        RuntimeError: with one clear sentence, when it could not be made.
    """
    folder = environment_folder()
    wanted = requirements(extra)
    stamp, python = stamp_of(wanted), environment_python(folder)
    mark = folder / f"siap-{extra or 'pakai'}.txt"
    if mark.is_file() and mark.read_text(encoding="utf-8") == stamp and python.exists():
        return python
    folder.parent.mkdir(parents=True, exist_ok=True)
    with only_one(folder):
        if mark.is_file() and mark.read_text(encoding="utf-8") == stamp and python.exists():
            return python
        print(
            "Menyiapkan LATIH! untuk pertama kali (perlu internet, satu sampai tiga menit) ...",
            file=sys.stderr,
        )
        try:
            venv.EnvBuilder(with_pip=True, clear=not python.exists()).create(folder)
        except (OSError, subprocess.CalledProcessError) as problem:
            raise RuntimeError(
                f"Lingkungan Python tidak dapat dibuat di {folder} ({problem}). "
                "Pasang modul venv (Debian/Ubuntu: paket python3-venv) atau pilih folder yang dapat ditulis, lalu ulangi."
            ) from None
        command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        done = subprocess.run([*command, "-c", str(HERE / "constraints.txt"), *wanted], check=False)
        if done.returncode:
            raise RuntimeError(
                "Paket yang dibutuhkan belum terpasang. Periksa sambungan internet, lalu jalankan perintah yang sama sekali lagi."
            )
        partial = mark.with_suffix(".baru")
        partial.write_text(stamp, encoding="utf-8")
        partial.replace(mark)
    return python


def main(arguments: list[str]) -> int:
    """Prepare the environment and hand over to the trainer."""
    if sys.version_info < (3, 11):
        return fail("LATIH! memerlukan Python 3.11 atau lebih baru. Pasang dari python.org, lalu ulangi.")
    try:
        python = prepare()
    except RuntimeError as problem:
        return fail(str(problem))
    except OSError as problem:
        return fail(
            f"LATIH! belum dapat disiapkan: {problem}. Pastikan ada ruang kosong dan izin menulis, lalu ulangi."
        )
    environment = dict(os.environ, PYTHONPATH=str(HERE), PYTHONUTF8="1")
    command = [str(python), "-m", "trainer", *arguments]
    if os.name == "nt":
        return subprocess.run(command, env=environment, check=False).returncode
    os.execve(python, command, environment)


def stopped_is_no_fault(run: Callable[[list[str]], int], arguments: list[str]) -> int:
    """Run something that people may stop with Ctrl+C; what was half installed is finished the next time."""
    try:
        return run(arguments)
    except KeyboardInterrupt:
        print("Dihentikan.", file=sys.stderr)
        return STOPPED


if __name__ == "__main__":
    raise SystemExit(stopped_is_no_fault(main, sys.argv[1:]))
