"""An exported session is whole or refused, in one sentence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from trainer.practice.journal import JournalError, read_session, write_session
from trainer.practice.session import Session


@pytest.fixture
def exported(tmp_path: Path, played: Session) -> Path:
    path = tmp_path / "giliran.json"
    write_session(path, played.scenario, played.entries, "Rina", "giliran", "2026-11-21T08:00:00+00:00")
    return path


def test_a_session_travels_unchanged(exported: Path, played: Session) -> None:
    file, scenario, entries = read_session(exported)
    assert (file.player, scenario, list(entries)) == ("Rina", played.scenario, played.entries)


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.9, 0.999])
def test_a_cut_file_is_refused(exported: Path, share: float) -> None:
    data = exported.read_bytes()
    exported.write_bytes(data[: int(len(data) * share)])
    with pytest.raises(JournalError, match=r"terpotong|bukan berkas giliran"):
        read_session(exported)


def test_an_edited_player_is_noticed(exported: Path) -> None:
    raw = json.loads(exported.read_text(encoding="utf-8"))
    raw["player"] = "Orang Lain"
    exported.write_text(json.dumps(raw), encoding="utf-8")
    with pytest.raises(JournalError, match="diubah"):
        read_session(exported)


def test_an_edited_move_is_noticed(exported: Path) -> None:
    raw = json.loads(exported.read_text(encoding="utf-8"))
    raw["log"][3]["entry"] = raw["log"][3]["entry"].replace('"seq":3', '"seq":3 ')
    exported.write_text(json.dumps(raw), encoding="utf-8")
    with pytest.raises(JournalError, match="langkah ke-4"):
        read_session(exported)


def test_a_left_out_move_is_noticed(exported: Path) -> None:
    raw = json.loads(exported.read_text(encoding="utf-8"))
    del raw["log"][-1]
    exported.write_text(json.dumps(raw), encoding="utf-8")
    with pytest.raises(JournalError, match="diubah"):
        read_session(exported)


def test_a_newer_file_asks_for_an_update(exported: Path) -> None:
    raw = json.loads(exported.read_text(encoding="utf-8"))
    raw["version"] = 99
    exported.write_text(json.dumps(raw), encoding="utf-8")
    with pytest.raises(JournalError, match="Perbarui"):
        read_session(exported)


def test_a_missing_file_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(JournalError, match="tidak ditemukan"):
        read_session(tmp_path / "tiada.json")


def test_a_folder_in_the_way_is_a_sentence(tmp_path: Path, played: Session) -> None:
    (tmp_path / "x.json").mkdir()
    with pytest.raises(JournalError, match="tidak dapat ditulis"):
        write_session(tmp_path / "x.json", played.scenario, played.entries, "", "giliran", "")
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".x")] == []
