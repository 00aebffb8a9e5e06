"""The start script speaks plainly when it cannot start, and never half-installs."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest

import latih

ROOT = Path(__file__).resolve().parents[2]


def test_an_old_python_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 0))
    assert latih.main([]) == 1
    said = capsys.readouterr().err.strip()
    assert "3.11" in said
    assert len(said.splitlines()) == 1


def test_the_stamp_follows_the_wanted_packages() -> None:
    plain = latih.requirements(None)
    assert latih.stamp_of(plain) == latih.stamp_of(list(reversed(plain)))
    assert latih.stamp_of(plain) != latih.stamp_of(latih.requirements("dev"))


def test_every_wanted_package_is_pinned() -> None:
    pins = {
        line.split("==")[0].lower().replace("_", "-")
        for line in (ROOT / "constraints.txt").read_text().splitlines()
    }
    for wanted in latih.requirements("dev"):
        name = wanted
        for mark in "<>=!~[; ":
            name = name.split(mark)[0]
        assert name.lower().replace("_", "-") in pins, wanted


def test_a_failed_installation_is_a_sentence_and_leaves_no_mark(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(latih, "environment_folder", lambda: tmp_path / "env")
    monkeypatch.setattr(latih, "requirements", lambda extra: ["paket-yang-tidak-ada-di-mana-pun==0"])
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_DISABLE_PIP_VERSION_CHECK", "1")
    assert latih.main([]) == 1
    assert "sambungan internet" in capsys.readouterr().err
    assert not list((tmp_path / "env").glob("siap-*.txt"))


HOLD = """
import sys, time
from pathlib import Path
sys.path.insert(0, sys.argv[1])
import latih
with latih.only_one(Path(sys.argv[2])):
    print("dipegang", flush=True)
    time.sleep(60)
"""


def test_a_window_that_was_killed_leaves_no_lock_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(latih, "SILENT_FOR", 0.1)
    folder = tmp_path / "env"
    command = [sys.executable, "-c", HOLD, str(ROOT), str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline().strip() == "dipegang"
        threading.Timer(1.0, other.kill).start()
        with latih.only_one(folder):
            said = capsys.readouterr().err
    assert "Jendela lain sedang menyiapkan" in said


def test_stopping_it_is_one_word_and_no_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted(_arguments: list[str]) -> int:
        raise KeyboardInterrupt

    assert latih.stopped_is_no_fault(interrupted, []) == 130
    assert capsys.readouterr().err == "Dihentikan.\n"


def test_a_folder_that_cannot_be_written_sends_the_environment_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(**_where: object) -> None:
        raise PermissionError

    monkeypatch.setattr(latih, "HERE", tmp_path)
    assert latih.environment_folder() == tmp_path / ".latih-env"
    monkeypatch.setattr(latih.tempfile, "TemporaryFile", refuse)
    assert latih.environment_folder() == Path.home() / ".latih-env"


def test_the_scripts_need_nothing_but_the_standard_library() -> None:
    script = "import sys; sys.path.insert(0, sys.argv[1]); import latih, uji; print(sorted(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-S", "-c", script, str(ROOT)], capture_output=True, text=True, check=True
    )
    assert "trainer" not in done.stdout
    assert "msgspec" not in done.stdout
