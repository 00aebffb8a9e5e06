"""The store keeps what was confirmed and refuses what it cannot keep, in one sentence."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from trainer.practice.migrations import NEWEST
from trainer.practice.session import Session
from trainer.practice.store import Store, StoreError
from trainer.scenarios.scenario import Scenario

NOW = "2026-11-21T08:00:00+00:00"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "data" / "latihan.sqlite3")


def new_session(store: Store, scenario: Scenario) -> int:
    profile = store.add_profile("Rina Kartika", "raksabumi", "Diskominfo", "admin_instansi", NOW)
    return store.add_session(profile.id, scenario, "giliran", NOW)


def test_a_session_comes_back_exactly(store: Store, orientation: Scenario) -> None:
    number = new_session(store, orientation)
    session = Session.start(
        orientation, lambda entries, finished: store.append(number, entries, NOW, finished)
    )
    session.skip()
    scenario, entries = store.load(number)
    assert scenario == orientation
    assert list(entries) == session.entries
    assert not store.session(number).finished


def test_two_windows_cannot_write_the_same_session(store: Store, orientation: Scenario) -> None:
    number = new_session(store, orientation)

    def sink(entries, finished):  # type: ignore[no-untyped-def]
        store.append(number, entries, NOW, finished)

    first = Session.start(orientation, sink)
    second = Session.resume(orientation, tuple(first.entries), sink)
    first.skip()
    before = len(second.entries)
    with pytest.raises(StoreError, match="jendela lain"):
        second.skip()
    assert len(second.entries) == before, "the refused window must not believe that time has passed"


def test_an_edited_log_entry_is_noticed(store: Store, orientation: Scenario) -> None:
    number = new_session(store, orientation)
    Session.start(orientation, lambda entries, finished: store.append(number, entries, NOW, finished)).skip()
    with sqlite3.connect(store.path) as db:
        db.execute(
            "update log set entry = replace(entry, 'giliran dimulai', 'giliran dimulau') where seq = 0"
        )
    with pytest.raises(StoreError, match="diubah pada langkah ke-1"):
        store.load(number)


def test_a_missing_log_entry_is_noticed(store: Store, orientation: Scenario) -> None:
    number = new_session(store, orientation)
    session = Session.start(
        orientation, lambda entries, finished: store.append(number, entries, NOW, finished)
    )
    session.skip()
    with sqlite3.connect(store.path) as db:
        db.execute("delete from log where seq = (select max(seq) from log)")
    with pytest.raises(StoreError, match="tidak lengkap"):
        store.load(number)


def test_a_newer_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "baru.sqlite3"
    with sqlite3.connect(path) as db:
        db.execute(f"pragma user_version = {NEWEST + 1}")
    with pytest.raises(StoreError, match="lebih baru"):
        Store(path)
    with sqlite3.connect(path) as db:
        assert db.execute("pragma user_version").fetchone()[0] == NEWEST + 1


def test_a_file_that_is_no_database_is_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "rusak.sqlite3"
    path.write_bytes(b"bukan basis data" * 100)
    with pytest.raises(StoreError, match="rusak"):
        Store(path)
    assert path.read_bytes().startswith(b"bukan")


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    blocker = tmp_path / "berkas"
    blocker.write_text("di sini harusnya folder")
    with pytest.raises(StoreError, match="LATIH_DATA"):
        Store(blocker / "latihan.sqlite3")


def play_until_full(session: Session) -> list[int]:
    """Let time run until the disk is full; return the numbers of the entries that had been confirmed."""
    while True:
        seen = [entry.seq for entry in session.entries]
        try:
            session.skip()
        except StoreError as problem:
            if "penuh" not in str(problem):
                raise
            return seen


def test_a_full_disk_loses_nothing(store: Store, orientation: Scenario) -> None:
    number = new_session(store, orientation)
    session = Session.start(
        orientation, lambda entries, finished: store.append(number, entries, NOW, finished)
    )
    pages = store._connection.execute("pragma page_count").fetchone()[0]
    store._connection.execute(f"pragma max_page_count = {pages}")
    seen = play_until_full(session)
    assert [entry.seq for entry in session.entries] == seen
    store._connection.execute("pragma max_page_count = 1000000")
    _, entries = store.load(number)
    assert list(entries) == session.entries
    session.skip()
    assert list(store.load(number)[1]) == session.entries


def test_drafts_survive_and_go(store: Store, orientation: Scenario) -> None:
    number = new_session(store, orientation)
    fields = {"text": "Yth. [/x] Bapak\x1b[31m", "final": True}
    store.save_draft(number, 9900001, "tindak_lanjut", fields, NOW)
    again = Store(store.path)
    assert again.draft(number, 9900001, "tindak_lanjut") == fields
    again.drop_draft(number, 9900001, "tindak_lanjut")
    assert store.draft(number, 9900001, "tindak_lanjut") is None


def test_names_are_data_not_sql(store: Store) -> None:
    evil = "Robert'); drop table profiles;--"
    store.add_profile(evil, "raksabumi", "", "admin_instansi", NOW)
    assert [profile.name for profile in store.profiles()] == [evil]


def test_an_unknown_number_is_a_sentence(store: Store) -> None:
    with pytest.raises(StoreError, match="nomor 99"):
        store.load(99)
