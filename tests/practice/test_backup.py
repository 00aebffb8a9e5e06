"""A backup is whole or not there, and a restore never loses what was there before."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from trainer.practice import backup, migrations
from trainer.practice.backup import BackupError, back_up, inspect, restore, restore_into
from trainer.practice.desk import Desk
from trainer.practice.session import Session
from trainer.practice.store import Store
from trainer.scenarios.library import Library
from trainer.scenarios.scenario import Scenario

NOW = "2026-11-21T08:00:00+00:00"


@pytest.fixture
def store(tmp_path: Path, orientation: Scenario) -> Iterator[Store]:
    store = Store(tmp_path / "data" / "latihan.sqlite3")
    profile = store.add_profile("Rina Kartika", "raksabumi", "Diskominfo", "admin_instansi", NOW)
    number = store.add_session(profile.id, orientation, "giliran", NOW)
    Session.start(orientation, lambda entries, finished: store.append(number, entries, NOW, finished)).skip()
    yield store
    store.close()


def test_a_backup_is_one_file_with_everything_in_it(store: Store, tmp_path: Path) -> None:
    target = tmp_path / "usb" / "cadangan.sqlite3"
    contents = back_up(store.path, target)
    assert (contents.profiles, contents.sessions) == (1, 1)
    assert [path.name for path in target.parent.iterdir()] == ["cadangan.sqlite3"]
    with closing(Store(target)) as copy:
        assert copy.load(1) == store.load(1)


def test_an_existing_backup_is_never_overwritten(store: Store, tmp_path: Path) -> None:
    target = tmp_path / "cadangan.sqlite3"
    target.write_text("penting")
    with pytest.raises(BackupError, match="sudah ada"):
        back_up(store.path, target)
    assert target.read_text() == "penting"


def test_a_folder_that_cannot_be_written_is_a_sentence(store: Store, tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("bukan folder")
    with pytest.raises(BackupError, match="Pilih folder lain"):
        back_up(store.path, tmp_path / "berkas" / "cadangan.sqlite3")


def test_a_restore_brings_back_and_keeps_a_copy_of_what_was_there(store: Store, tmp_path: Path) -> None:
    target = tmp_path / "cadangan.sqlite3"
    back_up(store.path, target)
    store.add_profile("Orang Kedua", "raksabumi", "", "admin_instansi", NOW)
    store.close()
    done = restore(store.path, target, NOW)
    assert done.contents.profiles == 1
    with closing(Store(store.path)) as again, closing(Store(done.copy)) as kept:
        assert [profile.name for profile in again.profiles()] == ["Rina Kartika"]
        assert [profile.name for profile in kept.profiles()] == ["Rina Kartika", "Orang Kedua"]
        assert again.load(1) == kept.load(1)
    assert "sebelum-pulih-20261121-080000" in done.copy.name
    assert not list(store.path.parent.glob(".latih-*"))


def test_a_store_open_in_another_window_is_left_alone(store: Store, tmp_path: Path) -> None:
    target = tmp_path / "cadangan.sqlite3"
    back_up(store.path, target)
    store.add_profile("Orang Kedua", "raksabumi", "", "admin_instansi", NOW)
    with pytest.raises(BackupError, match="jendela lain"):
        restore(store.path, target, NOW)
    assert len(store.profiles()) == 2
    assert not list(store.path.parent.glob("*sebelum-pulih*"))


def test_two_restores_in_the_same_second_keep_two_copies(store: Store, tmp_path: Path) -> None:
    target = tmp_path / "cadangan.sqlite3"
    back_up(store.path, target)
    store.close()
    assert restore(store.path, target, NOW).copy != restore(store.path, target, NOW).copy


def test_an_open_desk_goes_on_with_the_restored_data(store: Store, tmp_path: Path, library: Library) -> None:
    target = tmp_path / "cadangan.sqlite3"
    back_up(store.path, target)
    store.add_profile("Orang Kedua", "raksabumi", "", "admin_instansi", NOW)
    desk = Desk(store, library, now=lambda: NOW)
    restore_into(desk, target, NOW)
    assert [profile.name for profile in desk.store.profiles()] == ["Rina Kartika"]
    with pytest.raises(BackupError, match="tidak ditemukan"):
        restore_into(desk, tmp_path / "tidak-ada.sqlite3", NOW)
    assert len(desk.store.profiles()) == 1, "the desk still works after a refused restore"
    desk.store.close()


def test_a_backup_of_an_older_version_is_migrated(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "cadangan.sqlite3"
    back_up(store.path, target)
    store.close()
    steps = (*migrations.STEPS, ("alter table profiles add column catatan text not null default ''",))
    monkeypatch.setattr(migrations, "STEPS", steps)
    monkeypatch.setattr(migrations, "NEWEST", len(steps))
    monkeypatch.setattr(backup, "NEWEST", len(steps))
    done = restore(store.path, target, NOW)
    assert done.contents.version == len(steps)
    with closing(sqlite3.connect(store.path)) as db:
        assert db.execute("select catatan from profiles").fetchall() == [("",)]


def test_what_is_no_backup_is_refused_in_one_sentence(store: Store, tmp_path: Path) -> None:
    target = tmp_path / "cadangan.sqlite3"
    back_up(store.path, target)
    strange = tmp_path / "catatan.txt"
    strange.write_text("bukan basis data " * 100)
    empty = tmp_path / "lain.sqlite3"
    with closing(sqlite3.connect(empty)) as db:
        db.execute("create table lain(x)")
    newer = tmp_path / "baru.sqlite3"
    back_up(store.path, newer)
    with closing(sqlite3.connect(newer)) as db:
        db.execute("pragma user_version = 99")
    cut = tmp_path / "terpotong.sqlite3"
    cut.write_bytes(target.read_bytes()[: target.stat().st_size // 2])
    store.close()
    for path, words in (
        (strange, "Pilih berkas"),
        (empty, "bukan cadangan"),
        (newer, "lebih baru"),
        (cut, "rusak"),
    ):
        with pytest.raises(BackupError, match=words):
            restore(store.path, path, NOW)
    with pytest.raises(BackupError, match="sedang dipakai"):
        restore(store.path, store.path, NOW)
    assert inspect(store.path).profiles == 1
