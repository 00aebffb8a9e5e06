"""A fault of ours reaches a person as one sentence, with the details in a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from trainer.__main__ import last_words


def fault() -> ZeroDivisionError:
    try:
        raise ZeroDivisionError("nol")
    except ZeroDivisionError as problem:
        return problem


def test_a_fault_is_one_sentence_and_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LATIH_DATA", str(tmp_path))
    problem = fault()
    last_words(type(problem), problem, problem.__traceback__)
    said = capsys.readouterr().err
    assert "Traceback" not in said
    assert len(said.strip().splitlines()) == 1
    (kept,) = tmp_path.glob("galat-*.txt")
    assert "ZeroDivisionError: nol" in kept.read_text(encoding="utf-8")


def test_a_fault_without_a_folder_is_still_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    blocker = tmp_path / "berkas"
    blocker.write_text("")
    monkeypatch.setenv("LATIH_DATA", str(blocker / "data"))
    problem = fault()
    last_words(type(problem), problem, problem.__traceback__)
    assert "tidak dapat disimpan" in capsys.readouterr().err
